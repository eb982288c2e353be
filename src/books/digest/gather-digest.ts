import { DIGEST_PARTS } from "#domain/digest-parts";
import type { Role } from "#domain/policy";
import { lastDays, type Span } from "#domain/span";
import { type ActsAlone, actsAlone, documentTotals } from "#storage/acts-alone";
import { pendingApprovals } from "#storage/approvals-store";
import type { Business } from "#storage/business-store";
import { type CashFlow, cashWritten } from "#storage/cash-flow";
import { monthlySales } from "#storage/credit-sales";
import type { Db } from "#storage/database";
import { type ExpectedCash, expectedCash } from "#storage/expected-cash";
import { type AgeingRow, ageingSummary } from "#storage/open-items";

import { habitSince, nextDays } from "../figures/cash-ahead.ts";
import { measureDso } from "../figures/measure-dso.ts";

import { type Decision, rankDecisions } from "./rank-decisions.ts";

/** The figures of one digest, as far as its reader's role may see them: null is what it may not. */
export interface DigestFigures {
  readonly money: MoneyFigures | null;
  readonly work: WorkFigures | null;
}

export interface MoneyFigures {
  readonly cash: readonly CashFlow[];
  readonly ahead: Span;
  readonly expected: readonly ExpectedCash[];
  readonly ageing: readonly AgeingRow[];
  /** In the business's currency; null where there is too little to go by. */
  readonly dso: { readonly tenths: bigint; readonly before: bigint | null } | null;
}

export interface WorkFigures {
  /** What waits, what is worth deciding first at the top. */
  readonly waiting: readonly Decision[];
  readonly alone: ActsAlone;
}

export interface Gathering {
  readonly role: Role;
  readonly business: Business;
  readonly businessDate: Temporal.PlainDate;
  readonly since: Temporal.Instant;
  readonly now: Temporal.Instant;
}

const DSO_DAYS = 90;
export const TREND_DAYS = 30;
export const DAYS_AHEAD = 7;
const LATEST_SHOWN = 3;

export async function gatherDigest(db: Db, asked: Gathering): Promise<DigestFigures> {
  const parts = DIGEST_PARTS[asked.role];
  return {
    money: parts.money ? await gatherMoney(db, asked) : null,
    work: parts.work ? await gatherWork(db, asked) : null,
  };
}

async function gatherMoney(db: Db, { business, businessDate, since, now }: Gathering): Promise<MoneyFigures> {
  const ahead = nextDays(DAYS_AHEAD, businessDate);
  const [cash, expected, { rows: ageing }, dso] = await Promise.all([
    cashWritten(db, since, now),
    expectedCash(db, ahead, habitSince(businessDate)),
    ageingSummary(db, { asOf: businessDate }),
    dsoOf(db, business.currency, businessDate),
  ]);
  return { cash, ahead, expected, ageing, dso };
}

/** Only once there were sales for all its days, and compared only where there were for those of the earlier one. */
async function dsoOf(db: Db, currency: string, to: Temporal.PlainDate): Promise<MoneyFigures["dso"]> {
  const span = lastDays(DSO_DAYS, to);
  const earlier = lastDays(DSO_DAYS, to.subtract({ days: TREND_DAYS }));
  const before = async ({ from }: Span): Promise<boolean> =>
    (await monthlySales(db, { to: from })).some(({ sales }) => sales.currency === currency);
  const simple = async (at: Span): Promise<bigint | null> =>
    (await before(at)) ? ((await measureDso(db, at)).find((row) => row.currency === currency)?.simple ?? null) : null;
  const tenths = await simple(span);
  return tenths === null ? null : { tenths, before: await simple(earlier) };
}

async function gatherWork(db: Db, { business, since, now }: Gathering): Promise<WorkFigures> {
  const [pending, alone] = await Promise.all([pendingApprovals(db, now), actsAlone(db, since, now, LATEST_SHOWN)]);
  const totals = await documentTotals(
    db,
    pending.flatMap(({ subject }) => (subject === null ? [] : [subject])),
  );
  const decisions = pending.map((approval) => ({
    approval,
    amount: approval.subject === null ? null : (totals.get(approval.subject) ?? null),
  }));
  return { waiting: rankDecisions(decisions, { currency: business.currency, now }), alone };
}
