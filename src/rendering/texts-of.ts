import type { DocumentView } from "#documents/view";

/** What of a document is set as text: all but the pictures. */
export function textsOf(view: DocumentView) {
  const { logo: _logo, payment, ...said } = view;
  return payment === undefined ? said : { ...said, payment: { rows: payment.rows } };
}
