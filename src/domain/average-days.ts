import { mulDiv } from "./money.ts";

/** The average of a sum of days over `count` things, in tenths of a day, rounded half away from zero. */
export function averageDays(days: bigint, count: number): bigint {
  return mulDiv(days, 10n, BigInt(count));
}
