import { undrawableWords } from "#domain/policy";
import { defineGuardrail } from "#governance/define-guardrail";

export default defineGuardrail({
  name: "undrawable",
  sentence: "A document with characters that no font here has is not issued: a person changes it, or adds the font.",
  workflows: ["invoicing"],
  test({ undrawable }) {
    return undrawable === undefined ? null : undrawableWords(undrawable);
  },
});
