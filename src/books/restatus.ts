import { money } from "#domain/money";
import { statusAfterPayment } from "#documents/statuses";
import type { Tx } from "#storage/database";
import { lockDocument, moveDocument } from "#storage/documents-store";
import { settledMinor } from "#storage/payments-store";

/** Brings a document's status in line with what is allocated to it, and notes the instant it was wholly paid. */
export async function restatus(tx: Tx, documentId: string, at: Temporal.Instant): Promise<void> {
  const document = await lockDocument(tx, documentId);
  if (document === null) throw new Error(`document ${documentId} has allocations but no row`);
  const allocated = money(await settledMinor(tx, documentId), document.total.currency);
  const to = statusAfterPayment(document.total, allocated, document.sentAt);
  if (to === document.status) return;
  await moveDocument(tx, documentId, ["issued", "sent", "partly-paid", "paid"], to, {
    paidAt: to === "paid" ? at : null,
  });
}
