import { missingWords } from "#domain/business";
import { defineGuardrail } from "#governance/define-guardrail";

export default defineGuardrail({
  name: "not-set-up",
  sentence: "Until the business has a name and a way to be paid, nothing goes out by itself.",
  workflows: "all",
  test({ missing = [] }) {
    if (missing.length === 0) return null;
    return `Your business has ${missingWords(missing)} yet, so nothing goes out by itself.`;
  },
});
