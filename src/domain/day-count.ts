import { writeDecimal } from "./decimal.ts";

/** "42.3 days", "1 day", "-2 days", of tenths of a day. */
export function formatDays(tenths: bigint): string {
  return `${formatTenths(tenths)} ${tenths === 10n || tenths === -10n ? "day" : "days"}`;
}

/** "42.3": the same without its unit, for a column that names it once. */
export function formatTenths(tenths: bigint): string {
  return writeDecimal(tenths, 1);
}
