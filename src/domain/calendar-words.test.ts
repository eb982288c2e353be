import { expect, it } from "vitest";

import {
  CALENDAR_NAMES,
  dayText,
  MONTH,
  MONTH_START,
  monthName,
  monthOf,
  WEEKDAY,
  WEEKDAY_START,
  weekdayBeginning,
  weekdayName,
  weekdayOf,
} from "./calendar-words.ts";

const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, "i");

it("knows every month and weekday, whole and shortened", () => {
  expect(CALENDAR_NAMES).toHaveLength(19);
  expect([CALENDAR_NAMES[0], CALENDAR_NAMES[11], CALENDAR_NAMES[12], CALENDAR_NAMES[18]]).toEqual([
    "January",
    "December",
    "Monday",
    "Sunday",
  ]);
  for (const name of CALENDAR_NAMES.slice(0, 12))
    expect([name, name.slice(0, 3)]).toEqual([
      expect.stringMatching(whole(MONTH)),
      expect.stringMatching(whole(MONTH)),
    ]);
  for (const name of CALENDAR_NAMES.slice(12))
    expect([name, name.slice(0, 3)]).toEqual([
      expect.stringMatching(whole(WEEKDAY)),
      expect.stringMatching(whole(WEEKDAY)),
    ]);
  expect(MONTH_START).toBe("jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec");
  expect(WEEKDAY_START).toBe("mon|tue|wed|thu|fri|sat|sun");
});

it("numbers them as Temporal does, and names them by their number", () => {
  expect([monthOf("Sept"), monthOf("january"), monthName(4)]).toEqual([9, 1, "April"]);
  expect([weekdayOf("Thurs"), weekdayOf("sunday"), weekdayName(5)]).toEqual([4, 7, "Friday"]);
  expect([weekdayBeginning("wednes"), weekdayBeginning("mo"), weekdayBeginning("monkey")]).toEqual([3, 0, 0]);
  expect([dayText(31, 2), dayText(31, 2, 2027)]).toEqual(["31 February", "31 February 2027"]);
});
