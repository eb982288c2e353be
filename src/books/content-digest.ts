import { canonicalJson, sha256 } from "#kernel/canonical-json";
import type { StoredDocument } from "#storage/documents-store";

/**
 * SHA-256 of everything that a person sees of a document before it is issued: to whom, what it says, and the figures.
 * An approval to issue carries it, so that what is issued is what was shown.
 */
export function contentDigest({ kind, partyId, content, net, tax, total }: StoredDocument): string {
  return sha256(canonicalJson({ kind, partyId, content, net, tax, total }));
}
