import type { NewEffect } from "#storage/outbox-store";
import type { Party } from "#storage/parties-store";

/** The effect that hands a document to its customer. One asking makes one delivery, however often it is run. */
export function deliveryOf(documentId: string, actId: string): NewEffect {
  return { key: `deliver:${documentId}:${actId}`, kind: "deliver-document", payload: { documentId } };
}

/** What sending will do, before it is done: said as it is. */
export function deliveryWords(party: Party): string {
  const to = party.email ?? `${party.name} (no e-mail on file)`;
  return `No mail account is set up, so the PDF and a message for ${to} are stored in the outbox folder.`;
}
