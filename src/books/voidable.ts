import { formatMoney, money } from "#domain/money";
import { Refused } from "#kernel/errors";
import type { Db } from "#storage/database";
import type { StoredDocument } from "#storage/documents-store";
import { settledMinor } from "#storage/payments-store";

import { nameOf } from "./existing.ts";

/**
 * Whether a document may be taken back as things stand: it is the way it is, or a person is told why not.
 *
 * @throws Refused `void` or `has-payments`
 */
export async function checkVoidable(db: Db, document: StoredDocument): Promise<void> {
  if (document.status === "void") throw new Refused("void", `${nameOf(document)} is void already.`, "");
  const settled = await settledMinor(db, document.id);
  if (settled === 0n) return;
  throw new Refused(
    "has-payments",
    `${nameOf(document)} has payments of ${formatMoney(money(settled, document.total.currency))}.`,
    "Take them back first, then void it.",
  );
}
