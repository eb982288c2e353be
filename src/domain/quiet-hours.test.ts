import { describe, expect, it } from "vitest";

import { afterQuiet, isQuiet, whenToTell } from "./quiet-hours.ts";

const hours = (from: string, to: string) => ({ from: Temporal.PlainTime.from(from), to: Temporal.PlainTime.from(to) });
const told = (due: string, from: string, to: string, zone = "Europe/Berlin"): string =>
  afterQuiet(Temporal.Instant.from(due), hours(from, to), zone).toString();

describe("a time on the clock", () => {
  const quiet = (at: string, from: string, to: string) => isQuiet(Temporal.PlainTime.from(at), hours(from, to));

  it("is quiet from the first minute to the last, over midnight too", () => {
    expect(["21:59", "22:00", "23:30", "00:00", "06:59", "07:00"].map((at) => quiet(at, "22:00", "07:00"))).toEqual([
      false,
      true,
      true,
      true,
      true,
      false,
    ]);
    expect(["12:29", "12:30", "13:59", "14:00"].map((at) => quiet(at, "12:30", "14:00"))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe("what falls due in quiet hours", () => {
  it("waits for their end, over midnight too", () => {
    expect(told("2026-11-24T21:00:00Z", "22:00", "07:00")).toBe("2026-11-25T06:00:00Z");
    expect(told("2026-11-25T02:00:00Z", "22:00", "07:00")).toBe("2026-11-25T06:00:00Z");
    expect(told("2026-11-25T12:00:00Z", "12:30", "14:00")).toBe("2026-11-25T13:00:00Z");
  });

  it("is told at once outside of them: at their end, and before they begin", () => {
    expect(told("2026-11-25T06:00:00Z", "22:00", "07:00")).toBe("2026-11-25T06:00:00Z");
    expect(told("2026-11-24T20:59:59Z", "22:00", "07:00")).toBe("2026-11-24T20:59:59Z");
    expect(told("2026-11-25T11:00:00Z", "12:30", "14:00")).toBe("2026-11-25T11:00:00Z");
    expect(afterQuiet(Temporal.Instant.from("2026-11-25T02:00:00Z"), null, "UTC").toString()).toBe(
      "2026-11-25T02:00:00Z",
    );
  });

  it("waits until the clock on the wall shows their end, also in the night in which it changes", () => {
    // 29 March 2026: after 01:59 comes 03:00. 25 October: 02:00 to 03:00 comes twice.
    expect(told("2026-03-29T00:30:00Z", "22:00", "07:00")).toBe("2026-03-29T05:00:00Z");
    expect(told("2026-10-25T00:30:00Z", "22:00", "07:00")).toBe("2026-10-25T06:00:00Z");
    expect(told("2026-03-29T00:30:00Z", "22:00", "02:30"), "an end that does not exist").toBe("2026-03-29T01:00:00Z");
  });
});

describe("what fell due before and is noticed now", () => {
  const at = (due: string, now: string): string =>
    whenToTell(Temporal.Instant.from(due), {
      now: Temporal.Instant.from(now),
      quiet: hours("22:00", "07:00"),
      zone: "Europe/Berlin",
    }).toString();

  it("is told as from then, unless it is quiet now", () => {
    expect(at("2026-11-24T12:00:00Z", "2026-11-24T15:00:00Z")).toBe("2026-11-24T12:00:00Z");
    expect(at("2026-11-24T12:00:00Z", "2026-11-24T22:00:00Z")).toBe("2026-11-25T06:00:00Z");
    expect(at("2026-11-24T22:00:00Z", "2026-11-25T08:00:00Z")).toBe("2026-11-25T06:00:00Z");
    expect(at("2026-11-24T22:00:00Z", "2026-11-24T12:00:00Z")).toBe("2026-11-25T06:00:00Z");
  });
});
