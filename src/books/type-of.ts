import type { DocumentType } from "#documents/define-document-type";

/** The type of a document that is stored, or about to be. */
export function typeOf(documentTypes: ReadonlyMap<string, DocumentType>, kind: string): DocumentType {
  const type = documentTypes.get(kind);
  if (type === undefined) throw new Error(`there is no type for documents of kind "${kind}"`);
  return type;
}
