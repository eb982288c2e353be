import { describe, expect, it } from "vitest";

import { zoneNamed } from "./zone-words.ts";

describe("zoneNamed", () => {
  it.each([
    ["London", "Europe/London"],
    ["new york", "America/New_York"],
    ["Europe/Berlin", "Europe/Berlin"],
    ["europe/berlin", "Europe/Berlin"],
    ["San Francisco", "America/Los_Angeles"],
    ["eastern", "America/New_York"],
    ["Mumbai", "Asia/Calcutta"],
    ["utc", "UTC"],
    ["Argentina/Buenos_Aires", null],
    ["Springfield", null],
    ["Mars/Base", null],
    ["", null],
  ])("reads %j as %s", (words, zone) => {
    expect(zoneNamed(words)).toBe(zone);
  });

  it("reads what names a zone by another age's name in a way that the clock understands", () => {
    const zone = zoneNamed("Asia/Kolkata");
    expect(zone).not.toBeNull();
    // Five and a half hours before noon in Calcutta.
    expect(Temporal.Instant.from("2026-01-01T06:30:00Z").toZonedDateTimeISO(zone ?? "").hour).toBe(12);
  });
});
