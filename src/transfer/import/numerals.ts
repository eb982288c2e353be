/** What stands before the cents. */
export type DecimalMark = "point" | "comma";

const SIGNS: Readonly<Record<string, string>> = { "€": "EUR", "£": "GBP" };
const AMOUNT = /^(-|\()?\s*([A-Z]{3}|[€£$¥])?\s*(-)?([\d.,'’\s]*\d[\d.,'’\s]*?)\s*([A-Z]{3}|[€£$¥])?\s*(-|\))?$/;

export interface Numeral {
  /** Digits, points and commas only. */
  readonly body: string;
  readonly negative: boolean;
  /** The currency that stands beside it, where its sign means one; "$" and "¥" mean several. */
  readonly currency: string | null;
  /** Grouped by spaces or apostrophes: a point or comma in it is its decimal mark. */
  readonly grouped: boolean;
}

/** Takes an amount apart: "€ 1 234,50" is 1234,50 EUR. Null where it is none. */
export function readNumeral(text: string): Numeral | null {
  // Longer than any amount, and short enough to be looked at in no time.
  if (text.length > 60) return null;
  const match = AMOUNT.exec(text.trim());
  if (match === null) return null;
  const [, before, sign, minus, digits = "", after, behind] = match;
  if ((before === "(") !== (behind === ")")) return null;
  if ([before, minus, behind].filter((one) => one !== undefined && one !== ")").length > 1) return null;
  const groups = digits.trim().split(/[\s'’]+/);
  // Spaces may only cut it into thousands.
  if (groups.slice(1).some((group) => !/^\d{3}(?:[.,]\d*)?$/.test(group))) return null;
  const said = sign ?? after;
  return {
    body: groups.join(""),
    negative: before !== undefined || minus !== undefined || behind === "-",
    currency: said === undefined ? null : (SIGNS[said] ?? (/^[A-Z]{3}$/.test(said) ? said : null)),
    grouped: groups.length > 1,
  };
}

/** What one amount tells of how its column writes them: a mark, nothing, or that it could be either ("1.234"). */
export function markOf({ body, grouped }: Numeral): DecimalMark | "either" | null {
  const marks = body.match(/[.,]/g) ?? [];
  const last = marks.at(-1);
  if (last === undefined) return null;
  const [own, other]: [DecimalMark, DecimalMark] = last === "." ? ["point", "comma"] : ["comma", "point"];
  if (new Set(marks).size === 2) return own;
  if (marks.length > 1) return other;
  const [whole = "", fraction = ""] = body.split(last);
  if (fraction.length !== 3 || whole.length > 3 || whole === "" || whole === "0" || grouped) return own;
  return "either";
}

/** The amount in plain notation, "1234.50"; null where it does not read so with that mark. */
export function plainNumeral({ body }: Numeral, mark: DecimalMark): string | null {
  const [decimal, group] = mark === "point" ? [".", ","] : [",", "."];
  const [whole = "", fraction, ...more] = body.split(decimal);
  if (more.length > 0 || fraction === "") return null;
  const groups = whole.split(group);
  const wellGrouped =
    groups.length === 1 || (/^\d{1,3}$/.test(groups[0] ?? "") && groups.slice(1).every((part) => part.length === 3));
  const digits = groups.join("");
  if (!wellGrouped || !/^\d*$/.test(digits) || (fraction !== undefined && !/^\d+$/.test(fraction))) return null;
  const plain = digits === "" ? "0" : digits;
  return fraction === undefined ? plain : `${plain}.${fraction}`;
}
