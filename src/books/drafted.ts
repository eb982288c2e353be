import { contentDigest } from "./content-digest.ts";
import { Refused } from "#kernel/errors";
import type { StoredDocument } from "#storage/documents-store";

import { nameOf } from "./existing.ts";

/**
 * Whether a document is a draft that still says what was shown.
 *
 * @throws Refused `not-a-draft` or `changed`
 */
export function checkDrafted(document: StoredDocument, shownDigest: string): void {
  if (document.status !== "draft") throw notADraft(document);
  if (contentDigest(document) === shownDigest) return;
  throw new Refused(
    "changed",
    "The draft is not what it was when this was asked for.",
    "Ask for it again, and look at the new one.",
  );
}

export function notADraft(document: StoredDocument): Refused {
  return new Refused("not-a-draft", `${nameOf(document)} is ${document.status} already.`, "");
}
