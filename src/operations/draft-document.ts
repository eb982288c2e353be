import { z } from "zod";

import { card } from "#cards/card";
import { formatMoney, money } from "#domain/money";
import { contentDigest } from "#books/content-digest";
import { existingDocument, existingParty } from "#books/existing";
import { partyAsked, partyFor } from "#books/party-asked";
import { readContent } from "#books/read-content";
import { defineOperation } from "#governance/define-operation";
import { newDraft, writeDraft } from "#storage/documents-store";
import { unawaited } from "#storage/unawaited";

const input = z.object({
  kind: z.string(),
  party: partyAsked,
  /** The document's content, in the wire form of its type. */
  content: z.unknown(),
  /** The issued document that this one is to replace. */
  replacesId: z.string().nullable().default(null),
});

/** Writes a document down without a number: nothing is owed by it yet, and nothing leaves the house. */
export default defineOperation({
  name: "draft-document",
  said: { todo: "draft a document", once: "document drafted", many: "documents drafted" },
  workflow: "invoicing",
  effect: "draft",
  input,
  async describe(db, { kind, party, content }, world) {
    const { totals } = readContent(world.documentTypes, kind, content);
    const name = "name" in party ? party.name : (await existingParty(db, party.id)).name;
    return card({ title: `Draft ${kind} to ${name} for ${formatMoney(money(totals.totalMinor, totals.currency))}` });
  },
  async perform(tx, { kind, party: asked, content, replacesId }, world) {
    const { type, wire, values, totals } = readContent(world.documentTypes, kind, content);
    const party = await partyFor(tx, asked, world.at);
    if (replacesId !== null) await existingDocument(tx, replacesId);
    const sum = (amountMinor: bigint) => money(amountMinor, totals.currency);
    const document = newDraft({
      kind,
      partyId: party.id,
      issueDate: values.issueDate,
      dueDate: values.dueDate,
      net: sum(totals.netMinor),
      tax: sum(totals.taxMinor),
      total: sum(totals.totalMinor),
      content: wire,
      owed: type.postings({ number: null, status: "draft", partyId: party.id, content: values }) !== null,
      replacesId,
      askedAt: world.at,
    });
    unawaited(writeDraft(tx, document));
    return {
      subject: document.id,
      result: { documentId: document.id, partyId: party.id, contentDigest: contentDigest(document) },
      wayBack: { operation: "void-document", input: { documentId: document.id } },
    };
  },
});
