import { describe, expect, it } from "vitest";

import { instantAt } from "./local-time.ts";

const at = (date: string, time: string, zone: string): string | undefined =>
  instantAt(Temporal.PlainDate.from(date), Temporal.PlainTime.from(time), zone)?.toString();

describe("the instant of a time on a date", () => {
  it("is the plain one on a plain day", () => {
    expect(at("2026-11-24", "08:00", "Europe/Berlin")).toBe("2026-11-24T07:00:00Z");
    expect(at("2026-07-24", "08:00", "America/New_York")).toBe("2026-07-24T12:00:00Z");
  });

  // Clocks go from 02:00 to 03:00 in Berlin at 01:00 UTC, in New York at 07:00 UTC; on Lord Howe from 02:00 to 02:30
  // at 15:30 UTC the day before; in Santiago from 24:00 to 01:00 at 04:00 UTC.
  it.each([
    ["Europe/Berlin", "2026-03-29", "02:00", "2026-03-29T01:00:00Z"],
    ["Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:00:00Z"],
    ["Europe/Berlin", "2026-03-29", "02:59", "2026-03-29T01:00:00Z"],
    ["Europe/Berlin", "2026-03-29", "03:00", "2026-03-29T01:00:00Z"],
    ["Europe/Berlin", "2026-03-29", "01:59", "2026-03-29T00:59:00Z"],
    ["America/New_York", "2026-03-08", "02:30", "2026-03-08T07:00:00Z"],
    ["Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:30:00Z"],
    ["Australia/Lord_Howe", "2026-10-04", "02:30", "2026-10-03T15:30:00Z"],
    ["Australia/Lord_Howe", "2026-10-04", "02:45", "2026-10-03T15:45:00Z"],
    ["America/Santiago", "2026-09-06", "00:30", "2026-09-06T04:00:00Z"],
  ])("is the first after the gap where it does not exist: %s %s %s", (zone, date, time, instant) => {
    expect(at(date, time, zone)).toBe(instant);
  });

  it.each([
    ["Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30:00Z"],
    ["Europe/Berlin", "2026-10-25", "03:00", "2026-10-25T02:00:00Z"],
    ["America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30:00Z"],
    ["Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04T14:45:00Z"],
  ])("is the first where it exists twice: %s %s %s", (zone, date, time, instant) => {
    expect(at(date, time, zone)).toBe(instant);
  });

  it("is none on a day that was passed over", () => {
    expect(at("2011-12-30", "08:00", "Pacific/Apia")).toBeUndefined();
    expect(at("2011-12-29", "08:00", "Pacific/Apia")).toBe("2011-12-29T18:00:00Z");
    expect(at("2011-12-31", "08:00", "Pacific/Apia")).toBe("2011-12-30T18:00:00Z");
  });
});
