import { formatMoney } from "#domain/money";
import { defineGuardrail } from "#governance/define-guardrail";

export default defineGuardrail({
  name: "total-unlike-lines",
  sentence: "A total that was said and is not what the lines come to is looked at by a person.",
  workflows: ["invoicing"],
  test({ statedTotal, computedTotal }) {
    if (statedTotal === undefined || computedTotal === undefined) return null;
    const same =
      statedTotal.currency === computedTotal.currency && statedTotal.amountMinor === computedTotal.amountMinor;
    return same
      ? null
      : `The total was said to be ${formatMoney(statedTotal)}, but the lines come to ${formatMoney(computedTotal)}.`;
  },
});
