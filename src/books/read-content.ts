import type { DocumentContent, DocumentType } from "#documents/define-document-type";
import type { Totals } from "#documents/totals";
import { Refused } from "#kernel/errors";

import { typeOf } from "./type-of.ts";

const AGAIN = "Say it again with that put right.";

/**
 * Reads a document's content from its wire form and works its figures out.
 *
 * @returns its type, the values, the totals, and the canonical wire form to store
 * @throws Refused `bad-content` or `bad-totals`, in plain words
 */
export function readContent(
  documentTypes: ReadonlyMap<string, DocumentType>,
  kind: string,
  content: unknown,
): {
  readonly type: DocumentType;
  readonly values: DocumentContent;
  readonly totals: Totals;
  readonly wire: unknown;
} {
  const type = typeOf(documentTypes, kind);
  const values = type.input.safeDecode(content);
  if (!values.success) {
    throw new Refused("bad-content", values.error.issues.map((issue) => issue.message).join(" "), AGAIN);
  }
  const totals = type.totals(values.data);
  if (!totals.ok) throw new Refused("bad-totals", totals.problem, AGAIN);
  return { type, values: values.data, totals: totals.value, wire: type.input.encode(values.data) };
}
