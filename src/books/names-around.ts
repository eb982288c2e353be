import type { Db } from "#storage/database";
import { replacementOf, type StoredDocument } from "#storage/documents-store";

import type { Around } from "./document-view.ts";
import { existingDocument, nameOf } from "./existing.ts";

/** The names of the document that this one replaces, and of the one that replaces it. */
export async function namesAround(db: Db, document: StoredDocument): Promise<Pick<Around, "replaces" | "replacedBy">> {
  const { id, replacesId } = document;
  const [replaced, replacement] = await Promise.all([
    replacesId === null ? null : existingDocument(db, replacesId),
    replacementOf(db, id),
  ]);
  return {
    ...(replaced === null ? {} : { replaces: nameOf(replaced) }),
    ...(replacement === null ? {} : { replacedBy: nameOf(replacement) }),
  };
}
