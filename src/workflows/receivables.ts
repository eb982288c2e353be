import { defineWorkflow } from "#governance/define-workflow";

export default defineWorkflow({
  name: "receivables",
  sentence: "Notes payments that came in and settles invoices with them. No money leaves by it.",
  tier: "autonomous",
  slice: null,
  limit: "5000",
});
