import { describe, expect, it } from "vitest";
import { z } from "zod";

import { businessDate, daysBetween, formatDate, plainDateJson } from "./business-date.ts";

const date = (text: string) => Temporal.PlainDate.from(text);

describe("businessDate", () => {
  const instant = Temporal.Instant.from("2026-12-06T23:30:00Z");

  it.each([
    ["UTC", "2026-12-06"],
    ["Europe/Berlin", "2026-12-07"],
    ["America/Los_Angeles", "2026-12-06"],
    ["Pacific/Kiritimati", "2026-12-07"],
  ])("is the date in %s", (zone, expected) => {
    expect(businessDate(instant, zone).toString()).toBe(expected);
  });
});

describe("formatDate", () => {
  it("names the month", () => {
    expect(formatDate(date("2026-12-06"))).toBe("6 Dec 2026");
    expect(formatDate(date("2027-01-31"))).toBe("31 Jan 2027");
  });
});

describe("daysBetween", () => {
  it.each([
    ["2026-12-06", "2026-12-20", 14],
    ["2026-12-06", "2026-12-06", 0],
    ["2026-12-20", "2026-12-06", -14],
    ["2026-02-01", "2026-03-01", 28],
    ["2024-02-28", "2025-02-28", 366],
  ])("counts from %s to %s", (from, to, days) => {
    expect(daysBetween(date(from), date(to))).toBe(days);
  });
});

describe("plainDateJson", () => {
  it("goes there and back", () => {
    const decoded = z.decode(plainDateJson, "2026-12-06");
    expect(decoded.equals(date("2026-12-06"))).toBe(true);
    expect(z.encode(plainDateJson, decoded)).toBe("2026-12-06");
  });

  it.each(["2026-02-30", "2026-13-01", "06/12/2026", "2026-12-06T10:00", "1226-12-06", "2026-2-3", ""])(
    "refuses %j",
    (text) => {
      expect(plainDateJson.safeParse(text).error?.issues[0]?.message).toBe(
        `"${text}" is not a date. Write it like 2026-12-06.`,
      );
    },
  );
});
