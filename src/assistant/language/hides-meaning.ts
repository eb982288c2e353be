import type { LanguageContext } from "./language-context.ts";
import type { Filled, Reading } from "./reading.ts";
import { ORDER_NUMBER } from "./gist/sentence-gist.ts";
import { scanDate } from "./slots/date.ts";
import { knownNamesAt } from "./slots/known-names.ts";
import { namesAnAmount } from "./slots/money.ts";
import { isFreeText } from "./slots/scanners.ts";
import { tokenize, type Sentence, type Token } from "./tokenize.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

// Each of these turns what was said round, or makes it hang on something.
const TURNS = words(
  "unless if except excepting provided until till assuming otherwise instead but not dont doesnt didnt wont cant cannot " +
    "never without wait hold maybe perhaps whether sorry actually no nope oops correction rather scratch",
);
const CONDITIONS = words("unless if except excepting provided until till assuming otherwise once whether");
const PUT_OFF = words("later soon next tomorrow tonight eventually in on by");
const WHEN = words("when once after before as");
const PRONOUNS = words("they he she it we i you theyve hes shes its weve ive");
const DETERMINERS = words("the a an our their your his her my this that");
const TAXES = words("vat gst hst tax taxes mwst ust iva tva btw discount rebate");
const WITH_TAXES = words("plus without ex excl excluding incl inc including inclusive with less minus add no on");
const REQUESTS = words(
  "send resend email mail copy cc remind charge pay void cancel approve reject make create write raise prepare produce undo refund add apply tell notify give take knock " +
    "deduct mark book record delete remove split round invoice bill show list call ask use put change set hold keep",
);
const JOINS = words("and then also plus & or");
// Text does not end with one of these: the rest of what it belongs to was not understood.
const LEFT_OVER = words(
  "has have had is are was were be been its it inv invoice both to by at à on in of for from with and or the a an plus less that which due will " +
    "would should must can could please just so as they we i you he she this these those my our your their per via off",
);
const COUNTED = /^(?:(?!1$)\d+(?:[.,]\d+)?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty)$/;
const NEW_SENTENCE = words(
  "it its it's that thats this they theyre theyve we weve well i ill im ive you youll he she there",
);
const TAX_FREE = words("free exempt extra included excluded inclusive exclusive");
const PAYABLE = words("due payable deadline pay paid");
// What is called so and so holds none of these: something is said of it, and not understood.
const SAYS = words("is was were are isnt wasnt already every twice wrong lost disputed arrived");
// Alone, none of these is what somebody is billed for.
const NO_THING = words("card account fine ok okay paid best nice late good delay cash correct");
const LABELS = words(
  "description details amount due price customer client total ref reference terms date tax vat discount qty quantity",
);
const DAY_WORDS = words("today tomorrow yesterday tonight");
const WEEKDAY_WORD = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/;
const NET = /^(?:net|within)$/;
const AUXILIARY = /^(?:can|could|may|might|must|will|would|shall|should|wants?|used|does|did|do)$/;

/**
 * The words that free text swallowed and that could change what is meant: a condition, a negation, a percentage, an
 * amount, a due date, another request. What acts is not called while there are any. Quoted text is only text.
 */
export function hidesMeaning(text: string, context: LanguageContext, { filled }: Reading): string | undefined {
  const sentence = tokenize(text);
  for (const fill of filled) {
    if (!isFreeText(fill.slot.type)) continue;
    const at =
      fill.slot.anything === true
        ? requestIn(sentence, fill)
        : fill.name === "reason"
          ? conditionIn(sentence, fill, context)
          : meaningIn(sentence, fill, context);
    const last = sentence.tokens[fill.to - 1];
    if (at !== undefined && last !== undefined) return text.slice(sentence.tokens[at]?.start ?? 0, last.end);
  }
  return undefined;
}

function meaningIn(sentence: Sentence, { from, to, slot }: Filled, context: LanguageContext): number | undefined {
  for (let at = from; at < to; at++) {
    const token = sentence.tokens[at];
    if (token === undefined || token.kind === "quoted") continue;
    if (changes(sentence, { at, from, to, isThing: slot.type === "text" }, context)) return at;
  }
  return undefined;
}

/** A reason may say and deny what it likes; it may not put off what is asked, nor make it hang on something. */
function conditionIn(
  { tokens, ...rest }: Sentence,
  { from, to }: Filled,
  context: LanguageContext,
): number | undefined {
  const first = tokens[from]?.norm ?? "";
  const dated =
    scanDate({ tokens, ...rest }, from, { ...context, slot: { type: "date" }, answering: false }).length > 0;
  if (TURNS.has(first) || JOINS.has(first) || WHEN.has(first) || dated || PUT_OFF.has(first) || REQUESTS.has(first))
    return from;
  const at = tokens
    .slice(from, to)
    .findIndex(
      (token, place) =>
        token.kind === "word" && (CONDITIONS.has(token.norm) || (place > 0 && begins(token, tokens[from + place - 1]))),
    );
  return at === -1 ? undefined : from + at;
}

/** Another request in what may be anything: "because it was wrong, then create a new one". */
function requestIn({ tokens }: Sentence, { from, to }: Filled): number | undefined {
  const at = tokens.slice(from, to).findIndex((token, place) => place > 0 && begins(token, tokens[from + place - 1]));
  return at === -1 ? undefined : from + at;
}

interface Place {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** Whether it is what a thing is called, and no name. */
  readonly isThing?: boolean;
}

