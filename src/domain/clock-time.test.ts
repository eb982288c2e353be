import { describe, expect, it } from "vitest";

import { daysWords, parseClockTime, parseDays, parseTimeAndDays } from "./clock-time.ts";

const time = (said: string): string => {
  const read = parseClockTime(said);
  return read.ok ? read.value.toString({ smallestUnit: "minute" }) : read.problem;
};
const days = (said: string): string => {
  const read = parseDays(said);
  return read.ok ? read.value.join("") : read.problem;
};

describe("a time of day", () => {
  it.each([
    ["8", "08:00"],
    ["08:00", "08:00"],
    ["7:30", "07:30"],
    ["7.30", "07:30"],
    ["8 am", "08:00"],
    ["8am", "08:00"],
    ["7:30 p.m.", "19:30"],
    ["12 am", "00:00"],
    ["12 pm", "12:00"],
    ["19:05", "19:05"],
    ["24:00", "00:00"],
    ["noon", "12:00"],
    ["8 o'clock", "08:00"],
  ])("%s is %s", (said, read) => {
    expect(time(said)).toBe(read);
  });

  it.each(["25:00", "8:60", "13 pm", "0 am", "eight-ish", "", "-1", "8:5"])("%s is none", (said) => {
    expect(time(said)).toBe(`"${said}" is no time of day. Write it like 8:00, 7:30 pm or 19:30.`);
  });
});

describe("days of the week", () => {
  it.each([
    ["weekdays", "12345"],
    ["on weekdays", "12345"],
    ["every day", "1234567"],
    ["daily", "1234567"],
    ["weekends", "67"],
    ["Mondays and Thursdays", "14"],
    ["on Mon, Wed and Fri", "135"],
    ["every Sunday", "7"],
    ["Mon to Thu", "1234"],
    ["Sat to Mon", "167"],
    ["tuesday", "2"],
  ])("%s are %s", (said, read) => {
    expect(days(said)).toBe(read);
  });

  it.each(["someday", "monkeys", "Mon and then some", ""])("%s are none", (said) => {
    expect(days(said)).toContain("is no list of days. Write it like weekdays, every day, or Mondays and Thursdays.");
  });

  it("are said as a person says them", () => {
    expect([[1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6, 7], [1, 4], [6], [1, 3, 5]].map(daysWords)).toEqual([
      "on weekdays",
      "every day",
      "on Monday and Thursday",
      "on Saturday",
      "on Monday, Wednesday and Friday",
    ]);
  });
});

describe("a time with its days", () => {
  it.each([
    ["8 on weekdays", "08:00 12345"],
    ["7:30 every day", "07:30 1234567"],
    ["8 pm", "20:00 -"],
    ["8 pm on Mondays and Fridays", "20:00 15"],
    ["8am weekdays", "08:00 12345"],
    ["noon daily", "12:00 1234567"],
    ["on Mondays", "- 1"],
    ["every day", "- 1234567"],
    ["on weekdays only", "- 12345"],
  ])("%s is %s", (said, expected) => {
    const read = parseTimeAndDays(said);
    expect(
      read.ok && `${read.value.at?.toString({ smallestUnit: "minute" }) ?? "-"} ${read.value.days?.join("") ?? "-"}`,
    ).toBe(expected);
  });

  it.each(["Acme Ltd", "8 on monkeys", "quarter past"])("%s is none", (said) => {
    expect(parseTimeAndDays(said).ok).toBe(false);
  });
});
