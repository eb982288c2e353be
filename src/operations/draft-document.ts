import { z } from "zod";

import { card } from "#cards/card";
import { formatMoney, money } from "#domain/money";
import { parsePartyName } from "#domain/party";
import { contentDigest } from "#books/content-digest";
import { existingParty } from "#books/existing";
import { readContent } from "#books/read-content";
import { defineOperation, type World } from "#governance/define-operation";
import { Refused } from "#kernel/errors";
import type { Tx } from "#storage/database";
import { insertDraft } from "#storage/documents-store";
import { insertParty, partyByName, type Party } from "#storage/parties-store";

const input = z.object({
  kind: z.string(),
  /** A party on file by its id, or a new one by its name. */
  party: z.union([z.object({ id: z.string() }), z.object({ name: z.string(), email: z.email().optional() })]),
  /** The document's content, in the wire form of its type. */
  content: z.unknown(),
  replacesId: z.string().nullable().default(null),
});

type Input = z.output<typeof input>;

/** Writes a document down without a number: nothing is owed by it yet, and nothing leaves the house. */
export default defineOperation({
  name: "draft-document",
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
    const party = await partyFor(tx, asked, world);
    const sum = (amountMinor: bigint) => money(amountMinor, totals.currency);
    const document = await insertDraft(tx, {
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
    return {
      subject: document.id,
      result: { documentId: document.id, partyId: party.id, contentDigest: contentDigest(document) },
      wayBack: { operation: "void-document", input: { documentId: document.id } },
    };
  },
});

async function partyFor(tx: Tx, asked: Input["party"], world: World): Promise<Party> {
  if ("id" in asked) return existingParty(tx, asked.id);
  const name = parsePartyName(asked.name);
  if (!name.ok) throw new Refused("bad-name", name.problem, "");
  return (
    (await partyByName(tx, name.value)) ??
    insertParty(tx, { name: name.value, email: asked.email ?? null, address: null, termsDays: null }, world.at)
  );
}