function changes(sentence: Sentence, { at, from, to, isThing = false }: Place, context: LanguageContext): boolean {
  const { tokens } = sentence;
  const token = tokens[at];
  const word = token?.norm ?? "";
  const next = at + 1 < to ? tokens[at + 1] : undefined;
  const before = at > from ? tokens[at - 1] : undefined;
  if (TURNS.has(word) || word.includes("@")) return true;
  if (isThing && (SAYS.has(word) || (at === to - 1 && isAlone(sentence, from, to) && NO_THING.has(word)))) return true;
  if (
    at === from &&
    (DAY_WORDS.has(word) || /^(?:mo|hr|hrs|yr|wk|ea)$/.test(word) || /^(?:since|because|therefore)$/.test(word))
  )
    return true;
  if (at === from && (PRONOUNS.has(word) || /^(?:theyve|theyre|hes|shes|its|weve|ive)$/.test(word))) return true;
  if (at === to - 1 && at > from && (DAY_WORDS.has(word) || WEEKDAY_WORD.test(word))) return true;
  if (/^\d+(?:[.,]\d+)*$/.test(word) && addsUp(tokens[at - 1], tokens[at - 2])) return true;
  if (isNamedBeside(sentence, { at, from, to }, context)) return true;
  if (at === from && /^(?:same|double|triple|half)$/.test(word)) return true;
  if (at === from && isThing && AUXILIARY.test(word)) return true;
  // "10 off-site days at $300": the price of one, and how many there are.
  if (at === from && isThing && COUNTED.test(word) && /^(?:at|@|à)$/.test(tokens[to]?.norm ?? "")) return true;
  if (/^(?:the|an?)$/.test(word) && at === from && /^(?:same|double|usual)$/.test(next?.norm ?? "")) return true;
  if (/^(?:next|last)$/.test(word) && /^(?:week|month|year|quarter|time)$/.test(next?.norm ?? "")) return true;
  if (LABELS.has(word) && next?.norm === ":") return true;
  if (/^(?:less|minus)$/.test(word) && DETERMINERS.has(next?.norm ?? "")) return true;
  const closes = before?.norm === "with" || before?.kind === "mark";
  if (at === to - 1 && at > from && closes && /^(?:payment|payable|due|terms|deadline|total)$/.test(word)) return true;
  if (at === to - 1 && at > from && LEFT_OVER.has(word)) return true;
  if (token?.kind === "mark" && /[.?!;]/.test(word) && next !== undefined) return true;
  if (before?.kind === "mark" && NEW_SENTENCE.has(word)) return true;
  if (TAXES.has(word) && TAX_FREE.has(next?.norm ?? "")) return true;
  if (WHEN.has(word) && PRONOUNS.has(next?.norm ?? "")) return true;
  if (/\d%$/.test(word) || (/\d$/.test(word) && /^(?:%|percent|per)$/.test(next?.norm ?? ""))) return true;
  if (WITH_TAXES.has(word) && TAXES.has(next?.norm ?? "")) return true;
  if (namesAnAmount(sentence, at, context) && !DETERMINERS.has(before?.norm ?? "")) return true;
  if (NET.test(word) && /^\d/.test(next?.norm ?? "")) return true;
  if (PAYABLE.has(word) && isDated(sentence, at + 1, context)) return true;
  if (isThing && at > from && ORDER_NUMBER.test(word)) return true;
  if (isThing && isPrice(word) && at > from && next !== undefined && isJoint(next)) return true;
  if (before !== undefined && isJoint(before) && /^(?:it|them)$/.test(next?.norm ?? "")) return true;
  return token !== undefined && begins(token, before);
}

/** "Call-out 85 and parts": a figure between two things is the price of the first. */
function isPrice(word: string): boolean {
  return /^\d{2,}(?:[.,]\d+)*$/.test(word);
}

function isJoint({ kind, norm }: Token): boolean {
  return JOINS.has(norm) || (kind === "mark" && norm === ",");
}

function isAlone({ tokens }: Sentence, from: number, to: number): boolean {
  return to - from === 1 || (to - from === 2 && DETERMINERS.has(tokens[from]?.norm ?? ""));
}

/** "Hosting and Initech ...": another customer beside what a thing is called, and no part of it. */
function isNamedBeside(sentence: Sentence, { at, from }: Place, { names = [] }: LanguageContext): boolean {
  const before = sentence.tokens[at - 1];
  if (at <= from || before === undefined || !(before.kind === "mark" || JOINS.has(before.norm))) return false;
  return knownNamesAt(sentence, at, names).length > 0;
}

/** "Plus 50", "less 200", "with a 50 setup fee": a figure that changes what is to be paid. */
function addsUp(before: Token | undefined, earlier: Token | undefined): boolean {
  if (/^(?:plus|less|minus|\+)$/.test(before?.norm ?? "")) return true;
  return /^an?$/.test(before?.norm ?? "") && /^(?:plus|with|less|minus|and)$/.test(earlier?.norm ?? "");
}

/** Whether another request begins here: "..., and list everyone". */
function begins(token: Token, before: Token | undefined): boolean {
  return REQUESTS.has(token.norm) && before !== undefined && (before.kind === "mark" || JOINS.has(before.norm));
}

/** "due friday", "payable by the 3rd", "pay within ...": but "due to water damage" and "due diligence" are no dates. */
function isDated(sentence: Sentence, at: number, context: LanguageContext): boolean {
  const start = /^(?:on|by|in|within|before|until)$/.test(sentence.tokens[at]?.norm ?? "") ? at + 1 : at;
  const token: Token | undefined = sentence.tokens[start];
  if (token === undefined) return false;
  return scanDate(sentence, start, { ...context, slot: { type: "date" }, answering: false }).length > 0;
}
