import { card, type Table } from "#cards/card";
import { message, type Message } from "#cards/message";
import { formatDate } from "#domain/business-date";
import { add, formatMoney, money, type Money } from "#domain/money";
import { formatMoment } from "#domain/moment";
import { pendingApprovals, type StoredApproval } from "#storage/approvals-store";
import { type Member, theBusiness } from "#storage/business-store";
import type { Db } from "#storage/database";
import { ageingSummary } from "#storage/open-items";

export interface DigestScope {
  readonly member: Member;
  readonly businessDate: Temporal.PlainDate;
  /** When the member last got one; null for the first. */
  readonly since: Temporal.Instant | null;
  readonly now: Temporal.Instant;
}

const MOST_DECISIONS = 3;

/** What a member should know today: what waits for them, and what is overdue. Null when there is nothing to tell. */
export async function composeDigest(db: Db, { member, businessDate, now }: DigestScope): Promise<Message | null> {
  const [{ zone }, pending, { rows }] = [
    await theBusiness(db),
    await pendingApprovals(db, now),
    await ageingSummary(db, { asOf: businessDate }),
  ];
  const waiting = pending.filter(({ roles }) => roles.includes(member.role));
  const overdue = totals(rows.filter(({ bucket }) => bucket !== "not-due").map(({ total }) => total));
  const owed = totals(rows.map(({ total }) => total));
  if (waiting.length === 0 && owed.length === 0) return null;
  const decisions = waiting.slice(0, MOST_DECISIONS);
  const more = waiting.length - decisions.length;
  return message({
    text: `${waitingWords(waiting.length)} ${overdue.length === 0 ? "Nothing is overdue." : `Overdue: ${overdue.map(formatMoney).join(", ")}.`}`,
    card: card({
      title: `Digest for ${formatDate(businessDate)}`,
      tone: waiting.length === 0 ? "plain" : "attention",
      fields: [
        { label: "Owed to you", value: owed.length === 0 ? "nothing" : owed.map(formatMoney).join(", ") },
        { label: "Overdue", value: overdue.length === 0 ? "nothing" : overdue.map(formatMoney).join(", ") },
      ],
      tables: decisions.length === 0 ? [] : [waitingTable(decisions, zone)],
      notes: more > 0 ? [`And ${more} more: "what needs me" lists them all.`] : [],
    }),
    buttons: decisions.map(({ code }) => ({ label: `Show ${code}`, code, says: code })),
  });
}

/** One sum for each currency, sorted by its code. */
function totals(amounts: readonly Money[]): readonly Money[] {
  return [...Map.groupBy(amounts, ({ currency }) => currency)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, own]) => own.reduce(add, money(0n, currency)));
}

function waitingWords(count: number): string {
  if (count === 0) return "Nothing waits for you.";
  return count === 1 ? "One thing waits for you." : `${count} things wait for you.`;
}

function waitingTable(decisions: readonly StoredApproval[], zone: string): Table {
  return {
    columns: [
      { label: "Code", align: "left" },
      { label: "What", align: "left" },
      { label: "Since", align: "left" },
    ],
    rows: decisions.map(({ code, card: { title }, createdAt }) => [code, title, formatMoment(createdAt, zone)]),
  };
}
