import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { partyOnFileOf } from "#assistant/find-party";
import { presentOutcome } from "#assistant/present-outcome";
import { partyChangeCard } from "#books/party-change";
import {
  PARTY_FIELD_WORDS,
  type PartyChange,
  partyChangeJson,
  partyFieldName,
  partyFieldsIn,
  partyFieldWords,
  partyKeptJson,
  partySeenJson,
} from "#domain/party-details";

const EMAIL = "(email|e-mail|mail|email address|e-mail address|mail address|billing email|invoice email)";
const ADDRESS = "(address|postal address|billing address|business address|street address|invoice address)";
const TAX = "(tax number|tax id|vat number|vat id|vat no|vat|gst number|abn|ein|uid|company number)";
const TERMS = "(terms|payment terms|credit terms)";
const IS = "(is|are|is now|are now|has changed to|changed to|should be|will be|=)";
const THEIR = "[(the|their|its|his|her)]";

const CLAUSES = [
  `${THEIR} ${EMAIL} [${IS}] {email}`,
  `${THEIR} ${ADDRESS} [${IS}] {address}`,
  `${THEIR} ${TAX} [${IS}] {taxId}`,
  `${THEIR} ${TERMS} [${IS}] [net] {termsDays}`,
];

/** Puts on file what a customer is called, where they are and what they agreed. Only a person's own words do that. */
export default defineTool({
  name: "change-customer",
  description: "Changes what is on file of a customer: name, e-mail, address, tax number, payment terms.",
  input: z.object({
    party: z.string().max(2_000).optional(),
    name: z.string().max(2_000).optional(),
    email: z.string().max(300).optional(),
    address: z.string().max(2_000).optional(),
    taxId: z.string().max(300).optional(),
    termsDays: z.number().optional(),
    clear: z.enum(["email", "address", "taxId", "termsDays"]).optional(),
  }),
  // Whoever changes where invoices go can have them paid elsewhere: no text from outside may talk a model into it.
  personOnly: true,
  topic: "customers",
  example: "Acme Ltd's address is 12 High Street, London N1",
  slots: {
    party: { type: "name", known: true, ask: "Which customer?" },
    // Nobody on file: understood, so that it can be said.
    stranger: { type: "name", field: "party" },
    name: { type: "name" },
    email: { type: "email" },
    address: { type: "text", anything: true },
    taxId: { type: "text" },
    termsDays: { type: "days" },
    clear: { type: "word", words: PARTY_FIELD_WORDS },
  },
  phrases: [
    { say: `{party} ${EMAIL} ${IS} {email}`, with: CLAUSES },
    { say: `{party} ${ADDRESS} ${IS} {address}`, with: CLAUSES },
    { say: `{party} ${TAX} ${IS} {taxId}`, with: CLAUSES },
    { say: `{party} ${TERMS} ${IS} [net] {termsDays}`, with: CLAUSES },
    `{stranger} ${EMAIL} ${IS} {email}`,
    `{stranger} ${ADDRESS} ${IS} {address}`,
    `the ${EMAIL} (of|for) {party} ${IS} {email}`,
    `the ${ADDRESS} (of|for) {party} ${IS} {address}`,
    `the ${TAX} (of|for) {party} ${IS} {taxId}`,
    `${TERMS} (of|for|with) {party} ${IS} [net] {termsDays}`,
    `(set|change|update|put|make) [the] ${EMAIL} (of|for) {party} (to|as) {email}`,
    `(set|change|update|put|make) {party} ${EMAIL} (to|as) {email}`,
    `(set|change|update|put|make) [the] ${ADDRESS} (of|for) {party} (to|as) {address}`,
    `(set|change|update|put|make) {party} ${ADDRESS} (to|as) {address}`,
    `(set|change|update|put|make) {party} ${TAX} (to|as) {taxId}`,
    `(set|change|update|put|make) {party} ${TERMS} (to|as) [net] {termsDays}`,
    "(give|grant|allow) {party} [net] {termsDays} [(to pay|terms|of credit|payment terms)]",
    "{party} (has to pay|must pay|is to pay) (in|within|net) {termsDays}",
    "{party} (gets|is on) [net] {termsDays} [(to pay|terms|payment terms)]",
    "(rename|re-name) {party} [to] {name}",
    "{party} [(is|has)] (now called|now named|changed its name to|changed their name to|been renamed to|renamed to) {name}",
    "(send|email|mail|address) {party} invoices to {email}",
    "invoices for {party} go to {email}",
    "(remove|delete|take off|clear|forget) {party} {clear}",
    "(remove|delete|take off|clear|forget) the {clear} (of|for) {party}",
  ],
  async run({ party: said, clear, address, ...rest }, context) {
    if (said === undefined) return { kind: "ask", slot: "party", question: "Which customer?" };
    const found = await partyOnFileOf(context, said);
    if ("instead" in found) return found.instead;
    const { party } = found;
    const unclear = saysSomethingElse(address, rest.taxId);
    if (unclear !== null) return { kind: "no", say: unclear };
    const wanted = partyChangeJson.safeParse({
      ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
      ...(address === undefined ? {} : { address: asLines(address) }),
      ...(clear === undefined ? {} : { [clear]: null }),
    });
    if (!wanted.success) return { kind: "no", say: `${wanted.error.issues[0]?.message ?? ""} Nothing was changed.` };
    const before = await context.doneBefore();
    // A turn that was cut off after it had acted finds its own change on file, and goes on with it.
    const asked = before?.operation === "change-party" ? readAsked(before.input) : changed(wanted.data, party);
    if (partyFieldsIn(asked.set).length === 0)
      return { kind: "answer", say: `That is what is on file of ${party.name} already.` };
    const outcome = await context.actByHand("change-party", { partyId: party.id, ...asked });
    return presentOutcome(outcome, context, async ({ result }) => ({
      say: `Noted for ${String(result["name"])}: ${notedWords(asked.set)}.`,
      card: partyChangeCard(asked, { title: String(result["name"]), tone: "done" }),
    }));
  },
});

