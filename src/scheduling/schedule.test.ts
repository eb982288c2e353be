import { describe, expect, it } from "vitest";

import { lastTurn, nextTurn } from "./schedule.ts";

const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text);

describe("when a schedule comes round", () => {
  it("is every so many minutes, counted from the hour", () => {
    const now = instant("2026-11-24T10:34:59Z");
    expect(lastTurn({ everyMinutes: 5 }, now, "UTC")).toMatchObject({ name: "2026-11-24T10:30Z" });
    expect(nextTurn({ everyMinutes: 5 }, now, "UTC")?.toString()).toBe("2026-11-24T10:35:00Z");
    expect(nextTurn({ everyMinutes: 1 }, instant("2026-11-24T10:35:00Z"), "UTC")?.toString()).toBe(
      "2026-11-24T10:36:00Z",
    );
  });

  it("is once a local day where the business is", () => {
    const schedule = { daily: { at: new Temporal.PlainTime(2, 30), days: [1, 2, 3, 4, 5, 6, 7] } };
    const now = instant("2026-10-25T00:30:00Z");
    expect(lastTurn(schedule, now, "Europe/Berlin")).toMatchObject({ name: "2026-10-25" });
    // 02:30 comes again an hour later, and is not another turn.
    expect(nextTurn(schedule, now, "Europe/Berlin")?.toString()).toBe("2026-10-26T01:30:00Z");
  });
});
