import { z } from "zod";

import { type Answer, defineTool } from "#assistant/define-tool";
import { saidTime } from "#assistant/figures/said-time";
import { partyOnFileOf } from "#assistant/find-party";
import { sumsInWords } from "#assistant/owed/items-table";
import { card, type Table } from "#cards/card";
import type { DocumentStatus } from "#documents/statuses";
import { formatDate } from "#domain/business-date";
import { formatMoney, isZero } from "#domain/money";
import { type DocumentSums, listDocuments, type ListedDocument } from "#storage/listings";

const SHOWN = 20;
const STATUSES = {
  issued: ["issued", "sent", "partly-paid", "paid", "void"],
  draft: ["draft"],
  paid: ["paid"],
  void: ["void"],
} as const satisfies Readonly<Record<string, readonly DocumentStatus[]>>;

const ME = "(show|list|give|see|get|display|find)";
const THE = "[(the|all|all the|my|our|all my|all our|every|a list of|a list of all)]";
const TO_PARTY = "(to|for|of|from|with) {party}";
const IN = "[(in|for|during|of|from)] {period}";
const MADE = "(invoice|bill|sell|charge|make|turn over)";
const MADE_BEFORE = "(invoiced|billed|sold|charged|turned over)";
const WE = "(i|we)";

export default defineTool({
  name: "list-invoices",
  description:
    "Lists invoices by customer, time and state (issued, draft, paid, void), with how many there are, their sum and the tax in it: what was invoiced. What is still open is who-owes.",
  input: z.object({
    party: z.string().max(2_000).optional(),
    status: z.enum(["issued", "draft", "paid", "void"]).default("issued"),
    from: z.string().optional().describe("issued on this day or later, YYYY-MM-DD"),
    to: z.string().optional().describe("issued on this day or before, YYYY-MM-DD"),
    latest: z.boolean().default(false).describe("only the one that was issued last"),
    about: z.enum(["total", "tax"]).default("total").describe("tax: how much tax was charged"),
  }),
  reads: true,
  topic: "invoices",
  example: "what did I invoice this month?",
  slots: {
    party: { type: "name", known: true },
    period: { type: "period", past: true, ask: "From when to when?" },
    status: {
      type: "word",
      words: { draft: "draft", paid: "paid", settled: "paid", void: "void", voided: "void", cancelled: "void" },
    },
  },
  phrases: [
    { say: `(what|how much) (did|have|has) ${WE} ${MADE} {party}`, with: [IN] },
    { say: `(what|how much) (did|have) ${WE} (${MADE}|${MADE_BEFORE})`, with: [IN, TO_PARTY] },
    { say: `(what|how much) have ${WE} ${MADE_BEFORE} {party}`, with: [IN] },
    { say: "(what|how much) was (invoiced|billed|sold)", with: [IN, TO_PARTY] },
    {
      say: "[(what is|what's|what was|what were|how much is|show [me])] [(my|our|the)] (revenue|sales|turnover|income)",
      with: [IN, TO_PARTY],
    },
    {
      say: "(what|how much) (vat|tax|sales tax|gst) (did|have|do|must|should) (i|we) (charge|charged|collect|collected|owe|invoice|invoiced|bill|billed|pay)",
      with: [IN],
      set: { about: "tax" },
    },
    {
      say: "[(what is|what's|show [me])] [(my|our|the)] (vat|tax|sales tax|gst) (collected|charged|invoiced|on invoices)",
      with: [IN],
      set: { about: "tax" },
    },
    { say: `${ME} [me] ${THE} (invoices|documents|invoice list)`, with: [IN, TO_PARTY] },
    { say: `[(all|our|my|all our|all my)] invoices`, with: [IN, TO_PARTY] },
    { say: `[${ME}] [me] ${THE} {status} invoices`, with: [IN, TO_PARTY] },
    { say: `[${ME}] [me] [(my|our|the|all)] drafts`, set: { status: "draft" } },
    { say: `(which|what) invoices (are|were) {status}`, with: [IN, TO_PARTY] },
    {
      say: `(what|which invoices|which invoice|everything) (did|have|has) ${WE} (send|sent|issue|issued) [to] {party}`,
      with: [IN],
    },
    { say: `[${ME}] [me] everything ${WE} (sent|invoiced|billed|issued) [to] {party}`, with: [IN] },
    {
      say: `(which|what|how many) invoices (did|have) ${WE} (send|sent|issue|issued|make|made|write|written)`,
      with: [IN, TO_PARTY],
    },
    { say: `how many invoices (were|have been) (sent|issued|made)`, with: [IN, TO_PARTY] },
    {
      say: `[(${ME}|what is|what's|what was)] [me] [(the|my|our)] (last|latest|most recent|newest) invoice`,
      with: [TO_PARTY],
      set: { latest: true },
    },
  ],
  async run({ party: said, status, latest, about, ...days }, context) {
    const found = said === undefined ? null : await partyOnFileOf(context, said);
    if (found !== null && "instead" in found) return found.instead;
    const when = saidTime(days);
    if ("kind" in when) return when;
    const statuses: readonly DocumentStatus[] = STATUSES[status];
    // The last one that counts: a void one only where void ones were asked for.
    const wanted = latest && status === "issued" ? statuses.filter((one) => one !== "void") : statuses;
    const filter = { ...when.time, statuses: wanted, ...(found === null ? {} : { partyId: found.party.id }) };
    const { sums, documents } = await listDocuments(context.db, filter, latest ? 1 : SHOWN + 1);
    const to = found === null ? "" : ` to ${found.party.name}`;
    const [newest] = documents;
    if (newest === undefined) return { kind: "answer", say: `There are no ${WORDS[status]}${to} ${when.words}.` };
    if (latest) return theLast(newest);
    const count = sums.reduce((sum, one) => sum + one.count, 0);
    if (about === "tax") return { kind: "answer", say: taxWords(sums, count, when.words) };
    const shown = documents.slice(0, SHOWN);
    const more = documents.length > SHOWN ? [`The ${SHOWN} newest.`] : [];
    return {
      kind: "answer",
      say: sumWords(sums, { count, to, when: when.words, status }),
      card: card({ title: `Invoices${to} ${when.words}`, tables: [tableOf(shown)], notes: more }),
    };
  },
});

