import { shortNumber } from "./exact-said.ts";
import type { Reading, Token } from "./token.ts";

/** Whether what a fact says holds what was claimed. A model's rounding, adding and converting is not in any fact. */
export function backs(fact: readonly Token[], claim: Token, { today }: Reading): boolean {
  switch (claim.kind) {
    case "amount":
      return fact.some(
        (token) =>
          (token.kind === "amount" && token.currency === claim.currency && shares(token.values, claim.values)) ||
          // A card's column of figures names its currency once.
          (token.kind === "number" &&
            shares(token.values, claim.values) &&
            fact.some((other) => inCurrency(other, claim.currency))),
      );
    case "number":
      return fact.some(
        (token) => (token.kind === "number" || token.kind === "amount") && shares(token.values, claim.values),
      );
    case "percent":
      return fact.some((token) => token.kind === "percent" && shares(token.values, claim.values));
    case "date":
      return fact.some((token) => {
        if (token.kind !== "date") return false;
        return token.spans.some(([from, to]) => claim.spans.some((span) => span[0] <= from && to <= span[1]));
      });
    case "days":
      return fact.some(
        (token) =>
          (token.kind === "days" && token.from === claim.from && token.to === claim.to) ||
          (token.kind === "date" && token.spans.some(([from, to]) => from === to && awayFrom(today, from, claim))),
      );
    case "exact":
      return fact.some(
        (token) => token.kind === "exact" && (token.text === claim.text || shortNumber(token.text) === claim.text),
      );
  }
}

function inCurrency(token: Token, currency: string): boolean {
  return token.kind === "amount" && token.currency === currency;
}

function shares(one: readonly bigint[], other: readonly bigint[]): boolean {
  return one.some((value) => other.includes(value));
}

/** "12 days late" is a date that a fact names, counted from today. */
function awayFrom(
  today: Temporal.PlainDate,
  day: string,
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  const away = Math.abs(today.until(day, { largestUnit: "days" }).days);
  return from <= away && away <= to;
}
