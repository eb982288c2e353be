import { expect, it } from "vitest";

import { modelLines } from "./model-lines.ts";

const NOTHING = { turns: 0, failures: 0, withheld: 0, inputTokens: 0n, cachedTokens: 0n, outputTokens: 0n };
const now = Temporal.Instant.from("2026-11-23T10:00:00Z");
const seen = { state: null, day: NOTHING, zone: "UTC", now };

it("says that there is no key, and nothing else of a model", () => {
  expect(modelLines({}, seen)).toEqual(["Model         built in (ANTHROPIC_API_KEY is not set)"]);
});

it("says who answers, what it cost, and what went wrong last", () => {
  const state = {
    model: "claude-sonnet-5-5",
    answeredAt: Temporal.Instant.from("2026-11-23T09:00:00Z"),
    failedAt: Temporal.Instant.from("2026-11-23T08:30:00Z"),
    failure: "Claude has too much to do just now (529)",
    restsUntil: null,
  };
  const day = { turns: 12, failures: 1, withheld: 1, inputTokens: 9_000n, cachedTokens: 7_000n, outputTokens: 300n };
  const settings = { ANTHROPIC_API_KEY: "sk-ant-secret", PURSER_MODEL: "claude-x", PURSER_MODEL_DAILY_TOKENS: 50_000 };
  expect(modelLines(settings, { ...seen, state, day })).toEqual([
    "Model         claude-x, last answered 23 Nov 2026, 09:00",
    "                today: 12 turns, 1 failure, words withheld once, 9000 tokens in (7000 from the cache), 300 out, of at most 50000",
    "                last failure: Claude has too much to do just now (529), 23 Nov 2026, 08:30",
  ]);
  const resting = { ...state, restsUntil: Temporal.Instant.from("2026-11-23T10:05:00Z") };
  expect(modelLines(settings, { ...seen, state: resting, day })[0]).toBe(
    "Model         claude-x, left alone until 23 Nov 2026, 10:05; the built-in model answers",
  );
});
