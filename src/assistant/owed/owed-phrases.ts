import type { Phrase, Slot } from "../language/phrase.ts";

export const OWED_SLOTS: Readonly<Record<string, Slot>> = {
  party: { type: "name", ask: "Which customer?" },
  asOf: { type: "date", past: true, ask: "As of when?" },
  minAmount: { type: "money", ask: "More than how much?" },
  maxAmount: { type: "money", ask: "Less than how much?" },
  minDays: { type: "days", ask: "For how many days?" },
  maxDays: { type: "days", ask: "For how many days at most?" },
  period: { type: "period", ask: "From when to when?" },
};

const MORE = "(more than|over|above|at least|exceeding|greater than|upwards of|for more than|by more than|older than)";
const US = "[(me|us)]";
const ME = "(show|list|give|see|get|display|find)";
const THE = "[(the|all|all the|my|our|all my|all our|a list of|a list of all)]";
const LATE = "(overdue|late|past due|behind|in arrears|delinquent)";
const ON_ANYTHING =
  "[(with|on|for) (anything|payment|payments|paying|any invoice|any invoices|something|their invoices|their payments)]";
const DAYS_LATE = `[${MORE} {minDays}]`;
const OPEN = "(outstanding|open|unpaid|owed|owing|due)";
const INVOICES = "(invoices|bills|items|ones|accounts|payments)";

const FILTERS: readonly string[] = [
  "[as] (of|on|at) {asOf}",
  "(on|at|as at) {asOf}",
  `[(and|but)] [(worth|for|by)] ${MORE} {minAmount}`,
  "[(and|but)] [(worth|for)] between {minAmount} and {maxAmount}",
  "[(and|but)] [(worth|for|by)] (less than|under|below|smaller than|up to) {maxAmount}",
  `[(that are|which are|and|by)] ${MORE} {minDays} [(overdue|late|old|past due|behind)]`,
  "[(that are|which are|and|by)] (less than|fewer than|under|up to|at most|no more than|not more than) {maxDays} [(overdue|late|old|past due|behind)]",
  "[(that are|which are|and|by)] between {minDays} and {maxDays} [(overdue|late|old|past due|behind)]",
  "(in total|in all|altogether|overall|by age|now|still|today|right now|at the moment|at present|currently)",
];
const OF_PARTY = "(from|by|of|with|for) {party}";
const DUE =
  "[(that|which|is|are|comes|come|falls|fall|becomes|become|will be|coming|is coming|falling|to fall|what's coming)] due";

const everything: readonly Phrase[] = [
  {
    say: `(who|which customers|what customers|which clients|who all) (owes|owe|still owes|still owe) ${US} [(money|anything|what|how much|the most)]`,
    with: FILTERS,
  },
  {
    say: `(who|which customers|which clients|who all) [still] (has not|hasn't|have not|haven't|did not|didn't) [yet] (paid|pay) ${US} [(yet|up)]`,
    with: FILTERS,
  },
  { say: `(everything|all|all that|what all|what) {party} [still] (owes|owe) ${US}`, with: FILTERS },
  {
    say: `(any|are there any|is there any|do we have any|do i have any|have we got any) (unpaid|open|outstanding) ${INVOICES}`,
    with: [...FILTERS, OF_PARTY],
  },
  { say: "(owed|owing|receivables|outstanding|what is outstanding|ageing|aging)", with: FILTERS },
  { say: `[${ME}] [me] ${THE} (unpaid|open|outstanding) ${INVOICES}`, with: [...FILTERS, OF_PARTY] },
  { say: `(which|what) ${INVOICES} (are|were) [still] (unpaid|open|outstanding)`, with: [...FILTERS, OF_PARTY] },
  {
    say: "(what|how much|how much money|what money) (is|was) [still] (outstanding|open|unpaid|owed|owing) [to (me|us)]",
    with: [...FILTERS, OF_PARTY],
  },
  { say: "(what|how much) (am i|are we) [still] owed", with: [...FILTERS, OF_PARTY] },
  {
    say: `(what is|what's|whats|anything|is anything|is there anything|something) [still] ${OPEN}`,
    with: [...FILTERS, OF_PARTY],
  },
  { say: `how much (does everyone|do customers|do people|do they all) owe ${US}`, with: FILTERS },
  { say: `[${ME}] [me] [the] (ageing|aging|aged debtors|receivables) [(report|list)]`, with: FILTERS },
  { say: `(what|how much) (does|do|did) {party} [still] (owe|owes|have to pay|need to pay) ${US}`, with: FILTERS },
  { say: `(what|how much) {party} [still] (owes|owe|has to pay|have to pay|needs to pay) ${US}`, with: FILTERS },
  { say: `(does|do) {party} [still] owe ${US} (anything|money|something)`, with: FILTERS },
  { say: "(what|how much) (has|have) {party} [still] [got] to pay", with: FILTERS },
  { say: "(did|has|have) {party} (pay|paid) [(me|us)] [(yet|anything|everything|up)]" },
  { say: "[(what is|show me|give me)] [the] (balance|account) (of|for|with) {party}", with: FILTERS },
  { say: "[(what is|show me|give me)] {party} (balance|account balance|open balance)", with: FILTERS },
];

