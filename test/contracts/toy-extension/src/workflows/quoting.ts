import { defineWorkflow } from "#governance/define-workflow";

export default defineWorkflow({
  name: "quoting",
  sentence: "Quotes prices and notes what was accepted.",
  tier: "autonomous",
  slice: null,
  limit: "5000",
});
