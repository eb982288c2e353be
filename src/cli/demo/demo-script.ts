import { averageDays } from "#domain/average-days";
import { lastDays } from "#domain/span";
import { documentTotals } from "#storage/acts-alone";
import { pendingApprovals } from "#storage/approvals-store";
import type { Db } from "#storage/database";
import { paymentHabits } from "#storage/payment-habits";

/** What the owner says in the demo, one line after the other; each is made when its turn comes. */
export type DemoLine = (
  db: Db,
  at: { readonly now: Temporal.Instant; readonly today: Temporal.PlainDate },
) => Promise<string | null>;

const always =
  (line: string): DemoLine =>
  () =>
    Promise.resolve(line);

/** The one that waits about the largest sum of dollars. */
const largest: (say: (code: string) => string) => DemoLine =
  (say) =>
  async (db, { now }) => {
    const waiting = await pendingApprovals(db, now);
    const totals = await documentTotals(
      db,
      waiting.flatMap(({ subject }) => subject ?? []),
    );
    const sumOf = ({ subject }: (typeof waiting)[number]): bigint => {
      const total = subject === null ? undefined : totals.get(subject);
      return total?.currency === "USD" ? total.amountMinor : 0n;
    };
    const [first] = waiting.toSorted((a, b) => (sumOf(a) > sumOf(b) ? -1 : 1));
    return first === undefined ? null : say(first.code);
  };

/** The customer who is latest on average, of those with three paid invoices or more. */
const latestPayer: DemoLine = async (db, { today }) => {
  const { byParty } = await paymentHabits(db, lastDays(365, today));
  const [latest] = byParty
    .filter(({ paid }) => paid.count >= 3)
    .toSorted((a, b) =>
      Number(averageDays(b.paid.daysBeyondTerms, b.paid.count) - averageDays(a.paid.daysBeyondTerms, a.paid.count)),
    );
  return latest === undefined ? null : `how long does ${latest.name} take to pay?`;
};

export const DEMO_SCRIPT: readonly DemoLine[] = [
  always("how do we stand today?"),
  always("who owes me money?"),
  latestPayer,
  always("who pays late?"),
  always("what's our DSO?"),
  always("how is DSO computed?"),
  always("what's coming in this week?"),
  always("what needs me?"),
  largest((code) => `why ${code}`),
  largest((code) => `approve ${code}`),
  always("Invoice Lighthouse Brewing Co $960 for poster design due in 14 days"),
];
