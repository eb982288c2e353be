import { NOT_SET } from "#domain/business";
import type { DocumentType } from "#documents/define-document-type";
import type { DocumentView, Letterhead, PayTo, PaymentView } from "#documents/view";
import type { Money } from "#domain/money";
import { formatMoney } from "#domain/money";
import { paymentCode } from "#domain/payment-code";
import type { Recipient, Sender } from "#domain/sender";
import type { StoredDocument } from "#storage/documents-store";

import { typeOf } from "./type-of.ts";

/** In these somebody is still to pay it. */
const PAYABLE: ReadonlySet<string> = new Set(["draft", "issued", "sent", "partly-paid"]);

/** What a document's page says that does not stand in the document itself. All but the parties may be missing. */
export interface Around {
  readonly business: Pick<Sender, "name" | "address" | "taxIds">;
  readonly party: Recipient;
  readonly letterhead?: Letterhead;
  /** The number of the document that this one replaces. */
  readonly replaces?: string;
  /** What is still to be paid of it, where that is known; its total else. */
  readonly open?: Money;
  /** The number of the document that replaces this one. */
  readonly replacedBy?: string;
}

/** A stored document as it is read. */
export function documentView(
  document: StoredDocument,
  around: Around,
  documentTypes: ReadonlyMap<string, DocumentType>,
): DocumentView {
  const type = typeOf(documentTypes, document.kind);
  const { number, status, partyId } = document;
  const { business, party, letterhead = {}, replaces, replacedBy } = around;
  const view = type.view(
    { number, status, partyId, content: type.input.decode(document.content) },
    {
      name: business.name ?? NOT_SET,
      lines: lines(business.address),
      taxIds: letterhead.taxIds ?? business.taxIds.map(({ label, value }) => ({ label, value })),
    },
    {
      name: party.name,
      lines: [...lines(party.address), ...(party.email === null ? [] : [party.email])],
      taxIds: party.taxId === null ? [] : [{ label: taxIdLabel(party.taxId), value: party.taxId }],
    },
  );
  const { paper, logo, terms, payTo } = letterhead;
  const references = [
    ...(replaces === undefined ? [] : [{ label: "Replaces", value: replaces }]),
    ...(replacedBy === undefined ? [] : [{ label: "Replaced by", value: replacedBy }]),
  ];
  return {
    ...view,
    ...(references.length === 0 ? {} : { references }),
    ...(payTo === undefined || !document.owed || !PAYABLE.has(status)
      ? {}
      : { payment: paymentOf(document, payTo, around.open) }),
    ...(paper === undefined ? {} : { paper }),
    ...(logo === undefined ? {} : { logo }),
    ...(terms === undefined ? {} : { terms }),
  };
}

function paymentOf(document: StoredDocument, payTo: PayTo, open: Money | undefined): PaymentView {
  const { number, status, total } = document;
  const amount = open ?? total;
  const reference = { label: "Reference", value: number ?? "comes with its number" };
  const rows = [
    { label: "Amount", value: formatMoney(amount) },
    ...payTo.rows,
    ...(payTo.rows.some((row) => row.label === "Reference") ? [] : [reference]),
  ];
  // A draft must not be paid; and how much is left of a part-paid one has to be known.
  const codeFits = number !== null && (status !== "partly-paid" || open !== undefined);
  const code =
    codeFits && payTo.account !== undefined ? paymentCode({ ...payTo.account, amount, reference: number }) : null;
  return { rows, code };
}

/** A number that names its country is a VAT number; what another one is called stands in no register of ours. */
function taxIdLabel(value: string): string {
  return /^[A-Z]{2}[\dA-Z]{2,13}$/.test(value.replaceAll(/[ .-]/g, "")) ? "VAT" : "Tax number";
}

function lines(address: string | null): string[] {
  return address === null ? [] : address.split("\n");
}
