import { describe, expect, it } from "vitest";

import { scanAll } from "#test/scan-all";

// A Wednesday.
const today = Temporal.PlainDate.from("2026-11-25");
const scan = (text: string, slot: { past?: boolean; near?: boolean; dayOrder?: "dmy" | "mdy" } = {}) =>
  scanAll(
    text,
    { type: "date", past: slot.past ?? false, near: slot.near ?? false },
    { today, currency: "USD", dayOrder: slot.dayOrder },
  );

describe("scanDate", () => {
  it.each([
    ["today", "2026-11-25"],
    ["Tomorrow", "2026-11-26"],
    ["yesterday", "2026-11-24"],
    ["the day after tomorrow", "2026-11-27"],
    ["on receipt", "2026-11-25"],
    ["friday", "2026-11-27"],
    ["this friday", "2026-11-27"],
    ["tues", "2026-12-01"],
    ["next friday", "2026-12-04"],
    ["next monday", "2026-11-30"],
    ["last friday", "2026-11-20"],
    ["next wednesday", "2026-12-02"],
    ["last wednesday", "2026-11-18"],
    ["in 14 days", "2026-12-09"],
    ["14 days", "2026-12-09"],
    ["net 30", "2026-12-25"],
    ["in two weeks", "2026-12-09"],
    ["in a fortnight", "2026-12-09"],
    ["a week from today", "2026-12-02"],
    ["a week from tomorrow", "2026-12-03"],
    ["in 3 months", "2027-02-25"],
    ["3 days ago", "2026-11-22"],
    ["3 Jan", "2027-01-03"],
    ["Jan 3", "2027-01-03"],
    ["25 November", "2026-11-25"],
    ["24 nov", "2027-11-24"],
    ["3rd of January 2028", "2028-01-03"],
    ["the 3rd of January, 2028", "2028-01-03"],
    ["January 3rd, 2028", "2028-01-03"],
    ["3 Jan. 2028", "2028-01-03"],
    ["Jan. 3, 2028", "2028-01-03"],
    ["3-Jan-2028", "2028-01-03"],
    ["Friday, 4 December", "2026-12-04"],
    ["the 25th", "2026-11-25"],
    ["the 15th", "2026-12-15"],
    ["15th of next month", "2026-12-15"],
    ["first of next month", "2026-12-01"],
    ["2026-12-06", "2026-12-06"],
    ["2026/12/6", "2026-12-06"],
    ["25/12/2026", "2026-12-25"],
    ["12/25/2026", "2026-12-25"],
    ["25.12.26", "2026-12-25"],
    ["4/4/2027", "2027-04-04"],
    ["13/1", "2027-01-13"],
    ["end of month", "2026-11-30"],
    ["the end of this month", "2026-11-30"],
    ["end of next month", "2026-12-31"],
    ["month end", "2026-11-30"],
    ["end of next quarter", "2027-03-31"],
    ["end of the year", "2026-12-31"],
    ["29 February 2028", "2028-02-29"],
  ])("reads %s", (text, date) => {
    expect(scan(text)).toEqual([date]);
  });

  it.each([
    ["friday", "2026-11-20"],
    ["3 Jan", "2026-01-03"],
    ["25 Nov", "2026-11-25"],
    ["26 Nov", "2025-11-26"],
    ["the 26th", "2026-10-26"],
    ["13/1", "2026-01-13"],
  ])("reads %s as the last one where the past is asked for", (text, date) => {
    expect(scan(text, { past: true })).toEqual([date]);
  });

  it("reads 03/04 in the business's own order", () => {
    expect(scan("03/04/2026", { dayOrder: "dmy" })).toEqual(["2026-04-03"]);
    expect(scan("03/04/2026", { dayOrder: "mdy" })).toEqual(["2026-03-04"]);
    expect(scan("25/12/2026", { dayOrder: "mdy" })).toEqual(["2026-12-25"]);
  });

  it.each([
    ["18 November", "2026-11-18"],
    ["1 December", "2026-12-01"],
    ["3 Jan", "2027-01-03"],
    ["30 June", "2026-06-30"],
    ["25 November", "2026-11-25"],
    ["the 20th", "2026-11-20"],
    ["the 3rd", "2026-12-03"],
    ["29 February", { problem: "29 February 2026 does not exist." }],
  ])("takes %s for the nearest such day where either side may be meant", (text, date) => {
    expect(scan(text, { near: true })).toEqual([date]);
  });

  it.each([
    ["03/04/2026", "03/04/2026 could be 3 April or 4 March: which?"],
    ["31 February", "31 February does not exist."],
    ["Feb 31 2027", "31 February does not exist."],
    ["29 Feb 2027", "29 February 2027 does not exist."],
    ["29 Feb", "29 February 2027 does not exist."],
    ["31 November", "31 November does not exist."],
    ["45th of March", "45 March does not exist."],
    ["the 31st", "31 November does not exist."],
    ["2026-02-30", "30 February does not exist."],
    ["2026-13-45", "2026-13-45 is not a date. Write it like 2026-12-06."],
    ["45/45/2026", "45/45/2026 is not a date. Write it like 2026-12-06."],
    ["wednesday", "Today is Wednesday: do you mean today or next Wednesday?"],
    ["Monday 4 December", "2026-12-04 is a Friday, not a Monday."],
    ["next week", '"next week" is not one day: which date is it?'],
    ["10 working days", '"10 working days" is not one day: which date is it?'],
    ["in 9999 years", "in 9999 years is more than 100 years away."],
  ])("does not guess at %s", (text, problem) => {
    expect(scan(text)).toEqual([{ problem }]);
  });

  it.each(["never", "to water damage", "14", "3 Janet", "mayor", "1.5", "24-7", "January"])(
    "is silent about %s",
    (text) => {
      expect(scan(text)).toEqual([]);
    },
  );
});
