/** Which comes first in 03/04/2026. */
export type DateOrder = "dmy" | "mdy";

const ISO = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/;
const NUMBERS = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?: 00:00(?::00)?)?$/;
const SHORT_YEAR = /^\d{1,2}([-/.])\d{1,2}\1\d{2}$/;

/** What one date tells of the order of its column: an order, nothing, or that it could be either ("03/04/2026"). */
export function orderOf(text: string): DateOrder | "either" | null {
  const match = NUMBERS.exec(text.trim());
  if (match === null) return null;
  const [, first, mark, second] = match;
  if (Number(first) > 12) return "dmy";
  if (Number(second) > 12) return "mdy";
  if (first === second) return null;
  // Nobody writes the month first with points.
  return mark === "." ? "dmy" : "either";
}

/** @returns the date, or null where there is no such day */
export function readDate(text: string, order: DateOrder | null): Temporal.PlainDate | null {
  const said = text.trim();
  const iso = ISO.exec(said);
  if (iso !== null) return dateOf(iso[1], iso[3], iso[4]);
  const match = NUMBERS.exec(said);
  if (match === null) return null;
  const [, first, , second, year] = match;
  return order === "mdy" ? dateOf(year, first, second) : dateOf(year, second, first);
}

export function hasShortYear(text: string): boolean {
  return SHORT_YEAR.test(text.trim());
}

function dateOf(year?: string, month?: string, day?: string): Temporal.PlainDate | null {
  if (Number(year) < 1900) return null;
  try {
    const fields = { year: Number(year), month: Number(month), day: Number(day) };
    return Temporal.PlainDate.from(fields, { overflow: "reject" });
  } catch {
    return null;
  }
}