const overdue: readonly Phrase[] = [
  {
    say: `(any|are there any|is there any|do we have any|do i have any|have we got any) ${DAYS_LATE} (overdue|late|past due) [(invoices|customers|payments|bills|clients|accounts)]`,
    with: [...FILTERS, OF_PARTY],
  },
  {
    say: `(who|who's|who all|what|what's|which customers|which clients|which invoices|what invoices|which|anyone|anybody|anything) [(is|are|was|were|has been|have been)] [(anyone|anybody|anything)] ${DAYS_LATE} ${LATE} ${ON_ANYTHING}`,
    with: [...FILTERS, OF_PARTY],
  },
  {
    say: `(is|are|was|were) (anyone|anybody|anything|any invoices|any customers) ${DAYS_LATE} ${LATE} ${ON_ANYTHING}`,
    with: [...FILTERS, OF_PARTY],
  },
  {
    say: `[${ME}] [me] ${THE} ${DAYS_LATE} (overdue|late|past due) [(invoices|customers|ones|payers|bills|clients|list|accounts|payments|debtors)]`,
    with: [...FILTERS, OF_PARTY],
  },
  { say: "(who|which customers|which clients) (is paying|are paying) late", with: FILTERS },
  { say: `(is|are|was|were) {party} ${DAYS_LATE} ${LATE} ${ON_ANYTHING}`, with: FILTERS },
  {
    say: `(does|do|did|has|have) {party} [(have|got|had)] (anything|any invoices|something|invoices|any) ${DAYS_LATE} ${LATE}`,
    with: FILTERS,
  },
  { say: `(what is|what's|how much is|how) {party} ${LATE} [(with|on)]`, with: FILTERS },
];

const week: readonly Phrase[] = [
  "(what is|what's|who is|who's|which invoices are|anything|is anything|what's coming) due this week",
  "[what] [(comes|is coming|falls|becomes)] [in] [is] due this week",
  "(what|how much) should come in this week",
];

const inTime: readonly Phrase[] = [
  {
    say: `(what|what's|anything|is anything|which invoices|what invoices|which unpaid invoices|which open invoices|unpaid invoices|open invoices|invoices|how much|who) ${DUE} [in] {period}`,
    with: [...FILTERS, OF_PARTY],
  },
  {
    say: `(anything|what|how much|which invoices|what invoices|invoices) ${OF_PARTY} ${DUE} [in] {period}`,
    with: FILTERS,
  },
  {
    say: `${ME} [me] (what|everything|all invoices|all|invoices|the invoices|anything) ${DUE} [in] {period}`,
    with: [...FILTERS, OF_PARTY],
  },
  { say: `(what|how much) (should|will) (come in|be paid) [in] {period}`, with: [...FILTERS, OF_PARTY] },
];

const as = (scope: string, phrases: readonly Phrase[]): readonly Phrase[] =>
  phrases.map((phrase) => ({ ...(typeof phrase === "string" ? { say: phrase } : phrase), set: { scope } }));

/** What follows an answer: "and Initech?", "only the ones older than 60 days". */
const after: readonly Phrase[] = [
  "(and|what about|how about|and what about) {party}",
  {
    say: "(just|only|and) [(show|list)] [me] [(the|those)] [(overdue|late)] [(ones|invoices|customers)] [(that are|which are)] (older than|over|more than|late by more than) {minDays} [(late|overdue|past due|old)]",
    set: { scope: "overdue" },
  },
];

/** How people ask who owes what. */
export const OWED_PHRASES: readonly Phrase[] = [
  ...everything,
  ...after,
  ...as("overdue", overdue),
  ...as("week", week),
  ...inTime,
];
