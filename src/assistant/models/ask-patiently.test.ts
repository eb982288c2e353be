import { expect, it } from "vitest";

import { scriptedModel, type Step } from "#test/scripted-model";

import { askPatiently, type Patience } from "./ask-patiently.ts";
import { ModelFailure } from "./model-failure.ts";

const overloaded =
  (retryAfterMs: number | null): Step =>
  () =>
    Promise.reject(new ModelFailure("overloaded", { retryAfterMs, passing: true }));
const prompt = { prompt: [] };

/** A model under a clock that only its own waits and calls move. */
function underTime(steps: readonly Step[], more: Partial<Patience> = {}, callTakesMs = 0) {
  let now = 0;
  const waits: number[] = [];
  const inner = scriptedModel(steps);
  const model = askPatiently(
    { ...inner, doGenerate: async (options) => ((now += callTakesMs), inner.doGenerate(options)) },
    {
      patience: { callMs: 60_000, turnMs: 120_000, retries: 2, waitMs: 8_000, ...more },
      sleep: async (ms) => {
        waits.push(ms);
        now += ms;
      },
      nowMs: () => now,
      onAnswer: () => {},
    },
  );
  return { model, inner, waits };
}

it("asks three times at most", async () => {
  const { model, inner, waits } = underTime([overloaded(null), overloaded(null), overloaded(null), "late"]);
  await expect(model.doGenerate(prompt)).rejects.toThrow("Claude has too much to do just now");
  expect([inner.asked.length, waits]).toEqual([3, [1_000, 2_000]]);
});

it("waits eight seconds in a turn at most, over all its calls", async () => {
  const { model, waits } = underTime([overloaded(5_000), "one", overloaded(5_000), "two"]);
  expect((await model.doGenerate(prompt)).content).toEqual([{ type: "text", text: "one" }]);
  await expect(model.doGenerate(prompt)).rejects.toThrow(ModelFailure);
  expect(waits).toEqual([5_000]);
});

it("gives up when the turn has taken too long, without asking once more", async () => {
  const { model, inner } = underTime(["one", "two", "three"], { turnMs: 90_000 }, 50_000);
  await model.doGenerate(prompt);
  await model.doGenerate(prompt);
  await expect(model.doGenerate(prompt)).rejects.toThrow("Claude did not answer in time");
  expect(inner.asked).toHaveLength(2);
});

it("ends a call that hangs", async () => {
  const hangs: Step = ({ abortSignal }) =>
    new Promise((_, reject) => abortSignal?.addEventListener("abort", () => reject(abortSignal.reason as Error)));
  const { model } = underTime([hangs], { callMs: 10 });
  await expect(model.doGenerate(prompt)).rejects.toThrow("Claude did not answer in time");
});

it("tells nothing of what an error said", async () => {
  const chatty: Step = () => Promise.reject(new Error("your key sk-ant-1 is wrong"));
  const { model } = underTime([chatty]);
  const error = await Promise.resolve(model.doGenerate(prompt)).catch((thrown: unknown) => thrown);
  expect(JSON.stringify([String(error), (error as Error).stack, (error as Error).cause])).not.toContain("sk-ant");
});
