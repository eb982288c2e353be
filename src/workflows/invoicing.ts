import { defineWorkflow } from "#governance/define-workflow";

export default defineWorkflow({
  name: "invoicing",
  sentence: "Writes invoices, sends them, and takes them back.",
  tier: "review",
  slice: "the customer is known, the total is within the limit and no agreed rate is broken, so no person is asked.",
  limit: "5000",
});
