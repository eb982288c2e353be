import { compare, formatMoney } from "#domain/money";
import { defineGuardrail } from "#governance/define-guardrail";

export default defineGuardrail({
  name: "over-limit",
  sentence: "Nothing above the limit goes out without a person.",
  workflows: ["invoicing"],
  test({ amount, said, limit }) {
    if (amount === undefined) return null;
    if (amount === null) {
      const sum = said === undefined ? "The total" : formatMoney(said);
      return `${sum} is in another currency and there is no rate to ${limit.currency}, so it counts as over the limit of ${formatMoney(limit)}.`;
    }
    return compare(amount, limit) > 0 ? `${formatMoney(amount)} is over the limit of ${formatMoney(limit)}.` : null;
  },
});
