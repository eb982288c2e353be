import { MONTH, monthOf } from "#domain/calendar-words";
import { scanDate } from "./date.ts";
import { COUNT, readCount } from "./number-words.ts";
import { spanOf } from "./relative-date.ts";
import { findAt, type Candidate, type Found, type ScanContext, type Scanner } from "./scanner.ts";

interface Period {
  readonly from?: Temporal.PlainDate;
  readonly to?: Temporal.PlainDate;
}

interface PeriodForm {
  readonly pattern: RegExp;
  read(found: Found, context: ScanContext): Period;
}

const QUARTERS = ["first", "second", "third", "fourth"];

const FORMS: readonly PeriodForm[] = [
  {
    pattern: /(?<which>this|next|last)\s+(?<unit>week|month|quarter|year)/iuy,
    read: ({ groups }, { today }) => {
      const unit = groups["unit"]?.toLowerCase() ?? "";
      const shift = { next: 1, last: -1 }[groups["which"]?.toLowerCase() ?? ""] ?? 0;
      if (unit === "week") {
        const monday = today.subtract({ days: today.dayOfWeek - 1 }).add({ weeks: shift });
        return { from: monday, to: monday.add({ days: 6 }) };
      }
      const months = unit === "month" ? 1 : unit === "quarter" ? 3 : 12;
      const first = Math.floor((today.month - 1) / months) * months + 1;
      const start = Temporal.PlainYearMonth.from({ year: today.year, month: first }).add({ months: shift * months });
      return span(start, months);
    },
  },
  {
    pattern: new RegExp(String.raw`(?:the\s+)?(?:month\s+of\s+)?(?<month>${MONTH})(?:,?\s+(?<year>\d{4}))?`, "yiu"),
    read: ({ groups }, context) => {
      const month = monthOf(groups["month"] ?? "");
      return span(Temporal.PlainYearMonth.from({ year: yearOf(groups["year"], month, 1, context), month }), 1);
    },
  },
  {
    pattern: new RegExp(
      String.raw`(?:(?:the\s+)?(?<ordinal>${QUARTERS.join("|")}|1st|2nd|3rd|4th)\s+quarter|q(?<digit>[1-4]))(?:,?\s+(?:of\s+)?(?<year>\d{4}))?`,
      "yiu",
    ),
    read: ({ groups }, context) => {
      const ordinal = groups["ordinal"]?.toLowerCase() ?? "";
      const place = /^\d/.test(ordinal) ? Number.parseInt(ordinal, 10) : QUARTERS.indexOf(ordinal) + 1;
      const month = (Number(groups["digit"] ?? place) - 1) * 3 + 1;
      return span(Temporal.PlainYearMonth.from({ year: yearOf(groups["year"], month, 3, context), month }), 3);
    },
  },
  {
    pattern: new RegExp(
      String.raw`(?:the\s+)?(?<way>next|last|past|coming)\s+(?<count>${COUNT})\s+(?<unit>day|week|month)s?`,
      "yiu",
    ),
    read: ({ groups }, { today }) => {
      const length = spanOf(readCount(groups["count"] ?? ""), groups["unit"] ?? "");
      const back = /^(?:last|past)$/i.test(groups["way"] ?? "");
      return back ? { from: today.subtract(length), to: today } : { from: today, to: today.add(length) };
    },
  },
  {
    pattern: /(?:the\s+)?(?:year\s+)?(?<year>20\d{2})/iuy,
    read: ({ groups }) => span(Temporal.PlainYearMonth.from({ year: Number(groups["year"]), month: 1 }), 12),
  },
];

const LIMITS: Readonly<Record<string, (day: Temporal.PlainDate) => Period>> = {
  by: (to) => ({ to }),
  until: (to) => ({ to }),
  till: (to) => ({ to }),
  before: (day) => ({ to: day.subtract({ days: 1 }) }),
  from: (from) => ({ from }),
  since: (from) => ({ from }),
  after: (day) => ({ from: day.add({ days: 1 }) }),
  on: (day) => ({ from: day, to: day }),
};

/** `in December`, `next month`, `the first quarter of 2027`, `between 1 and 15 December`, `before Friday`. */
export const scanPeriod: Scanner = (sentence, from, context) => [
  ...FORMS.flatMap((form) => {
    const found = findAt(sentence, from, form.pattern);
    return found === undefined ? [] : [candidate(found.length, form.read(found, context))];
  }),
  ...limited(sentence, from, context),
  ...between(sentence, from, context),
  ...days(sentence, from, context).map(({ length, day }) => candidate(length, { from: day, to: day })),
];

const limited: Scanner = (sentence, from, context) => {
  const limit = LIMITS[sentence.tokens[from]?.norm ?? ""];
  if (limit === undefined) return [];
  return days(sentence, from + 1, context).map(({ length, day }) => candidate(length + 1, limit(day)));
};

const BARE_DAY = /^\d{1,2}(?:st|nd|rd|th)?$/;

/** "between 1 December and 15 December", "from the 1st to the 15th", and "1 and 15 December", of one month. */
const between: Scanner = (sentence, from, context) => {
  const { tokens } = sentence;
  const opens = /^(?:between|btwn|from)$/.test(tokens[from]?.norm ?? "");
  const start = opens ? from + 1 : from;
  const firsts = days(sentence, start, context);
  const bare = BARE_DAY.test(tokens[start]?.norm ?? "") ? [{ length: 1, day: null }] : [];
  return [...firsts, ...bare].flatMap(({ length, day }) => {
    const joint = start + length;
    if (!/^(?:and|to|until|till|through|-|–)$/.test(tokens[joint]?.norm ?? "")) return [];
    if (!opens && tokens[joint]?.norm === "and" && day !== null) return [];
    return days(sentence, joint + 1, context).flatMap((last): Candidate[] => {
      // "Between 14 and 60 days": how long, and no days of the calendar.
      if (/^(?:days?|weeks?|months?|years?)$/.test(tokens[joint + last.length]?.norm ?? "")) return [];
      const first = day ?? dayBefore(last.day, Number.parseInt(tokens[start]?.norm ?? "", 10));
      if (first === null || Temporal.PlainDate.compare(first, last.day) > 0) return [];
      return [candidate(joint + 1 + last.length - from, { from: first, to: last.day })];
    });
  });
};

function dayBefore(last: Temporal.PlainDate, day: number): Temporal.PlainDate | null {
  return day >= 1 && day <= last.day ? last.with({ day }) : null;
}

function days(...[sentence, from, context]: Parameters<Scanner>): { length: number; day: Temporal.PlainDate }[] {
  return scanDate(sentence, from, context).flatMap((found) =>
    "value" in found && typeof found.value === "string"
      ? [{ length: found.length, day: Temporal.PlainDate.from(found.value) }]
      : [],
  );
}

function candidate(length: number, { from, to }: Period): Candidate {
  return {
    length,
    value: {
      ...(from === undefined ? {} : { from: from.toString() }),
      ...(to === undefined ? {} : { to: to.toString() }),
    },
  };
}

function span(start: Temporal.PlainYearMonth, months: number): Period {
  const end = start.add({ months: months - 1 });
  return { from: start.toPlainDate({ day: 1 }), to: end.toPlainDate({ day: end.daysInMonth }) };
}

/** Without its year: the nearest such months that are not past, or with `past` the nearest that have begun. */
function yearOf(said: string | undefined, month: number, months: number, { today, slot }: ScanContext): number {
  if (said !== undefined) return Number(said);
  if (slot.past === true) return month > today.month ? today.year - 1 : today.year;
  return month + months - 1 < today.month ? today.year + 1 : today.year;
}
