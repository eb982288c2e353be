import { defineGuardrail } from "#governance/define-guardrail";

export default defineGuardrail({
  name: "rate-broken",
  sentence: "A price that is not the one agreed with the customer is looked at by a person.",
  workflows: ["invoicing"],
  test({ brokenRates }) {
    return brokenRates === undefined || brokenRates.length === 0 ? null : brokenRates.join(" ");
  },
});
