/** How a point before exactly three digits is read: `1.250` is 1250 in half of Europe. */
export type PointStyle = "decimal" | "grouping" | "ask";

export type ReadDigits = { readonly digits: string } | { readonly problem: string };

const GROUPED = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/;
const GROUPED_IN_LAKHS = /^\d{1,2}(?:,\d{2})+,\d{3}$/;

/**
 * Reads the digits of a number as people group them: "2,500.00", "1.200,50", "1 200,50", "1'200". No value is
 * rounded and no place is lost: "12.345" stays "12.345".
 *
 * @param said digits, points, commas, spaces and apostrophes only, with a digit at the end
 */
export function readDigits(said: string, point: PointStyle): ReadDigits {
  const text = said.replace(/[\s'’]/gu, "");
  const last = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
  if (last === -1) return { digits: plain(text, "") };
  const separator = text[last];
  const whole = text.slice(0, last);
  const fraction = text.slice(last + 1);
  const seen = text.split(separator ?? "").length - 1;

  if (seen > 1) return isGrouped(text) ? { digits: plain(text, "") } : unreadable(said);
  if (/[.,]/.test(whole)) return isGrouped(whole) ? { digits: plain(whole, fraction) } : unreadable(said);
  const couldGroup = fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  if (!couldGroup) {
    return separator === "," && fraction.length > 3 ? unreadable(said) : { digits: plain(whole, fraction) };
  }
  if (separator === "," || point === "grouping") return { digits: plain(text, "") };
  if (point === "decimal") return { digits: plain(whole, fraction) };
  return { problem: `${said} could be ${plain(text, "")} or ${plain(whole, fraction.replace(/0+$/, ""))}: which?` };
}

/** The digits of `count` thousand or million: the point moves, nothing is multiplied. */
export function shiftPoint(digits: string, places: number): string {
  const [whole = "", fraction = ""] = digits.split(".");
  const moved = fraction.padEnd(places, "0");
  return plain(whole + moved.slice(0, places), moved.slice(places));
}

function isGrouped(text: string): boolean {
  return GROUPED.test(text) || GROUPED_IN_LAKHS.test(text);
}

function plain(whole: string, fraction: string): string {
  const digits = whole.replace(/[.,]/g, "").replace(/^0+(?=\d)/, "") || "0";
  return fraction === "" ? digits : `${digits}.${fraction}`;
}

function unreadable(said: string): ReadDigits {
  return { problem: `"${said}" is not a number that I can read. Write it like 1200.50.` };
}
