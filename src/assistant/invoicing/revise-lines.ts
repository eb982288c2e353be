import { knownCurrency, currencyOf, unknownCurrency } from "#domain/currencies";
import { writeDecimal } from "#domain/decimal";
import { formatMoney, money, parseMoney } from "#domain/money";
import { nameIdentity } from "#domain/party";
import { formatPercent, parsePercent } from "#domain/percent";
import { formatQuantity, parseQuantity } from "#domain/quantity";

import type { EditWords } from "./edit-words.ts";
import { ask, type Instead, no } from "./instead.ts";
import { changesPrice, priceBy, quantityBy } from "./revise-by.ts";

export interface WireLine {
  readonly description: string;
  readonly quantity: string;
  readonly unitPriceMinor: string;
  readonly discountPercent?: string;
  readonly taxPercent?: string;
}

export interface WireLines {
  readonly currency: string;
  readonly lines: readonly WireLine[];
}

type SaidLine = NonNullable<EditWords["lines"]>[number];
/** What was said of one line. */
export type LineChange = NonNullable<EditWords["changes"]>[number];
type SaidMoney = NonNullable<EditWords["amount"]>;

/**
 * The lines of a document with what was said of them, and the currency that they are in then.
 *
 * @throws Instead for what is missing, cannot be, or could mean several lines
 */
export function reviseLines(before: WireLines, words: EditWords): WireLines {
  const { lines: anew, changes = [], added = [], removed, removedOf } = words;
  const replaced = anew === undefined ? inCurrency(before, words) : linesAnew(before, anew, words);
  const whole = oneLineWords(words);
  const changed = [...(whole === undefined ? [] : [whole]), ...together(changes)].reduce(
    (lines, change) => changeLine(lines, change, words),
    replaced,
  );
  const extended = { ...changed, lines: [...changed.lines, ...added.map((line) => newLine(changed, line, "added"))] };
  const gone = { index: removed, of: removedOf };
  const left = namesLine(gone) ? without(extended, gone) : extended;
  return words.taxPercent === undefined ? left : { ...left, lines: left.lines.map((line) => taxed(line, words)) };
}

/** Amount, description and a bare number that name no line are about the only one, or about the one that they fit. */
function oneLineWords({ amount, description, figure, lines }: EditWords): LineChange | undefined {
  if (lines !== undefined || (amount === undefined && description === undefined && figure === undefined))
    return undefined;
  return { unitPrice: amount, description, figure };
}

/** "Line 2" and "3 hours" come as two when they were said apart: what names no line is about the one named before. */
function together(changes: readonly LineChange[]): readonly LineChange[] {
  return changes.reduce<readonly LineChange[]>((known, change) => {
    const last = known.at(-1);
    return last === undefined || namesLine(change)
      ? [...known, change]
      : [...known.slice(0, -1), { ...last, ...change }];
  }, []);
}

function changeLine(before: WireLines, change: LineChange, words: EditWords): WireLines {
  const at = indexOf(before, change, words.was);
  const line = before.lines[at];
  if (line === undefined) throw no("It has no lines to change.");
  const { quantity: said, unitPrice } = meant(before, line, change, words);
  const quantity = said ?? quantityBy(line, change);
  // One price for a line with a quantity could be the line's total: only who named the line, or the old price, is sure.
  const isVagueHere = changesPrice(change) || (unitPrice !== undefined && isVague(change, words));
  if (isVagueHere && line.quantity !== "1" && quantity === undefined)
    throw no(`Its line is ${lineWords(before, line)}. Say the price of one, such as "line 1 at $80", or how many.`);
  const price = unitPrice === undefined ? priceBy(before, line, change) : priceOf(before, unitPrice);
  return {
    currency: price?.currency ?? before.currency,
    lines: before.lines.with(at, {
      ...line,
      ...(price === undefined ? {} : { unitPriceMinor: price.amountMinor.toString() }),
      ...(quantity === undefined ? {} : { quantity: readQuantity(quantity) }),
      ...(change.description === undefined ? {} : { description: change.description }),
    }),
  };
}

const namesLine = ({ index, of }: LineChange): boolean => index !== undefined || of !== undefined;

const isVague = (change: LineChange, { was }: EditWords): boolean => !namesLine(change) && was === undefined;

/** The line that is for what was said, where there is one only. */
function indexOfWords(lines: readonly WireLine[], of: string): number {
  const words = ` ${nameIdentity(of)} `;
  const fits = lines.flatMap(({ description }, at) => (` ${nameIdentity(description)} `.includes(words) ? [at] : []));
  const [only] = fits;
  if (only === undefined) throw no(`No line is for "${of}". Nothing was changed; say which one, such as "line 2".`);
  if (fits.length > 1) throw no(`${fits.length} lines are for "${of}". Say which one, such as "line 2".`);
  return only;
}

function indexOf({ lines, currency }: WireLines, { index, of }: LineChange, was: SaidMoney | undefined): number {
  if (of !== undefined) return indexOfWords(lines, of);
  if (index === "last") return lines.length - 1;
  if (index !== undefined) {
    const at = Number(index) - 1;
    if (lines[at] === undefined) throw no(`It has ${lines.length === 1 ? "one line" : `${lines.length} lines`} only.`);
    return at;
  }
  if (was !== undefined) {
    const old = parseMoney({ amount: was.amount, currency }, { allowZero: true });
    const fits = lines.flatMap((line, at) =>
      old.ok && saysFigure(line, old.value.amountMinor, was.amount) ? [at] : [],
    );
    const [only] = fits;
    if (only !== undefined && fits.length === 1) return only;
    if (only === undefined) throw no(`Nothing in it is ${was.amount}. Nothing was changed; say what it should be.`);
  }
  if (lines.length > 1)
    throw no(
      `It has ${lines.length} lines. Nothing was changed; say which one, such as "line 2 at $80" or "the first line should be 3 hours".`,
    );
  return 0;
}

