import { expect, it } from "vitest";

import { formatMoment } from "./moment.ts";

it.each([
  ["Europe/Berlin", "7 Dec 2026, 00:30"],
  ["America/New_York", "6 Dec 2026, 18:30"],
])("an instant reads in %s as %s", (zone, text) => {
  expect(formatMoment(Temporal.Instant.from("2026-12-06T23:30:59Z"), zone)).toBe(text);
});
