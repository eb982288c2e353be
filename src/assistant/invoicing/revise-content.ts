import { formatDate, plainDateJson } from "#domain/business-date";
import { type Money, parseMoney } from "#domain/money";
import { formatPercent, parsePercent } from "#domain/percent";
import { canonicalJson } from "#kernel/canonical-json";

import type { ToolResult } from "../define-tool.ts";

import type { EditWords } from "./edit-words.ts";
import { ask, Instead, no } from "./instead.ts";
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
  if (termsDays !== undefined) return dueAfter(issueDate, termsDays);
  const day = due === undefined ? before.dueDate : readDay(due, "due");
  if (dueLater === undefined && dueEarlier === undefined) return day;
  const moved = plainDateJson
    .decode(day)
    .add(dueLater ?? "P0D")
    .subtract(dueEarlier ?? "P0D");
  return moved.toString();
}

function dueAfter(issueDate: string, days: number): string {
  if (days < 0 || days > 3_650) throw ask("due", `${days} days cannot be its terms. When is it due?`);
  return plainDateJson.decode(issueDate).add({ days }).toString();
}

/** A bare percentage as what it is: as it was said, or as the only thing that the document has of the two; else it is asked. */
function withPercent(before: WireContent, { percent, percentMeans, ...words }: EditWords): EditWords {
  if (percent === undefined) return words;
  const has = before.lines.some(({ taxPercent }) => taxPercent !== undefined) ? "tax" : undefined;
  const gives = before.discountPercent === undefined ? undefined : "discount";
  const means = percentMeans ?? (has !== undefined && gives !== undefined ? undefined : (has ?? gives));
  if (means === "tax") return { ...words, taxPercent: percent };
  if (means === "discount") return { ...words, discountPercent: percent };
  if (means === "rise") return { ...words, changes: [...(words.changes ?? []), { percentMore: percent }] };
  throw ask("percentMeans", `Is ${percent} % tax, or a discount?`);
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
