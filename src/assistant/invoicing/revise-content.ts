import { formatDate, plainDateJson } from "#domain/business-date";
import { type Money, parseMoney } from "#domain/money";
import { formatPercent, parsePercent } from "#domain/percent";
import { canonicalJson } from "#kernel/canonical-json";

import type { ToolResult } from "../define-tool.ts";

import type { EditWords } from "./edit-words.ts";
import { ask, Instead, no } from "./instead.ts";
import { changesPrice } from "./revise-by.ts";
import { reviseLines, type WireLine } from "./revise-lines.ts";

/** An invoice's content in the wire form of its type. */
export interface WireContent {
  readonly issueDate: string;
  readonly dueDate: string;
  readonly currency: string;
  readonly lines: readonly WireLine[];
  readonly taxIncluded: boolean;
  readonly discountPercent?: string;
  readonly reference?: string;
  readonly notes?: string;
}

export type Revised =
  | {
      readonly ok: true;
      readonly content: WireContent;
      /** The total that was said now. */
      readonly statedTotal?: Money;
      /** Whether amount and lines stay as they were, so that a total said earlier still stands. */
      readonly keepsFigures: boolean;
    }
  | { readonly ok: false; readonly instead: ToolResult };

const FIGURES = ["lines", "currency", "taxIncluded", "discountPercent"] as const;

/** A document's content with what was said put in place of what it had; all else stays as it was. */
export function reviseContent(stored: unknown, said: EditWords): Revised {
  const before = stored as WireContent;
  try {
    const words = withPercent(before, said);
    const { currency, lines } = reviseLines(before, words);
    const changed = { ...before, ...datesOf(before, words), currency, lines, ...partsOf(before, words) };
    const given = Object.entries(changed).filter(([, value]) => value !== undefined);
    const content = Object.fromEntries(given) as unknown as WireContent;
    const statedTotal = words.total === undefined ? undefined : totalSaid(words.total, currency);
    return {
      ok: true,
      content,
      ...(statedTotal === undefined ? {} : { statedTotal }),
      keepsFigures: FIGURES.every(
        (part) => canonicalJson(content[part] ?? null) === canonicalJson(before[part] ?? null),
      ),
    };
  } catch (error) {
    if (error instanceof Instead) return { ok: false, instead: error.result };
    throw error;
  }
}

function datesOf(before: WireContent, words: EditWords): Pick<WireContent, "issueDate" | "dueDate"> {
  const issueDate = words.issueDate === undefined ? before.issueDate : readDay(words.issueDate, "issueDate");
  if (words.wasDue !== undefined && words.wasDue !== before.dueDate)
    throw no(`It is due ${shown(before.dueDate)}, not ${shown(words.wasDue)}. Nothing was changed.`);
  const dueDate = dueOf(before, words, issueDate);
  if (dueDate >= issueDate) return { issueDate, dueDate };
  throw ask("due", `${shown(dueDate)} is before the invoice's date, ${shown(issueDate)}. When is it due?`);
}

function dueOf(before: WireContent, words: EditWords, issueDate: string): string {
  const { termsDays, due, dueLater, dueEarlier } = words;
  const ways = [termsDays, due, dueLater, dueEarlier].filter((said) => said !== undefined);
  if (ways.length > 1)
    throw no("That says in two ways when it is due. Say the day, or by how much it moves. Nothing was changed.");
  if (termsDays !== undefined) return dueAfter(issueDate, termsDays);
  if (due !== undefined) return readDay(due, "due");
  const by = readSpan(dueLater ?? dueEarlier ?? "P0D");
  const day = plainDateJson.decode(before.dueDate);
  return (dueEarlier === undefined ? day.add(by) : day.subtract(by)).toString();
}

const MOST_DAYS = 3_650;

function readSpan(said: string): Temporal.Duration {
  const [, count = "", unit] = /^P(\d{1,6})([DM])$/.exec(said) ?? [];
  const days = Number(count) * (unit === "M" ? 31 : 1);
  if (unit === undefined || days > MOST_DAYS)
    throw ask("due", `That moves it by more than ${MOST_DAYS} days. When is it due?`);
  return Temporal.Duration.from(said);
}

function dueAfter(issueDate: string, days: number): string {
  if (days < 0 || days > MOST_DAYS) throw ask("due", `${days} days cannot be its terms. When is it due?`);
  return plainDateJson.decode(issueDate).add({ days }).toString();
}

/** A bare percentage as what it was said to be; else it is asked. What is added to a discount that there is would replace it. */
function withPercent(before: WireContent, { percent, percentMeans: means, ...words }: EditWords): EditWords {
  if (percent === undefined) return words;
  if (means === "tax") return { ...words, taxPercent: percent };
  if (means === "discount") return { ...words, discountPercent: percent };
  if (means === "less") {
    if (before.discountPercent !== undefined)
      throw no(
        `It has a discount of ${before.discountPercent} % already. Say what it should be in all, such as "make the discount 15%". Nothing was changed.`,
      );
    return { ...words, discountPercent: percent };
  }
  if (means === undefined) throw ask("percentMeans", `Is ${percent} % tax, a discount, or a higher price?`);
  const { changes = [] } = words;
  if (changes.some(changesPrice))
    throw no("That changes the price in two ways. Say one at a time. Nothing was changed.");
  return { ...words, changes: [...changes, { percentMore: percent }] };
}

/** What is the whole document's: tax in the prices, discount, reference, note. A discount of 0 is none. */
function partsOf(before: WireContent, words: EditWords): Readonly<Record<string, unknown>> {
  const discount = words.discountPercent === undefined ? before.discountPercent : readDiscount(words.discountPercent);
  return {
    discountPercent: discount === "0" ? undefined : discount,
    taxIncluded: words.taxIncluded === undefined ? before.taxIncluded : words.taxIncluded === "yes",
    reference: words.reference ?? before.reference,
    notes: words.notes ?? before.notes,
  };
}

function readDiscount(said: string): string {
  const rate = parsePercent(said);
  if (!rate.ok) throw ask("discountPercent", `${rate.problem} How many percent of discount?`);
  return formatPercent(rate.value);
}

function totalSaid(said: { readonly amount: string }, currency: string): Money {
  const total = parseMoney({ amount: said.amount, currency });
  if (!total.ok) throw ask("total", `${total.problem} What is the total?`);
  return total.value;
}

function readDay(said: string, slot: "due" | "issueDate"): string {
  const question = slot === "due" ? "When is it due?" : "What is its date?";
  const day = plainDateJson.safeDecode(said);
  if (!day.success) throw ask(slot, `${day.error.issues[0]?.message ?? ""} ${question}`.trim());
  return day.data.toString();
}

const shown = (day: string): string => formatDate(plainDateJson.decode(day));
