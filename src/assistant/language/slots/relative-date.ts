import { MONTH, WEEKDAY, weekdayName, weekdayOf } from "#domain/calendar-words";
import type { DateForm, DateReading } from "./date-form.ts";
import { COUNT, readCount } from "./number-words.ts";
import type { ScanContext } from "./scanner.ts";

const NAMED_DAYS: Readonly<Record<string, number>> = {
  today: 0,
  tonight: 0,
  "on receipt": 0,
  "upon receipt": 0,
  immediately: 0,
  eod: 0,
  tomorrow: 1,
  tmrw: 1,
  tmr: 1,
  tmw: 1,
  yesterday: -1,
  "the day after tomorrow": 2,
  "the day before yesterday": -2,
};

const namedDay: DateForm = {
  pattern: new RegExp(
    `(?<name>${Object.keys(NAMED_DAYS)
      .join("|")
      .replaceAll(" ", String.raw`\s+`)})`,
    "yiu",
  ),
  read: ({ groups }, { today }) => {
    const days = NAMED_DAYS[(groups["name"] ?? "").toLowerCase().replace(/\s+/g, " ")];
    return days === undefined ? undefined : today.add({ days });
  },
};

/** "friday", "this friday", "next friday" (of the week that starts on the next Monday), "last friday". */
const weekday: DateForm = {
  pattern: new RegExp(String.raw`(?:(?<which>this|next|last)\s+)?(?<weekday>${WEEKDAY})`, "yiu"),
  read: ({ groups }, context) => {
    const { today, slot } = context;
    const wanted = weekdayOf(groups["weekday"] ?? "");
    const which = groups["which"]?.toLowerCase();
    if (which === "next") return today.add({ days: 7 - today.dayOfWeek + wanted });
    if (which === undefined && wanted === today.dayOfWeek) return sameWeekday(wanted, context);
    if (which === "this" && wanted === today.dayOfWeek) return today;
    const back = (today.dayOfWeek - wanted + 7) % 7 || 7;
    return which === "last" || slot.past === true
      ? today.subtract({ days: back })
      : today.add({ days: 7 - (back % 7) });
  },
};

function sameWeekday(day: number, { slot }: ScanContext): DateReading {
  const other = `${slot.past === true ? "last" : "next"} ${weekdayName(day)}`;
  return { problem: `Today is ${weekdayName(day)}: do you mean today or ${other}?` };
}

const UNIT = "(?<unit>day|week|fortnight|month|quarter|year)s?";

/** "in 14 days", "14 days", "net 30", "a week from today", "3 days ago". */
const counted: DateForm = {
  pattern: new RegExp(
    String.raw`(?:(?:in|within)\s+)?(?<count>${COUNT})[\s-]+${UNIT}(?:\s+(?:from\s+)?(?<from>ago|today|now|tomorrow))?`,
    "yiu",
  ),
  read: ({ groups }, { today }) => {
    const start = groups["from"]?.toLowerCase() === "tomorrow" ? today.add({ days: 1 }) : today;
    const span = spanOf(readCount(groups["count"] ?? ""), groups["unit"] ?? "");
    return groups["from"]?.toLowerCase() === "ago" ? start.subtract(span) : start.add(span);
  },
};

const net: DateForm = {
  pattern: /net\s+(?<count>\d{1,4})(?:\s+days)?/iuy,
  read: ({ groups }, { today }) => today.add({ days: Number(groups["count"]) }),
};

const tooFar: DateForm = {
  pattern: /net\s+\d{5,}|(?:(?:in|within)\s+)?\d{5,}[\s-]+(?:day|week|month|quarter|year)s?/iuy,
  read: ({ said }) => ({ problem: `"${said}" is too far away.` }),
};

export function spanOf(count: number, unit: string): Temporal.DurationLike {
  switch (unit.toLowerCase()) {
    case "day":
      return { days: count };
    case "week":
      return { weeks: count };
    case "fortnight":
      return { weeks: count * 2 };
    case "month":
      return { months: count };
    case "quarter":
      return { months: count * 3 };
    default:
      return { years: count };
  }
}

/** What sounds like a date and is not one day. */
const unclear: DateForm = {
  pattern: new RegExp(
    String.raw`(?:in\s+)?(?:${COUNT})[\s-]+(?:working|business)[\s-]+days|(?:this|next|last)\s+(?:week|month|quarter|year)|(?:the\s+)?(?:end|middle|start)\s+of\s+(?:(?:this|the|next|last)\s+)?week|(?:early|mid|late)[\s-]+(?:${MONTH})|(?:the\s+)?weekend`,
    "yiu",
  ),
  read: ({ said }) => ({ problem: `"${said}" is not one day: which date is it?` }),
};

export const RELATIVE_DATES: readonly DateForm[] = [namedDay, weekday, counted, net, tooFar, unclear];
