import { formatMoney } from "#domain/money";
import { defineGuardrail } from "#governance/define-guardrail";

export default defineGuardrail({
  name: "big-quote",
  sentence: "A quote of more than 300.00 is accepted by a person.",
  workflows: ["quoting"],
  test: ({ said }) =>
    said !== undefined && said.amountMinor > 300_00n ? `${formatMoney(said)} is a big quote.` : null,
});
