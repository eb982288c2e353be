import { existingParty, nameOf } from "#books/existing";
import { formatMoney } from "#domain/money";
import type { WayBack } from "#governance/define-operation";
import { documentById } from "#storage/documents-store";
import { paymentById } from "#storage/payments-store";

import type { ToolContext } from "./tool-context.ts";

/** What was taken back, in words, and what remains true all the same. */
export async function undoneWords({ db, said }: ToolContext, { operation, input }: WayBack): Promise<string> {
  const { documentId, paymentId, partyId, item, name } = input as Readonly<Record<string, string | undefined>>;
  const document = documentId === undefined ? null : await documentById(db, documentId);
  const called = document === null ? "it" : nameOf(document);
  switch (operation) {
    case "void-document": {
      if (document === null || document.number === null) return "Undone: the draft is dropped.";
      const to = (await existingParty(db, document.partyId)).name;
      const sent = document.sentAt === null ? "" : ` It was sent before, so let ${to} know.`;
      return `Undone: ${called} is void. It keeps its number, and its entries are reversed.${sent}`;
    }
    case "reverse-payment": {
      const payment = paymentId === undefined ? null : await paymentById(db, paymentId);
      if (payment === null) return "Undone: the payment is taken back.";
      const from = (await existingParty(db, payment.partyId)).name;
      return `Undone: took back ${formatMoney(payment.amount)} from ${from}. What it settled is open again.`;
    }
    case "record-payment":
      return "Undone: the payment is noted again.";
    case "unapply-credit":
      return `Undone: the credit is back on account, and ${called} is open again.`;
    case "end-rate":
    case "agree-rate": {
      const party = partyId === undefined ? "them" : (await existingParty(db, partyId)).name;
      return `Undone: the rate for ${item ?? "it"} with ${party} is as it was before.`;
    }
    case "remove-party":
      return "Undone: the customer is off file again.";
    case "add-party":
      return `Undone: ${name ?? "the customer"} is on file again.`;
    case "change-party": {
      const party = partyId === undefined ? "the customer" : (await existingParty(db, partyId)).name;
      return `Undone: what is on file of ${party} is as it was before.`;
    }
    case "describe-business":
      return "Undone: your business is as it was before that.";
    case "revise-draft":
      return "Undone: the draft says again what it said before.";
    case "remove-member":
      return "Undone: they may speak for the business no more.";
    default:
      return `Undone: ${said(operation).once}.`;
  }
}