function saysFigure(line: WireLine, minor: bigint, figure: string): boolean {
  return line.unitPriceMinor === minor.toString() || line.quantity === figure;
}

/** What a bare number is: a price where it is of the size of one, a quantity where it is far from it; else it is asked. */
function meant(
  { currency }: WireLines,
  line: WireLine,
  { quantity, unitPrice, figure }: LineChange,
  { was, figureMeans }: EditWords,
): { readonly quantity?: string | undefined; readonly unitPrice?: SaidMoney | undefined } {
  if (figure === undefined) return { quantity, unitPrice };
  const asPrice = { unitPrice: { amount: figure, currency }, quantity };
  const asQuantity = { quantity: figure, unitPrice };
  const price = Number(writeDecimal(BigInt(line.unitPriceMinor), knownCurrency(currency).digits));
  if (figureMeans !== undefined) return figureMeans === "price" ? asPrice : asQuantity;
  if (unitPrice !== undefined) return asQuantity;
  if (was !== undefined) return line.quantity === was.amount && Number(was.amount) !== price ? asQuantity : asPrice;
  if (Number(figure) <= 31 && price >= 20 * Number(figure)) return asQuantity;
  if (4 * Number(figure) >= price) return asPrice;
  throw ask("figureMeans", `Is ${figure} the price, or how many?`);
}

function linesAnew(before: WireLines, said: readonly SaidLine[], { taxPercent }: EditWords): WireLines {
  if (taxPercent === undefined && new Set(before.lines.map((line) => line.taxPercent)).size > 1) {
    throw ask("taxPercent", "Its lines had different tax rates. How many percent of tax have the new ones?");
  }
  const [first] = said;
  const { currency } = first?.unitPrice === undefined ? before : priceOf(before, first.unitPrice);
  return { currency, lines: said.map((line) => newLine({ ...before, currency }, line, "lines")) };
}

/** A line that comes anew bears the tax of the old ones: a change of lines takes no tax away. */
function newLine({ currency, lines }: WireLines, said: SaidLine, list: "lines" | "added"): WireLine {
  const { description, unitPrice } = said;
  if (description === undefined) throw ask(`${list}.0.description`, "What is the line for?");
  if (unitPrice === undefined) throw ask(`${list}.0.unitPrice`, `What is the price of one "${description}"?`);
  const price = priceOf({ currency, lines: list === "lines" ? [] : lines }, unitPrice);
  if (price.currency !== currency) throw oneCurrency(price.currency, currency);
  const tax = lines[0]?.taxPercent;
  return {
    description,
    quantity: readQuantity(said.quantity ?? "1"),
    unitPriceMinor: price.amountMinor.toString(),
    ...(said.discountPercent === undefined ? {} : { discountPercent: readDiscount(said.discountPercent) }),
    ...(tax === undefined ? {} : { taxPercent: tax }),
  };
}

function readDiscount(said: string): string {
  const rate = parsePercent(said);
  if (!rate.ok) throw ask("discountPercent", `${rate.problem} How many percent of discount?`);
  return formatPercent(rate.value);
}

function without(before: WireLines, gone: LineChange): WireLines {
  const at = indexOf(before, gone, undefined);
  if (before.lines.length === 1) throw no('It has one line only. Say "void it" if nothing of it is to stay.');
  return { ...before, lines: before.lines.toSpliced(at, 1) };
}

function taxed({ taxPercent: _old, ...line }: WireLine, { taxPercent: said = "" }: EditWords): WireLine {
  if (said === "none") return line;
  const rate = parsePercent(said);
  if (!rate.ok) throw ask("taxPercent", `${rate.problem} How many percent of tax?`);
  return { ...line, taxPercent: formatPercent(rate.value) };
}

/** The same figures in another currency: 700.00 USD is 700.00 EUR then, and 700 JPY. */
function inCurrency(before: WireLines, { currency: said }: EditWords): WireLines {
  if (said === undefined) return before;
  const currency = currencyOf(said)?.code;
  if (currency === undefined) throw no(unknownCurrency(said));
  const { digits } = knownCurrency(before.currency);
  const lines = before.lines.map((line) => {
    const amount = writeDecimal(BigInt(line.unitPriceMinor), digits);
    const price = parseMoney({ amount, currency }, { allowZero: true });
    if (!price.ok) throw no(`${price.problem} Nothing was changed.`);
    return { ...line, unitPriceMinor: price.value.amountMinor.toString() };
  });
  return { currency, lines };
}

function priceOf({ currency, lines }: WireLines, said: SaidMoney): { amountMinor: bigint; currency: string } {
  const price = parseMoney(said, { allowZero: lines.length > 1 });
  if (!price.ok) throw ask("amount", `${price.problem} How much is it for?`);
  if (price.value.currency !== currency && lines.length > 1) throw oneCurrency(price.value.currency, currency);
  return price.value;
}

function readQuantity(said: string): string {
  const quantity = parseQuantity(said);
  if (!quantity.ok) throw no(`${quantity.problem} Nothing was changed.`);
  return formatQuantity(quantity.value);
}

function lineWords({ currency }: WireLines, { quantity, unitPriceMinor }: WireLine): string {
  return `${quantity} x ${formatMoney(money(BigInt(unitPriceMinor), currency))}`;
}

function oneCurrency(a: string, b: string): Instead {
  return no(`An invoice is in one currency, and that names ${a} beside ${b}. Nothing was changed.`);
}
