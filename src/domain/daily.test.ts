import { describe, expect, it } from "vitest";

import { EVERY_DAY, latestDaily, nextDaily, WEEKDAYS } from "./daily.ts";

const daily = (at: string, zone: string, days = EVERY_DAY) => ({ at: Temporal.PlainTime.from(at), days, zone });
const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const words = (found: { date: Temporal.PlainDate; due: Temporal.Instant } | null): string =>
  found === null ? "none" : `${found.date.toString()} ${found.due.toString()}`;

describe("the last and the next occurrence", () => {
  it("turn over at the minute itself", () => {
    const eight = daily("08:00", "Europe/Berlin");
    expect(words(latestDaily(eight, instant("2026-11-24T06:59:59.999Z")))).toBe("2026-11-23 2026-11-23T07:00:00Z");
    expect(words(latestDaily(eight, instant("2026-11-24T07:00:00Z")))).toBe("2026-11-24 2026-11-24T07:00:00Z");
    expect(words(nextDaily(eight, instant("2026-11-24T06:59:59.999Z")))).toBe("2026-11-24 2026-11-24T07:00:00Z");
    expect(words(nextDaily(eight, instant("2026-11-24T07:00:00Z")))).toBe("2026-11-25 2026-11-25T07:00:00Z");
  });

  it("are on the days that were chosen", () => {
    // 21 and 22 November 2026 are a weekend.
    const weekdays = daily("08:00", "UTC", WEEKDAYS);
    expect(words(latestDaily(weekdays, instant("2026-11-22T12:00:00Z")))).toBe("2026-11-20 2026-11-20T08:00:00Z");
    expect(words(nextDaily(weekdays, instant("2026-11-22T12:00:00Z")))).toBe("2026-11-23 2026-11-23T08:00:00Z");
    const mondays = daily("08:00", "UTC", [1]);
    expect(words(latestDaily(mondays, instant("2026-11-23T07:59:00Z")))).toBe("2026-11-16 2026-11-16T08:00:00Z");
  });

  it("are of the day where the member is", () => {
    // 20:30 UTC is the next morning in Auckland (UTC+13) and the afternoon in New York (UTC-5).
    const now = instant("2026-11-24T20:30:00Z");
    expect(words(latestDaily(daily("08:00", "Pacific/Auckland"), now))).toBe("2026-11-25 2026-11-24T19:00:00Z");
    expect(words(latestDaily(daily("08:00", "America/New_York"), now))).toBe("2026-11-24 2026-11-24T13:00:00Z");
  });

  it("are one a date where a time comes twice, and pass over a date that there was not", () => {
    const half = daily("02:30", "Europe/Berlin");
    expect(words(latestDaily(half, instant("2026-10-25T00:30:00Z")))).toBe("2026-10-25 2026-10-25T00:30:00Z");
    expect(words(latestDaily(half, instant("2026-10-25T01:30:00Z")))).toBe("2026-10-25 2026-10-25T00:30:00Z");
    const apia = daily("08:00", "Pacific/Apia");
    expect(words(nextDaily(apia, instant("2011-12-29T18:00:00Z")))).toBe("2011-12-31 2011-12-30T18:00:00Z");
    expect(words(latestDaily(apia, instant("2011-12-30T17:59:00Z")))).toBe("2011-12-29 2011-12-29T18:00:00Z");
  });
});
