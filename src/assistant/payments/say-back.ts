import { daySaidBack, moneySaidBack, partsSaid, plain } from "../parts-said.ts";
import type { ToolInput } from "../language/reading.ts";

const SHARES: Readonly<Record<string, string>> = { whole: "all that is open on it", all: "all that is open" };

/** `a payment: 450.00 USD, from Globex, for INV-0001`; undefined where not even that is known. */
export function sayPaymentBack(input: ToolInput): string | undefined {
  const parts = partsSaid(input, {
    amount: moneySaidBack,
    share: (value) => SHARES[plain(value)] ?? `a ${plain(value)} of it`,
    party: (value) => `from ${plain(value)}`,
    number: (value) => (value === "it" ? "for that invoice" : `for ${plain(value)}`),
    receivedOn: (value) => `on ${daySaidBack(value)}`,
    method: (value) => `by ${plain(value)}`,
  });
  return parts === undefined || parts.length < 2 ? undefined : `a payment: ${parts.join(", ")}`;
}
