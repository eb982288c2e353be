import { expect, it } from "vitest";

import { scanAll } from "#test/scan-all";

// A Sunday.
const context = { today: Temporal.PlainDate.from("2026-11-22"), currency: "USD" };

it.each([
  ["december", { from: "2026-12-01", to: "2026-12-31" }],
  ["next month", { from: "2026-12-01", to: "2026-12-31" }],
  ["next week", { from: "2026-11-23", to: "2026-11-29" }],
  ["the first quarter of 2027", { from: "2027-01-01", to: "2027-03-31" }],
  ["between 1 and 15 December", { from: "2026-12-01", to: "2026-12-15" }],
  ["from 28 November to 3 December", { from: "2026-11-28", to: "2026-12-03" }],
  ["before friday", { to: "2026-11-26" }],
  ["by friday", { to: "2026-11-27" }],
  ["february", { from: "2027-02-01", to: "2027-02-28" }],
])("reads %s", (text, period) => {
  expect(scanAll(text, { type: "period" }, context)).toEqual([period]);
});
