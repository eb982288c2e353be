import { setImmediate as nextTurn } from "node:timers/promises";

import { expect, it } from "vitest";

import { systemClock } from "#kernel/clock";
import { silentLogger } from "#kernel/logger";
import type { Database } from "#storage/database";

import { createEffectRunner } from "./effect-runner.ts";

/** A database with one post that is due: the first taking gets it, and no other. */
function onePost(key: string): Database {
  const left = [
    { id: "out_1", key, kind: "post", payload: {}, attempts: 1, approvalId: null, receipt: null, before: "queued" },
  ];
  const tx = { $queryRaw: async () => left.splice(0), outbox: { updateMany: async () => ({ count: 1 }) } };
  return {
    reads: tx,
    commit: (_name: string, work: (given: unknown) => unknown) => work(tx),
    close: async () => {},
  } as unknown as Database;
}

it("comes back from a named effect only when it has ended, though a look at all that is due took it first", async () => {
  const call = Promise.withResolvers<string>();
  const runner = createEffectRunner({
    database: onePost("post:1"),
    clock: systemClock,
    logger: silentLogger,
    instance: "ins_1",
    channels: () => ["console"],
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
