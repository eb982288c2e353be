import { Refused } from "#kernel/errors";
import { formatMoney, money } from "#domain/money";
import type { Db } from "#storage/database";
import { replacementOf, type StoredDocument } from "#storage/documents-store";
import { settledMinor } from "#storage/payments-store";

import { nameOf } from "./existing.ts";

/**
 * Whether another document may be issued in the place of this one. One that is void already may be replaced, once.
 *
 * @throws Refused `not-issued`, `replaced` or `has-payments`, with what to do instead
 */
export async function checkReplaceable(db: Db, document: StoredDocument): Promise<void> {
  const name = nameOf(document);
  if (document.number === null) throw new Refused("not-issued", `${name} is not issued, so nothing replaces it.`, "");
  const replacement = await replacementOf(db, document.id);
  if (replacement !== null) {
    throw new Refused(
      "replaced",
      `${name} is void; ${nameOf(replacement)} replaces it.`,
      `Say what should change on ${nameOf(replacement)}.`,
    );
  }
  const settled = await settledMinor(db, document.id);
  if (settled === 0n) return;
  throw new Refused(
    "has-payments",
    `${name} has payments of ${formatMoney(money(settled, document.total.currency))}, so it is not changed any more.`,
    "If a payment was noted by mistake, take it back first; otherwise put the difference on the next invoice. Credit notes are not there yet.",
  );
}
