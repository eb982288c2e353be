import { card, type Table } from "#cards/card";
import { averageDays } from "#domain/average-days";
import { formatDays, formatTenths } from "#domain/day-count";
import { formatSpan, type Span } from "#domain/span";
import type { Party } from "#storage/parties-store";
import { type PaidInvoices, type PaymentHabit, paymentHabits } from "#storage/payment-habits";

import type { Answer } from "../define-tool.ts";
import type { ToolContext } from "../tool-context.ts";

export const USUAL_HABIT_DAYS = 365;
const SHOWN = 5;

/** How long everybody takes to pay, with who pays latest and soonest. @param late asks only who pays after the due date */
export async function answerEverybody(
  { db }: ToolContext,
  span: Span,
  { words, late }: { readonly words: string; readonly late: boolean },
): Promise<Answer> {
  const { all, byParty } = await paymentHabits(db, span);
  if (all === null) return { kind: "answer", say: `No invoice was wholly paid in ${words}, so there is no average.` };
  const latest = byParty.toSorted((a, b) => Number(beyondOf(b.paid) - beyondOf(a.paid)));
  const slow = latest.filter(({ paid }) => beyondOf(paid) > 0n);
  const good = latest.filter(({ paid }) => beyondOf(paid) <= 0n).toReversed();
  if (late) {
    const worst = slow.slice(0, 3).map(({ name, paid }) => `${name} (${formatDays(beyondOf(paid))} late on average)`);
    const say =
      slow.length === 0
        ? `Nobody pays late on average: in ${words} everybody paid by the due date or before.`
        : `${slow.length} of ${byParty.length} customers ${slow.length === 1 ? "pays" : "pay"} late on average, the latest: ${worst.join(", ")}.`;
    return { kind: "answer", say, ...(slow.length === 0 ? {} : { card: habitCard("Who pays late", slow, span) }) };
  }
  return {
    kind: "answer",
    say: `In ${words} customers took ${inWords(all)}.`,
    card: card({
      title: `Days to pay, ${formatSpan(span)}`,
      tables: [
        ...(slow.length === 0 ? [] : [habitTable("Latest payers", slow.slice(0, SHOWN))]),
        ...(good.length === 0 ? [] : [habitTable("Best payers", good.slice(0, SHOWN))]),
      ],
    }),
  };
}

/** How long one customer takes to pay, beside everybody. */
export async function answerCustomer({ db }: ToolContext, party: Party, span: Span, words: string): Promise<Answer> {
  const [{ all: own }, { all }] = await Promise.all([
    paymentHabits(db, span, { partyId: party.id }),
    paymentHabits(db, span),
  ]);
  const others = all === null ? "" : ` All customers together: ${formatDays(averageDays(all.days, all.count))}.`;
  const say =
    own === null
      ? `${party.name} has wholly paid no invoice in ${words}, so there is no average.${others}`
      : `In ${words} ${party.name} took ${inWords(own)}.${others}`;
  return { kind: "answer", say };
}

function inWords(paid: PaidInvoices): string {
  const invoices = `${paid.count} ${paid.count === 1 ? "invoice" : "invoices"}`;
  const beyond = beyondOf(paid);
  const when =
    beyond === 0n
      ? "on the due date"
      : `${formatDays(beyond < 0n ? -beyond : beyond)} ${beyond > 0n ? "after" : "before"} the due date`;
  const median = formatTenths(BigInt(paid.twiceMedianDays) * 5n);
  return `${formatDays(averageDays(paid.days, paid.count))} on average to pay (median ${median}), ${when}, over ${invoices}`;
}

const beyondOf = ({ daysBeyondTerms, count }: PaidInvoices): bigint => averageDays(daysBeyondTerms, count);

function habitCard(title: string, habits: readonly PaymentHabit[], span: Span) {
  const more = habits.length > 2 * SHOWN ? [`The ${2 * SHOWN} latest, of ${habits.length}.`] : [];
  return card({
    title: `${title}, ${formatSpan(span)}`,
    tables: [habitTable("Customer", habits.slice(0, 2 * SHOWN))],
    notes: more,
  });
}

function habitTable(label: string, habits: readonly PaymentHabit[]): Table {
  const right = (name: string) => ({ label: name, align: "right" }) as const;
  return {
    columns: [{ label, align: "left" }, right("Paid invoices"), right("Days to pay"), right("Beyond terms")],
    rows: habits.map(({ name, paid }) => [
      name,
      String(paid.count),
      formatTenths(averageDays(paid.days, paid.count)),
      formatTenths(beyondOf(paid)),
    ]),
  };
}
