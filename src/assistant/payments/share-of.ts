import { add, formatMoney, type Money, money, subtract } from "#domain/money";
import type { StoredDocument } from "#storage/documents-store";
import { LATEST, openItems } from "#storage/open-items";
import type { Party } from "#storage/parties-store";
import { settledMinor } from "#storage/payments-store";

import type { Question } from "../define-tool.ts";
import type { ToolContext } from "../tool-context.ts";

const PARTS = { half: 2n, third: 3n, quarter: 4n } as const;

interface Paid {
  readonly party: Party;
  readonly document: StoredDocument | null;
  /** `all` was said; `whole` is what an invoice's being paid means where no amount was said. */
  readonly share: "whole" | "all" | keyof typeof PARTS | undefined;
  readonly said: Money | null;
}

/**
 * How much was paid: what was said, or a share of the invoice. A question where the two do not agree or a share does
 * not come out even; null where nothing tells it.
 */
export async function shareOf(context: ToolContext, paid: Paid): Promise<Money | Question | null> {
  const { document, share, said } = paid;
  if (
    share === undefined ||
    (share === "whole" && said !== null) ||
    (share === "all" && said !== null && document === null)
  )
    return said;
  const whole = document === null ? await openOf(context, paid.party) : document.total;
  if (whole === null) return said;
  const settled = document === null ? 0n : await settledMinor(context.db, document.id);
  const open = subtract(whole, money(settled, whole.currency));
  if (share === "all" || share === "whole") return said === null || sameMoney(said, open) ? open : differs(said, open);
  const part = PARTS[share];
  if (whole.amountMinor % part !== 0n) {
    const question = `A ${share} of ${formatMoney(whole)} does not come out even. How much came in?`;
    return { kind: "ask", slot: "amount", question };
  }
  const amount = money(whole.amountMinor / part, whole.currency);
  return said === null || sameMoney(said, amount) ? amount : differs(said, amount);
}

/** Everything that is open, where it is in one currency. */
async function openOf({ db }: ToolContext, { id }: Party): Promise<Money | null> {
  const items = await openItems(db, { asOf: LATEST, partyId: id }, 1_000);
  if (items.length === 0 || new Set(items.map(({ open }) => open.currency)).size > 1) return null;
  return items.map(({ open }) => open).reduce(add);
}

function sameMoney(a: Money, b: Money): boolean {
  return a.amountMinor === b.amountMinor && a.currency === b.currency;
}

function differs(said: Money, open: Money): Question {
  const question = `${formatMoney(said)} was said, but that comes to ${formatMoney(open)}. How much came in?`;
  return { kind: "ask", slot: "amount", question };
}
