import type { Db } from "#storage/database";
import type { StoredDocument } from "#storage/documents-store";
import { isDelivering } from "#storage/outbox-store";

/** Whether a document has reached its customer, or may have: it was sent, or is being sent at this moment. */
export async function wasHandedOver(db: Db, { id, sentAt }: StoredDocument): Promise<boolean> {
  return sentAt !== null || (await isDelivering(db, id));
}
