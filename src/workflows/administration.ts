import { defineWorkflow } from "#governance/define-workflow";

export default defineWorkflow({
  name: "administration",
  sentence: "Keeps customers, agreed rates and the members who may speak for the business.",
  tier: "assisted",
  slice: null,
  limit: "0",
});
