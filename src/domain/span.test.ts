import { expect, it } from "vitest";

import { daysIn, formatSpan, lastDays, spanOf, type SpanWord } from "./span.ts";

const day = (text: string) => Temporal.PlainDate.from(text);

it.each([
  ["this-month", "2026-11-24", "1 Nov 2026 to 24 Nov 2026"],
  ["last-month", "2026-03-31", "1 Feb 2026 to 28 Feb 2026"],
  ["this-quarter", "2026-11-24", "1 Oct 2026 to 24 Nov 2026"],
  ["last-quarter", "2026-11-24", "1 Jul 2026 to 30 Sep 2026"],
  ["last-quarter", "2026-02-10", "1 Oct 2025 to 31 Dec 2025"],
  ["this-year", "2026-01-01", "1 Jan 2026 to 1 Jan 2026"],
  ["last-year", "2026-11-24", "1 Jan 2025 to 31 Dec 2025"],
] satisfies [SpanWord, string, string][])("%s on %s is %s", (word, today, expected) => {
  expect(formatSpan(spanOf(word, day(today)))).toBe(expected);
});

it("counts both ends", () => {
  expect(formatSpan(lastDays(90, day("2026-03-31")))).toBe("1 Jan 2026 to 31 Mar 2026");
  expect(daysIn({ from: day("2024-02-28"), to: day("2024-03-01") })).toBe(3);
});
