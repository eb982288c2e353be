import { defineGuardrail } from "#governance/define-guardrail";

export default defineGuardrail({
  name: "new-customer",
  sentence: "The first document to a customer is looked at by a person.",
  workflows: ["invoicing"],
  test({ counterparty }) {
    if (counterparty === undefined || counterparty.known) return null;
    return `${counterparty.name} is a new customer: nothing that a person approved was sent to them before.`;
  },
});
