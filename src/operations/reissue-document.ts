import { z } from "zod";

import { changesBetween } from "#books/changes";
import { deliveryOf, deliveryWords } from "#books/delivery";
import { documentCard } from "#books/document-card";
import { documentFacts } from "#books/document-facts";
import { documentView } from "#books/document-view";
import { checkDrafted, notADraft } from "#books/drafted";
import { existingDocument, existingParty, nameOf } from "#books/existing";
import { issueInBooks } from "#books/issue-in-books";
import { checkReplaceable } from "#books/replaceable";
import { voidInBooks } from "#books/void-in-books";
import { wasHandedOver } from "#books/was-handed-over";
import { formatMoney, moneyJson } from "#domain/money";
import { defineOperation } from "#governance/define-operation";
import { Refused } from "#kernel/errors";
import type { Db } from "#storage/database";
import { lockDocument, type StoredDocument } from "#storage/documents-store";

const input = z.object({
  /** The draft that is issued. */
  documentId: z.string(),
  /** What it said when this was asked for: another content is not issued under this asking. */
  contentDigest: z.string(),
  /** The issued document that it replaces, which is voided with it unless it is void already. */
  replacesId: z.string(),
  statedTotal: moneyJson.optional(),
});

/**
 * Corrects an issued document: voids it, and issues another in its place under a number of its own, in one transaction.
 * Judged as the new document would be; one that its customer has already is replaced only by a person's decision.
 */
export default defineOperation({
  name: "reissue-document",
  said: { todo: "replace an issued document", once: "document replaced", many: "documents replaced" },
  workflow: "invoicing",
  effect: "send",
  input,
  subject: ({ documentId }) => documentId,
  async facts(db, { documentId, replacesId, statedTotal }, world) {
    const facts = await documentFacts(db, documentId, world);
    const replaced = await existingDocument(db, replacesId);
    const handedOver = replaced.status !== "void" && (await wasHandedOver(db, replaced));
    const replaces = { name: nameOf(replaced), handedOver };
    return { ...facts, replaces, ...(statedTotal === undefined ? {} : { statedTotal }) };
  },
  async describe(db, asked, world) {
    const { document, replaced } = await reissuable(db, asked);
    const party = await existingParty(db, document.partyId);
    const before = await existingParty(db, replaced.partyId);
    const names = { business: world.business, party, replaces: nameOf(replaced) };
    const view = documentView(document, names, world.documentTypes);
    const card = documentCard(view, {
      title: `${deedOn(replaced)} to ${party.name}: ${formatMoney(document.total)}`,
      tone: "attention",
    });
    const changes = changesBetween({ ...replaced, to: before.name }, { ...document, to: party.name });
    return {
      ...card,
      notes: [
        ...card.notes,
        ...(changes.length === 0 ? [] : [`What changes: ${changes.join("; ")}.`]),
        replaced.status === "void"
          ? `${nameOf(replaced)} is void already. The new one gets the next number and names what it replaces. ${deliveryWords(party)}`
          : `${nameOf(replaced)} is taken out of the books and keeps its number; the new one gets the next number and names what it replaces. Both happen, or neither. ${deliveryWords(party)}`,
      ],
    };
  },
  async perform(tx, asked, world) {
    // What is replaced is held first, always: of two that would replace it, the second finds it replaced.
    await lockDocument(tx, asked.replacesId);
    await lockDocument(tx, asked.documentId);
    const { document, replaced } = await reissuable(tx, asked);
    if (replaced.status !== "void") {
      const memo = `Void ${nameOf(replaced)}: replaced by a corrected one`;
      await voidInBooks(tx, replaced, { ...world, on: lastDayOf(replaced, document, world.today), memo });
    }
    const number = await issueInBooks(tx, document, world);
    if (number === null) throw notADraft(document);
    return {
      subject: document.id,
      result: { documentId: document.id, number, replacedId: replaced.id, replacedNumber: replaced.number },
      effects: [deliveryOf(document.id, world.actId)],
      noWayBack: `${nameOf(replaced)} stays void, and ${number} stands in its place.`,
    };
  },
});

/** The old one ends on the day on which the new one begins, if that has come: on no day do both of them count. */
function lastDayOf(old: StoredDocument, anew: StoredDocument, today: Temporal.PlainDate): Temporal.PlainDate {
  const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) < 0 ? a : b);
  const begins = earlier(anew.issueDate, today);
  return Temporal.PlainDate.compare(begins, old.issueDate) < 0 ? earlier(old.issueDate, today) : begins;
}

function deedOn(replaced: StoredDocument): string {
  return replaced.status === "void"
    ? `Issue and send a new ${replaced.kind} in place of ${nameOf(replaced)}`
    : `Void ${nameOf(replaced)} and send a new ${replaced.kind} in its place`;
}

async function reissuable(
  db: Db,
  { documentId, contentDigest, replacesId }: z.output<typeof input>,
): Promise<{ readonly document: StoredDocument; readonly replaced: StoredDocument }> {
  const document = await existingDocument(db, documentId);
  const replaced = await existingDocument(db, replacesId);
  await checkReplaceable(db, replaced);
  checkDrafted(document, contentDigest);
  if (document.replacesId === replacesId) return { document, replaced };
  throw new Refused("replaces-another", `The draft is not to replace ${nameOf(replaced)}.`, "");
}
