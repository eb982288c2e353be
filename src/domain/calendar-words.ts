import { inCapital } from "./text.ts";

const MONTHS = "january february march april may june july august september october november december".split(" ");
const WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split(" ");

/** Patterns for a month's and a weekday's name, whole or shortened, with or without a dot. */
export const MONTH =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
export const WEEKDAY =
  "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?";

/** The same by their first three letters, where the rest of the word counts for nothing. */
export const MONTH_START = MONTHS.map(short).join("|");
export const WEEKDAY_START = WEEKDAYS.map(short).join("|");

/** Every month's name, then every weekday's, as they are written. */
export const CALENDAR_NAMES: readonly string[] = [...MONTHS, ...WEEKDAYS].map(inCapital);

/** 1 for January. @param name matched by `MONTH` */
export function monthOf(name: string): number {
  return MONTHS.findIndex((month) => month.startsWith(name.toLowerCase().slice(0, 3))) + 1;
}

/** 1 for Monday, as Temporal counts. @param name matched by `WEEKDAY` */
export function weekdayOf(name: string): number {
  return WEEKDAYS.findIndex((day) => day.startsWith(name.toLowerCase().slice(0, 3))) + 1;
}

/** The same for what a weekday's name begins with, three letters at least; 0 where none does. @param word in small letters */
export function weekdayBeginning(word: string): number {
  return word.length < 3 ? 0 : WEEKDAYS.findIndex((day) => day.startsWith(word)) + 1;
}

/** "April". @param month 1 to 12 */
export function monthName(month: number): string {
  return inCapital(MONTHS[month - 1] ?? "");
}

/** "Friday". @param weekday 1 to 7 */
export function weekdayName(weekday: number): string {
  return inCapital(WEEKDAYS[weekday - 1] ?? "");
}

/** "31 February", or "31 February 2027". */
export function dayText(day: number, month: number, year?: number): string {
  return `${day} ${monthName(month)}${year === undefined ? "" : ` ${year}`}`;
}

function short(word: string): string {
  return word.slice(0, 3);
}
