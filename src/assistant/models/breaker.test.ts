import { expect, it } from "vitest";

import { manualClock } from "#test/manual-clock";

import { createBreaker } from "./breaker.ts";
import { type FailureKind, ModelFailure } from "./model-failure.ts";

const failure = (kind: FailureKind = "unreachable", retryAfterMs: number | null = null) =>
  new ModelFailure(kind, { retryAfterMs });

it("lets two failures pass and rests after the third, twice as long each time, half an hour at most", () => {
  const clock = manualClock();
  const breaker = createBreaker(clock);
  expect([breaker.failed(failure()), breaker.admits(), breaker.failed(failure()), breaker.admits()]).toEqual([
    null,
    true,
    null,
    true,
  ]);
  for (const minutes of [1, 2, 4, 8, 16, 30, 30]) {
    expect(breaker.failed(failure())).toEqual(clock.now().add({ minutes }));
    clock.advance({ seconds: minutes * 60 - 1 });
    expect(breaker.admits()).toBe(false);
    clock.advance({ seconds: 1 });
    expect(breaker.admits()).toBe(true);
  }
});

it("lets one turn try after a rest, and everybody once that was answered", () => {
  const clock = manualClock();
  const breaker = createBreaker(clock);
  for (const _ of [1, 2, 3]) breaker.failed(failure());
  clock.advance({ minutes: 1 });
  expect([breaker.admits(), breaker.admits()]).toEqual([true, false]);
  breaker.undecided();
  expect(breaker.admits()).toBe(true);
  breaker.answered();
  expect([breaker.admits(), breaker.admits()]).toEqual([true, true]);
  expect(breaker.failed(failure())).toBeNull();
});

it("rests for as long as the provider asks, and for long where a person has to mend it", () => {
  const clock = manualClock();
  expect(createBreaker(clock).failed(failure("overloaded", 90_000))).toEqual(clock.now().add({ seconds: 90 }));
  expect(createBreaker(clock).failed(failure("key-refused"))).toEqual(clock.now().add({ minutes: 30 }));
});
