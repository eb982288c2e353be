import { MONTH as ANY_MONTH, monthOf, WEEKDAY as ANY_WEEKDAY, weekdayOf } from "#domain/calendar-words";

import { NUMBER_WORDS, readNumberWords } from "./number-in-words.ts";
import { findAll, type Found, inTurn, type Reading, type Span, type Token } from "./token.ts";

const MONTH = `(?<month>${ANY_MONTH})\\b\\.?`;
const WEEKDAY = `(?<weekday>${ANY_WEEKDAY})s?\\b`;
const YEAR = "(?:,?\\s+(?<year>(?:19|20|21)\\d\\d)\\b)?";
const COUNT = `(?<count>\\d{1,4}|${NUMBER_WORDS}|an?|a few|a couple of)`;
const UNIT = "(?<unit>days?|weeks?|fortnights?|months?|years?)\\b";

const pattern = (source: string): RegExp => new RegExp(source, "giu");
const ISO = pattern("\\b(?<y>\\d{4})-(?<m>\\d{2})-(?<d>\\d{2})\\b");
const DAY_MONTH = pattern(
  `(?:${WEEKDAY},?\\s+)?(?:the\\s+)?\\b(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:\\s+of)?\\s+${MONTH}${YEAR}`,
);
const MONTH_DAY = pattern(
  `(?:${WEEKDAY},?\\s+)?\\b${MONTH}\\s+(?:the\\s+)?(?<day>\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\.\\d)${YEAR}`,
);
const NUMERIC = pattern("\\b(?<a>\\d{1,2})([/.])(?<b>\\d{1,2})(?:\\2(?<y>\\d{4}|\\d{2}))?(?![\\d/])");
const NAMED_DAY = pattern("\\b(?<word>day after tomorrow|day before yesterday|today|tonight|tomorrow|yesterday)\\b");
const RELATIVE = pattern(
  `\\b(?<in>in|within|after)\\s+(?:(?<under>under|less than|at most)\\s+|(?:about|almost|nearly|around)\\s+)?${COUNT}\\s+${UNIT}|\\b${`${COUNT}\\s+${UNIT}`.replaceAll("<", "<_")}\\s+(?<when>ago|from now|from today)`,
);
const DAYS = pattern(`\\b${COUNT}[\\s-]+${UNIT}`);
const NET = /\bnet\s+(\d{1,3})\b/gi;
const ON_WEEKDAY = pattern(`\\b(?:(?<which>next|this|last|coming|past)\\s+)?${WEEKDAY}`);
const PERIOD = pattern(
  "\\b(?:(?<end>end|start|beginning|middle) of\\s+)?(?:the\\s+)?(?<which>next|this|last|previous|coming)\\s+(?<period>week|weekend|month|quarter|year)\\b|\\b(?:end of (?:the )?(?<to>week|month|year)|(?<to2>month|year)[- ]end)\\b",
);
const QUARTER = pattern("\\bQ(?<quarter>[1-4])(?:\\s+(?<year>20\\d\\d))?\\b");
const MONTH_ALONE = pattern(
  `\\b(?<lead>in|of|for|by|until|since|during|last|next|this|early|late|mid|from|to|and)[\\s-]+${MONTH}${YEAR}|\\b${MONTH.replaceAll("<month>", "<alone>")}\\s+(?<of>20\\d\\d)\\b`,
);
const DAY_ALONE = pattern("\\b(?:the|on)\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)\\b");

