import { weekdayBeginning, weekdayName } from "./calendar-words.ts";
import type { Parsed } from "./parsed.ts";
import { EVERY_DAY, WEEKDAYS } from "./daily.ts";

const TIME = /^(?:at )?(?<hour>\d{1,2})(?:[:.h](?<minute>\d{2}))?(?: ?(?<half>a\.?m\.?|p\.?m\.?)| ?o'?clock| ?h)?$/;
const NAMED: Readonly<Record<string, string>> = { noon: "12:00", midday: "12:00", midnight: "00:00" };

const HOW = "Write it like 8:00, 7:30 pm or 19:30.";

/** "8", "7:30", "7.30", "8 am", "7:30pm", "19:00", "noon": a time on the clock. */
export function parseClockTime(said: string): Parsed<Temporal.PlainTime> {
  const text = said.trim().toLowerCase();
  const { hour, minute = "0", half } = TIME.exec(NAMED[text] ?? text)?.groups ?? {};
  const no = { ok: false, problem: `"${said.slice(0, 30)}" is no time of day. ${HOW}` } as const;
  if (hour === undefined || Number(minute) > 59) return no;
  const said24 = Number(hour);
  if (half !== undefined && (said24 < 1 || said24 > 12)) return no;
  if (said24 > 23 && !(said24 === 24 && Number(minute) === 0)) return no;
  const hours = half === undefined ? said24 % 24 : (said24 % 12) + (half.startsWith("p") ? 12 : 0);
  return { ok: true, value: new Temporal.PlainTime(hours, Number(minute)) };
}

/** "weekdays", "every day", "Mondays and Thursdays", "Mon to Fri": days of the week, 1 is Monday. */
export function parseDays(said: string): Parsed<readonly number[]> {
  const text = said
    .trim()
    .toLowerCase()
    .replace(/^(?:on|each|every) /, "");
  if (/^(?:day|days|daily|morning|evening)$/.test(text)) return { ok: true, value: EVERY_DAY };
  if (/^(?:weekdays?|working days?|workdays?|business days?|week days?)$/.test(text))
    return { ok: true, value: WEEKDAYS };
  if (/^weekends?$/.test(text)) return { ok: true, value: [6, 7] };
  const range = /^([a-z]+) ?(?:to|-|until|through) ?([a-z]+)$/.exec(text);
  if (range !== null) {
    const [from, to] = [dayOf(range[1] ?? ""), dayOf(range[2] ?? "")];
    if (from !== 0 && to !== 0) {
      const length = ((to - from + 7) % 7) + 1;
      return { ok: true, value: Array.from({ length }, (_, index) => ((from - 1 + index) % 7) + 1).toSorted(byNumber) };
    }
  }
  const days = text.split(/(?:\s*,\s*|\s+and\s+|\s+)/).map(dayOf);
  if (days.length === 0 || days.includes(0)) {
    const problem = `"${said.slice(0, 40)}" is no list of days. Write it like weekdays, every day, or Mondays and Thursdays.`;
    return { ok: false, problem };
  }
  return { ok: true, value: [...new Set(days)].toSorted(byNumber) };
}

const byNumber = (a: number, b: number): number => a - b;

/** 1 to 7, or 0 for what is no day. */
function dayOf(word: string): number {
  return weekdayBeginning(word) || weekdayBeginning(word.replace(/s$/, ""));
}

/** "on weekdays", "every day", "on Monday and Thursday". */
export function daysWords(days: readonly number[]): string {
  if (days.length === 7) return "every day";
  if (days.join() === WEEKDAYS.join()) return "on weekdays";
  const names = days.map(weekdayName);
  return `on ${[names.slice(0, -1).join(", "), names.at(-1) ?? ""].filter((part) => part !== "").join(" and ")}`;
}

/** "08:00". */
export const clockWords = (time: Temporal.PlainTime): string => time.toString({ smallestUnit: "minute" });

/** When a person wants something to come; null for what they did not say. */
export interface TimeAndDays {
  readonly at: Temporal.PlainTime | null;
  readonly days: readonly number[] | null;
}

/** "8 on weekdays", "7:30 every day", "8 am", "on Mondays": a time, days, or both. */
export function parseTimeAndDays(said: string): Parsed<TimeAndDays> {
  const words = said
    .trim()
    .replace(/ only$/i, "")
    .split(/\s+/);
  // As many words as make a time: "8 pm" is two.
  for (let count = Math.min(3, words.length); count > 0; count--) {
    const at = parseClockTime(words.slice(0, count).join(" "));
    if (!at.ok) continue;
    const rest = words.slice(count).join(" ");
    const days = rest === "" ? null : parseDays(rest);
    if (days !== null && !days.ok) return days;
    return { ok: true, value: { at: at.value, days: days?.value ?? null } };
  }
  const days = parseDays(words.join(" "));
  if (days.ok) return { ok: true, value: { at: null, days: days.value } };
  return parseClockTime(said) as { readonly ok: false; readonly problem: string };
}
