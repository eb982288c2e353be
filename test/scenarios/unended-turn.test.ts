import { expect, it } from "vitest";

import { createConversations } from "#chat/conversation";
import type { Connection } from "#chat/define-adapter";
import { chatEffects } from "#chat/posts";
import { message } from "#cards/message";
import { createEffectRunner } from "#effects/effect-runner";
import { silentLogger } from "#kernel/logger";
import { noProbe } from "#kernel/points";
import { LOCAL_REALM } from "#storage/business-store";
import type { Database } from "#storage/database";
import { EMBEDDED } from "#test/databases";
import { useOffice } from "#test/use-office";

const office = useOffice(EMBEDDED);

/** The same database, on which the end of a turn cannot be written that many times. */
function failing(database: Database, times: number): Database {
  let left = times;
  return {
    ...database,
    commitOne(name, statement) {
      if (name === "finish-turn" && left-- > 0) return Promise.reject(new Error("no space left on device"));
      return database.commitOne(name, statement);
    },
  };
}

it("a turn whose end could not be written is told once, and its answer follows by itself", async () => {
  const { clock } = office();
  const database = failing(office().database, 2);
  const posted: string[] = [];
  const fresh: unknown[] = [];
  const connection: Connection = {
    async post(_to, { text }) {
      posted.push(text);
      return `msg_${posted.length}`;
    },
    edit: async () => {},
    close: async () => {},
  };
  const connections = new Map([["console", connection]]);
  const logger = silentLogger;
  const handlers = chatEffects(connections, noProbe, async () => null);
  const runner = createEffectRunner({ database, clock, logger, instance: "i", channels: () => ["console"], handlers });
  const conversations = createConversations({
    database,
    clock,
    logger,
    runner,
    connections,
    respond: async (event) => {
      fresh.push(event.fresh);
      return { posts: [message({ text: `heard ${event.text}` })], said: [] };
    },
    realmOf: () => LOCAL_REALM,
    instance: "i",
    lookEveryMs: 10,
  });
  await conversations.start();
  await conversations.accept("console", { id: "e1", conversation: "c", author: "owner", text: "hello", files: [] });
  await expect
    .poll(() => posted, { timeout: 60_000 })
    .toEqual([expect.stringMatching(/^The answer to this could not be written/), "heard hello"]);
  await conversations.stop();
  await runner.stop();
  expect(posted).toHaveLength(2);
  // Only the first try may take it that nothing was done for it before.
  expect(fresh).toEqual([true, false, false]);
});