/** Days, spans of days and lengths of time, as a person or a model says them. */
export function datesSaid(text: string, { today }: Reading): Found {
  return inTurn(text, [
    (rest) => findAll(rest, ISO, ({ groups = {} }) => days(at(groups["y"], groups["m"], groups["d"]))),
    (rest) => findAll(rest, DAY_MONTH, ({ groups = {} }) => dayOfMonth(groups, today)),
    (rest) => findAll(rest, MONTH_DAY, ({ groups = {} }) => dayOfMonth(groups, today)),
    (rest) => findAll(rest, NUMERIC, ({ groups = {}, 0: said }) => numeric(groups, said, today)),
    (rest) => findAll(rest, NAMED_DAY, (match) => namedDay(match, rest, today)),
    (rest) => findAll(rest, RELATIVE, ({ groups = {} }) => relative(groups, today)),
    (rest) => findAll(rest, DAYS, (match) => length(match, rest)),
    (rest) => findAll(rest, NET, ([, count]) => ({ kind: "days", from: Number(count), to: Number(count) })),
    (rest) => findAll(rest, PERIOD, ({ groups = {} }) => period(groups, today)),
    (rest) => findAll(rest, QUARTER, ({ groups = {} }) => quarter(groups, today)),
    (rest) => findAll(rest, ON_WEEKDAY, ({ groups = {}, 0: said }) => weekday(groups, said, today)),
    (rest) => findAll(rest, MONTH_ALONE, ({ groups = {}, 0: said }) => month(groups, said, today)),
    (rest) => findAll(rest, DAY_ALONE, ({ groups = {} }) => everyMonth(Number(groups["day"]), today)),
  ]);
}

type Groups = Readonly<Record<string, string | undefined>>;
type Day = Temporal.PlainDate;

function at(y: string | number | undefined, m: string | number | undefined, d: string | number | undefined): Day[] {
  try {
    return [Temporal.PlainDate.from({ year: Number(y), month: Number(m), day: Number(d) }, { overflow: "reject" })];
  } catch {
    return [];
  }
}

/** A date that there is not is made up, whatever else it may be. */
function days(found: readonly Day[]): Token {
  return { kind: "date", spans: found.map((day): Span => [day.toString(), day.toString()]), free: false };
}

function span(from: Day, to: Day): Token {
  return { kind: "date", spans: [[from.toString(), to.toString()]], free: false };
}

function dayOfMonth(groups: Groups, today: Day): Token {
  const { year, month: name, day, weekday: dayName } = groups;
  const years = year === undefined ? [today.year - 1, today.year, today.year + 1] : [Number(year)];
  const found = years.flatMap((one) => at(one, monthOf(name ?? ""), day));
  return days(dayName === undefined ? found : found.filter((one) => one.dayOfWeek === weekdayOf(dayName)));
}

function numeric({ a, b, y }: Groups, said: string, today: Day): Token | null {
  // "1.50" is no date, "1.12.2026" is one.
  if (said.includes(".") && y === undefined) return null;
  const years =
    y === undefined ? [today.year - 1, today.year, today.year + 1] : [y.length === 2 ? 2_000 + Number(y) : Number(y)];
  return days(years.flatMap((year) => [...at(year, a, b), ...at(year, b, a)]));
}

const DATED = /\b(?:due|falls?|until|by|paid|sent|issued|expires?|dated|since|before|after|overdue)\s+$/i;

function namedDay(match: RegExpExecArray, text: string, today: Day): Token {
  const word = (match.groups?.["word"] ?? "").toLowerCase();
  const offset = { "day after tomorrow": 2, tomorrow: 1, yesterday: -1, "day before yesterday": -2 }[word];
  if (offset !== undefined) return days([today.add({ days: offset })]);
  // "As of today" is always true; "due today" is not.
  return { ...days([today]), free: !DATED.test(text.slice(0, match.index)) } as Token;
}

function counted(count: string | undefined): number | null {
  const said = (count ?? "").toLowerCase();
  if (said === "a" || said === "an") return 1;
  return /^\d+$/.test(said) ? Number(said) : readNumberWords(said);
}

function daysIn(count: string | undefined, unit: string | undefined): readonly [number, number] | null {
  const n = counted(count);
  // "A few days" says no number.
  if (n === null) return null;
  const kind = (unit ?? "").toLowerCase().replace(/s$/, "");
  const [from, to] = { day: [1, 1], week: [7, 7], fortnight: [14, 14], month: [28, 31], year: [365, 366] }[kind] ?? [
    1, 1,
  ];
  return [n * (from ?? 1), n * (to ?? 1)];
}

/** "A week late" is a length, "$100 a day" is none. */
const MEASURED = /^\s+(?:late|overdue|past|early|ago|left|to go|from|over|behind|before|after|of)\b/i;

function length({ groups = {}, index, 0: said }: RegExpExecArray, text: string): Token | null {
  const { count = "", unit } = groups;
  if (/^an?$/i.test(count) && !MEASURED.test(text.slice(index + said.length))) return null;
  const found = daysIn(count, unit);
  return found === null ? null : { kind: "days", from: found[0], to: found[1] };
}

