import { setImmediate as nextTurn } from "node:timers/promises";

import { expect, it } from "vitest";

import { systemClock } from "#kernel/clock";
import { silentLogger } from "#kernel/logger";
import type { Database } from "#storage/database";

import { createEffectRunner } from "./effect-runner.ts";

/** A database with posts that are due: the first taking gets them, and no other. */
function posts(...keys: readonly string[]): Database & { readonly settled: unknown[][] } {
  const left = keys.map((key, index) => {
    const row = { id: `out_${index}`, key, kind: "post", payload: { place: key.slice(0, 1) } };
    return { ...row, attempts: 1, approvalId: null, receipt: null, before: "queued" };
  });
  const settled: unknown[][] = [];
  const tx = {
    $queryRaw: async () => left.splice(0),
    $executeRaw: async (_sql: unknown, ...values: unknown[]) => {
      settled.push(values);
      return 1;
    },
  };
  return {
    reads: tx,
    commit: (_name: string, work: (given: unknown) => unknown) => work(tx),
    commitOne: (_name: string, statement: (given: unknown) => unknown) => statement(tx),
    close: async () => {},
    settled,
  } as unknown as Database & { readonly settled: unknown[][] };
}

const parts = { clock: systemClock, logger: silentLogger, instance: "ins_1", channels: () => ["console"] };

it("comes back from a named effect only when it has ended, though a look at all that is due took it first", async () => {
  const call = Promise.withResolvers<string>();
  const runner = createEffectRunner({
    ...parts,
    database: posts("post:1"),
    handlers: [{ kind: "post", repeat: "safe", run: () => call.promise }],
  });
  void runner.runDue();
  let isBack = false;
  const back = runner.runNow(["post:1"]).then(() => (isBack = true));
  for (let turns = 0; turns < 10; turns++) await nextTurn();
  expect(isBack).toBe(false);
  call.resolve("msg_1");
  await back;
  expect(isBack).toBe(true);
});

it("runs the effects of one lane in their order, and other lanes beside it", async () => {
  const calls = new Map<string, PromiseWithResolvers<string>>();
  const begun: string[] = [];
  const runner = createEffectRunner({
    ...parts,
    database: posts("a1", "a2", "b1"),
    handlers: [
      {
        kind: "post",
        repeat: "safe",
        lane: ({ payload }) => (payload as { place: string }).place,
        run({ key }) {
          begun.push(key);
          const call = Promise.withResolvers<string>();
          calls.set(key, call);
          return call.promise;
        },
      },
    ],
  });
  const due = runner.runDue();
  for (let turns = 0; turns < 10; turns++) await nextTurn();
  expect(begun).toEqual(["a1", "b1"]);
  calls.get("a1")?.resolve("msg_1");
  for (let turns = 0; turns < 10; turns++) await nextTurn();
  expect(begun).toEqual(["a1", "b1", "a2"]);
  for (const call of calls.values()) call.resolve("msg_2");
  await due;
});

it.each([
  ["safe", "queued"],
  ["unsafe", "uncertain"],
] as const)("gives up a call that never answers: a %s one is %s", async (repeat, status) => {
  const database = posts("post:1");
  let given: AbortSignal | undefined;
  const runner = createEffectRunner({
    ...parts,
    database,
    handlers: [
      {
        kind: "post",
        repeat,
        timeoutMs: () => 5,
        run(_effect, signal) {
          given = signal;
          return new Promise(() => {});
        },
      },
    ],
  });
  await runner.runNow(["post:1"]);
  expect(database.settled.flat()).toContain(status);
  expect(given?.aborted).toBe(true);
});
