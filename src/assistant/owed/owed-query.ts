import { formatDate, plainDateJson } from "#domain/business-date";
import { formatMoney, type Money, parseMoney } from "#domain/money";
import type { OpenItemsFilter } from "#storage/open-items";
import type { Party } from "#storage/parties-store";

import type { Question } from "../define-tool.ts";
import type { ToolContext } from "../tool-context.ts";

import { asOfWords } from "./as-of-words.ts";

/** What was asked about open items, ready for the books, with the words that the answer says it in. */
export interface OwedQuery {
  readonly filter: OpenItemsFilter;
  readonly title: string;
  /** "overdue by more than 30 days from Acme Ltd": after "Nothing is". */
  readonly words: string;
  /** Whether anything but the day and the customer was said. */
  readonly narrow: boolean;
  /** Whether customers are asked for by what they owe in all, and not invoices one by one. */
  readonly byCustomer: boolean;
}

interface Words {
  readonly scope: "all" | "overdue" | "week";
  readonly asOf?: string | undefined;
  readonly minDays?: number | undefined;
  readonly maxDays?: number | undefined;
  readonly minAmount?: { readonly amount: string; readonly currency: string } | undefined;
  readonly maxAmount?: { readonly amount: string; readonly currency: string } | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Reads what was said; a question where a date or an amount cannot be. */
export function readQuery(words: Words, party: Party | null, context: ToolContext): OwedQuery | Question {
  const days: Record<"asOf" | "from" | "to", Temporal.PlainDate | null> = { asOf: null, from: null, to: null };
  for (const slot of ["asOf", "from", "to"] as const) {
    const said = words[slot];
    if (said === undefined) continue;
    const read = plainDateJson.safeDecode(said);
    if (!read.success) return ask(slot, `${read.error.issues[0]?.message ?? ""} ${QUESTIONS[slot]}`);
    days[slot] = read.data;
  }
  const least = words.minAmount === undefined ? null : parseMoney(words.minAmount, { allowZero: true });
  if (least !== null && !least.ok) return ask("minAmount", `${least.problem} More than how much?`);
  const most = words.maxAmount === undefined ? null : parseMoney(words.maxAmount);
  if (most !== null && !most.ok) return ask("maxAmount", `${most.problem} Less than how much?`);
  const asOf = days.asOf ?? context.today;
  const moreThan = least?.value ?? null;
  const lessThan = most?.value ?? null;
  const { scope, minDays, maxDays } = words;
  const overdue = scope === "overdue" || minDays !== undefined || maxDays !== undefined;
  const weekEnd = scope === "week" ? asOf.add({ days: 7 - asOf.dayOfWeek }) : null;
  const lateBefore = overdue ? asOf.subtract({ days: minDays ?? 0 }) : null;
  const earliest = maxDays === undefined ? null : asOf.subtract({ days: maxDays });
  const from = days.from ?? earliest ?? (weekEnd === null ? null : asOf);
  const to = days.to ?? weekEnd;
  const before = earlier(lateBefore, to === null ? null : to.add({ days: 1 }));
  return {
    filter: {
      asOf,
      ...(party === null ? {} : { partyId: party.id }),
      ...(before === null ? {} : { dueBefore: before }),
      ...(from === null ? {} : { dueFrom: from }),
      ...(moreThan === null ? {} : { moreThan }),
      ...(lessThan === null ? {} : { lessThan }),
    },
    title: overdue ? "Overdue" : scope === "week" ? "Due this week" : "Open",
    words: [
      overdue ? "overdue" : from === null && to === null ? "open" : `due ${timeWords(from, to, scope === "week")}`,
      ...lateWords(minDays, maxDays),
      ...(overdue && (days.from !== null || to !== null) ? [`and due ${timeWords(from, to, false)}`] : []),
      ...amountWords(moreThan, lessThan),
      ...(party === null ? [] : [`from ${party.name}`]),
    ]
      .join(" ")
      .concat(asOfWords(context, asOf)),
    narrow: overdue || from !== null || to !== null || moreThan !== null || lessThan !== null,
    byCustomer: moreThan !== null && lessThan === null && !overdue && from === null && to === null && party === null,
  };
}

const QUESTIONS = { asOf: "As of when?", from: "From when?", to: "Until when?" } as const;

function lateWords(min: number | undefined, max: number | undefined): readonly string[] {
  const days = (count: number): string => `${count} ${count === 1 ? "day" : "days"}`;
  return [
    ...(min === undefined ? [] : [`by more than ${days(min)}`]),
    ...(max === undefined ? [] : [`${min === undefined ? "by" : "and"} ${days(max)} at most`]),
  ];
}

function amountWords(moreThan: Money | null, lessThan: Money | null): readonly string[] {
  const said = [
    ...(moreThan === null ? [] : [`more than ${formatMoney(moreThan)}`]),
    ...(lessThan === null ? [] : [`less than ${formatMoney(lessThan)}`]),
  ];
  return said.length === 0 ? [] : [`with ${said.join(" and ")} open`];
}

function timeWords(from: Temporal.PlainDate | null, to: Temporal.PlainDate | null, isWeek: boolean): string {
  if (from !== null && to !== null) {
    if (!from.equals(to)) return `from ${formatDate(from)} to ${formatDate(to)}`;
    return `on ${formatDate(from)}${isWeek ? ", the last day of this week" : ""}`;
  }
  if (from !== null) return `on ${formatDate(from)} or later`;
  return to === null ? "" : `by ${formatDate(to)}`;
}

function earlier(a: Temporal.PlainDate | null, b: Temporal.PlainDate | null): Temporal.PlainDate | null {
  if (a === null || b === null) return a ?? b;
  return Temporal.PlainDate.compare(a, b) < 0 ? a : b;
}

function ask(slot: string, question: string): Question {
  return { kind: "ask", slot, question: question.trim() };
}
