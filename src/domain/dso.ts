import { mulDiv } from "./money.ts";

/** What was sold on credit in one calendar month, or in the days of it that have passed by the day asked about. */
export interface MonthOfSales {
  /** Its first day. */
  readonly month: Temporal.PlainDate;
  readonly days: number;
  readonly salesMinor: bigint;
}

/** One step of counting back: how much of the receivables a month's sales account for, and how many days that is. */
export interface CountbackStep extends MonthOfSales {
  readonly coveredMinor: bigint;
  /** Tenths of a day. */
  readonly tenths: bigint;
}

export interface Countback {
  /** Tenths of a day. */
  readonly tenths: bigint;
  /** The latest month first. */
  readonly steps: readonly CountbackStep[];
}

/**
 * Days sales outstanding by the simple method: receivables at the end / credit sales of the period x its days.
 *
 * @returns tenths of a day, rounded half up; null where nothing was sold, for then there is nothing to divide by
 */
export function simpleDso(of: {
  readonly receivablesMinor: bigint;
  readonly salesMinor: bigint;
  readonly days: number;
}): bigint | null {
  if (of.salesMinor <= 0n) return null;
  return mulDiv(of.receivablesMinor * 10n, BigInt(of.days), of.salesMinor);
}

/**
 * Days sales outstanding by counting back: the receivables are set against the sales of the latest month, then of the
 * one before, until they are used up. A month whose sales are used up whole counts all its days; the last one counts
 * its share.
 *
 * @param months one for each calendar month, the latest first and without a gap
 * @returns null where the months do not reach back far enough to account for everything
 */
export function countbackDso(receivablesMinor: bigint, months: readonly MonthOfSales[]): Countback | null {
  const steps: CountbackStep[] = [];
  let left = receivablesMinor;
  let wholeDays = 0;
  for (const month of months) {
    if (left <= 0n) break;
    const { salesMinor, days } = month;
    if (left < salesMinor) {
      const share = mulDiv(left * 10n, BigInt(days), salesMinor);
      // Rounded once: the days before it are whole.
      return {
        tenths: BigInt(wholeDays) * 10n + share,
        steps: [...steps, { ...month, coveredMinor: left, tenths: share }],
      };
    }
    steps.push({ ...month, coveredMinor: salesMinor, tenths: BigInt(days) * 10n });
    wholeDays += days;
    left -= salesMinor;
  }
  return left > 0n ? null : { tenths: BigInt(wholeDays) * 10n, steps };
}
