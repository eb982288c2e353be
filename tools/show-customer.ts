import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { partyOnFileOf } from "#assistant/find-party";
import { itemsTable, sumsInWords } from "#assistant/owed/items-table";
import { type Card, card } from "#cards/card";
import { NOT_SET } from "#domain/business";
import { formatMoney } from "#domain/money";
import {
  PARTY_FIELD_WORDS,
  PARTY_FIELDS,
  type PartyField,
  partyFieldName,
  partyFieldWords,
} from "#domain/party-details";
import { ageingSummary, openItems } from "#storage/open-items";
import { dealingsWith, type Dealings } from "#storage/parties-store";
import { inCapital } from "#domain/text";

const SHOWN = 10;

const SEE = "(show|show me|see|view|display|open|pull up|look up|find)";
const CUSTOMER = "(customer|client|details|customer details|contact|contact details|account details|record|file)";

export default defineTool({
  name: "show-customer",
  description:
    "Shows what is on file of one customer: e-mail, address, tax number, payment terms, agreed rates, what is open.",
  input: z.object({ party: z.string().max(2_000).optional(), about: z.string().optional() }),
  reads: true,
  topic: "customers",
  example: "show customer Acme Ltd",
  slots: {
    party: { type: "name", known: true, ask: "Which customer?" },
    stranger: { type: "name", field: "party" },
    about: { type: "word", words: PARTY_FIELD_WORDS },
  },
  phrases: [
    `${SEE} [the] ${CUSTOMER} [(of|for)] {party}`,
    `${SEE} [the] (customer|client) {stranger}`,
    `${SEE} {party} ${CUSTOMER}`,
    "(who is|tell me about|about) {party}",
    "what (do|does) (we|i|you) (have|know|have on file|know on file) (on|about|for|of) {party}",
    "(what|what's|what is) [on file] (for|about|of) {party}",
    "(what is|what's|what are|where is|show|show me|give me|tell me) {party} {about}",
    "(what is|what's|what are|show|show me|give me|tell me) the {about} (of|for) {party}",
    "(which|what) {about} (does|do) {party} have",
    "(which|what) {about} do we have (for|of) {party}",
  ],
  async run({ party: said, about }, context) {
    if (said === undefined) return { kind: "ask", slot: "party", question: "Which customer?" };
    const found = await partyOnFileOf(context, said);
    if ("instead" in found) return found.instead;
    const { party } = found;
    const field = PARTY_FIELDS.find((one) => one === about);
    if (field !== undefined) return { kind: "answer", say: oneDetail(party, field) };
    const open = { asOf: context.today, partyId: party.id };
    const [dealings, { rows }, items] = await Promise.all([
      dealingsWith(context.db, party.id, context.today),
      ageingSummary(context.db, open),
      openItems(context.db, open, SHOWN),
    ]);
    const owed = rows.length === 0 ? "nothing" : sumsInWords(rows.map(({ total }) => total));
    return {
      kind: "answer",
      say: `${party.name} owes you ${owed}.${knownWords(dealings)}`,
      card: details(party, dealings, items.length === 0 ? [] : [itemsTable(items, context.today)]),
    };
  },
});

type Details = Dealings["party"];

function oneDetail(party: Details, field: PartyField): string {
  const words = partyFieldWords(party, field);
  const name = partyFieldName(field);
  if (words !== null) return `${inCapital(name)} of ${party.name}: ${words}.`;
  const say = field === "termsDays" ? "terms are 30 days" : `${name} is ...`;
  return `No ${name} of ${party.name} is on file. "${party.name}'s ${say}" puts it there.`;
}

function knownWords(dealings: Dealings | null): string {
  return dealings?.known === true
    ? ""
    : " They are new: the first invoice to them waits for a person, whatever it comes to.";
}

function details(party: Details, dealings: Dealings | null, tables: Card["tables"]): Card {
  const rates = (dealings?.rates ?? []).map(({ item, unitPrice }) => `${item} ${formatMoney(unitPrice)}`);
  return card({
    title: party.name,
    fields: [
      ...PARTY_FIELDS.filter((field) => field !== "name").map((field) => ({
        label: inCapital(partyFieldName(field)),
        value: partyFieldWords(party, field) ?? NOT_SET,
      })),
      ...(rates.length === 0 ? [] : [{ label: "Agreed rates", value: rates.join(", ") }]),
    ],
    tables,
    notes: [`Each is changed by saying it: "${party.name}'s address is ...", "rename ${party.name} to ...".`],
  });
}