interface Asked {
  readonly set: PartyChange;
  readonly was: PartyChange;
}

function readAsked(input: unknown): Asked {
  return z.object({ set: partyKeptJson, was: partySeenJson }).parse(input);
}

/** Only what differs from what is on file. */
function changed(wanted: PartyChange, now: Required<PartyChange>): Asked {
  const fields = partyFieldsIn(wanted).filter((field) => wanted[field] !== now[field]);
  const pick = (from: PartyChange): PartyChange => Object.fromEntries(fields.map((field) => [field, from[field]]));
  return { set: pick(wanted), was: pick(now) };
}

function notedWords(set: PartyChange): string {
  return partyFieldsIn(set)
    .map((field) => {
      const words = partyFieldWords(set, field);
      return words === null ? `no ${partyFieldName(field)} any more` : `${partyFieldName(field)} ${words}`;
    })
    .join("; ");
}

/** An address that was said in one go stands on its page line by line. */
function asLines(address: string): string {
  return address.includes("\n") ? address : address.split(/\s*,\s*/).join("\n");
}

const NO_ADDRESS =
  /^(?:wrong|not|no|the same|same|unknown|missing|on the|on my|on our|being|changing|moving)\b|\b(?:but|don['’]?t|do not|should be|isn['’]?t|it should|instead|unless|until|actually|sorry)\b/iu;

/** What is said of an address, or of the tax that was charged, is none: it would stand on the next invoice. */
function saysSomethingElse(address: string | undefined, taxId: string | undefined): string | null {
  if (address !== undefined && NO_ADDRESS.test(address))
    return `I am not sure that "${address}" is an address, so nothing was changed. Say it alone: "their address is 12 High Street, London N1".`;
  const isNumber = taxId === undefined || (/^\S+(?: [\dA-Z.-]+)*$/u.test(taxId) && /(?:[\p{L}\d].*){5}/u.test(taxId));
  return isNumber ? null : `"${taxId}" is no tax number, so nothing was changed. One looks like GB980780684.`;
}
