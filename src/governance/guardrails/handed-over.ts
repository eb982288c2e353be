import { defineGuardrail } from "#governance/define-guardrail";

export default defineGuardrail({
  name: "handed-over",
  sentence: "What a customer has already is taken back and replaced only when a person says so.",
  workflows: ["invoicing"],
  test({ replaces }) {
    if (replaces?.handedOver !== true) return null;
    return `${replaces.name} was sent already, so a person says whether it is taken back and replaced.`;
  },
});