const WORDS = { issued: "invoices", draft: "drafts", paid: "paid invoices", void: "void invoices" } as const;

function theLast(newest: ListedDocument): Answer {
  const { number, partyName, total, issueDate } = newest;
  return {
    kind: "answer",
    say: `The last invoice is ${number ?? "a draft"} to ${partyName}, ${formatMoney(total)}, of ${formatDate(issueDate)}.`,
    card: card({ title: "The last invoice", tables: [tableOf([newest])] }),
  };
}

function sumWords(
  sums: readonly DocumentSums[],
  { count, to, when, status }: { count: number; to: string; when: string; status: keyof typeof WORDS },
): string {
  if (status === "void" || count === 0) return `Only void invoices${to} ${when}: they come to nothing.`;
  const words = count === 1 ? WORDS[status].replace(/s$/, "") : WORDS[status];
  const taxes = sums.map(({ tax }) => tax).filter((tax) => !isZero(tax));
  const tax = taxes.length === 0 ? "" : `, of which ${sumsInWords(taxes)} is tax`;
  return `${count} ${words}${to} ${when}: ${sumsInWords(sums.map(({ total }) => total))}${tax}.`;
}

function taxWords(sums: readonly DocumentSums[], count: number, when: string): string {
  const taxes = sums.map(({ tax }) => tax).filter((tax) => !isZero(tax));
  const charged = taxes.length === 0 ? "no tax" : `${sumsInWords(taxes)} of tax`;
  return `${count} ${count === 1 ? "invoice" : "invoices"} ${when} charged ${charged}. What is due to the tax office also depends on the tax that you paid yourself, which is not in these books.`;
}

function tableOf(documents: readonly ListedDocument[]): Table {
  return {
    columns: [
      { label: "Number", align: "left" },
      { label: "Customer", align: "left" },
      { label: "Issued", align: "left" },
      { label: "Total", align: "right" },
      { label: "Status", align: "left" },
    ],
    rows: documents.map(({ number, partyName, issueDate, total, status }) => [
      number ?? "(draft)",
      partyName,
      formatDate(issueDate),
      formatMoney(total),
      status.replace("-", " "),
    ]),
  };
}