function relative(groups: Groups, today: Day): Token | null {
  const found = daysIn(groups["count"] ?? groups["_count"], groups["unit"] ?? groups["_unit"]);
  if (found === null) return null;
  if (groups["under"] !== undefined || groups["in"] === "within") return span(today, today.add({ days: found[1] }));
  const sign = groups["when"] === "ago" ? -1 : 1;
  const ends = found.map((n) => today.add({ days: sign * n }));
  const [one = today, two = today] = sign === 1 ? ends : ends.toReversed();
  return span(one, two);
}

function weekday({ which, weekday: name }: Groups, said: string, today: Day): Token | null {
  // "Sat" and "sun" in small letters are mostly words.
  if (/^[a-z]{3}$/.test(said)) return null;
  const moved = weekdayOf(name ?? "") - today.dayOfWeek;
  const ahead = (moved + 7) % 7;
  const coming = today.add({ days: ahead === 0 ? 7 : ahead });
  const gone = today.subtract({ days: ahead === 0 ? 7 : 7 - ahead });
  const thisWeek = today.add({ days: moved });
  switch ((which ?? "").toLowerCase()) {
    case "next":
      return days([coming, thisWeek.add({ days: 7 })]);
    case "last":
    case "past":
      return days([gone, thisWeek.subtract({ days: 7 })]);
    case "this":
    case "coming":
      return days([coming, thisWeek]);
    default:
      return days(ahead === 0 ? [today, coming, gone] : [coming, gone]);
  }
}

function period({ end, which, period: name, to, to2 }: Groups, today: Day): Token {
  const kind = (name ?? to ?? to2 ?? "").toLowerCase();
  const move = { next: 1, last: -1, previous: -1, coming: 1 }[(which ?? "this").toLowerCase()] ?? 0;
  const [from, until] = bounds(kind, move, today);
  const ends = end?.toLowerCase() === "end" || to !== undefined || to2 !== undefined;
  return ends ? span(until, until) : span(from, until);
}

function bounds(kind: string, move: number, today: Day): readonly [Day, Day] {
  if (kind === "week" || kind === "weekend") {
    const monday = today.subtract({ days: today.dayOfWeek - 1 }).add({ weeks: move });
    return [kind === "week" ? monday : monday.add({ days: 5 }), monday.add({ days: 6 })];
  }
  if (kind === "year") {
    const first = Temporal.PlainDate.from({ year: today.year + move, month: 1, day: 1 });
    return [first, first.add({ years: 1 }).subtract({ days: 1 })];
  }
  const months = kind === "quarter" ? 3 : 1;
  const start = today.with({ day: 1 }).subtract({ months: kind === "quarter" ? (today.month - 1) % 3 : 0 });
  const first = start.add({ months: move * months });
  return [first, first.add({ months }).subtract({ days: 1 })];
}

function quarter({ quarter: number, year }: Groups, today: Day): Token {
  const first = Temporal.PlainDate.from({ year: Number(year ?? today.year), month: Number(number) * 3 - 2, day: 1 });
  return span(first, first.add({ months: 3 }).subtract({ days: 1 }));
}

function month(groups: Groups, said: string, today: Day): Token | null {
  const name = groups["month"] ?? groups["alone"];
  // "You may": a month is written with a capital.
  if (!/\p{Lu}/u.test(said.slice(said.toLowerCase().indexOf((name ?? "").toLowerCase()))[0] ?? "")) return null;
  const year = groups["year"] ?? groups["of"];
  const years = year === undefined ? [today.year - 1, today.year, today.year + 1] : [Number(year)];
  const spans = years.map((one): Span => {
    const first = Temporal.PlainDate.from({ year: one, month: monthOf(name ?? ""), day: 1 });
    return [first.toString(), first.add({ months: 1 }).subtract({ days: 1 }).toString()];
  });
  return { kind: "date", spans, free: false };
}

function everyMonth(day: number, today: Day): Token {
  const months = [-2, -1, 0, 1, 2, 3].map((move) => today.with({ day: 1 }).add({ months: move }));
  return days(months.flatMap((first) => at(first.year, first.month, day)));
}
