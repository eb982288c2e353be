import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { beforeAll, expect, it } from "vitest";

import { message } from "#cards/message";
import { tellMember } from "#chat/tell-member";
import { findMemberByName } from "#storage/business-store";
import { openDatabase } from "#storage/database";
import { openEmbedded } from "#storage/embedded/open";
import { conversationsOf } from "#storage/member-conversations-store";
import { enqueue } from "#storage/outbox-store";
import { prepareHome } from "#test/prepare-home";
import { runPurser, startPurser } from "#test/start-purser";
import { temporaryFolder } from "#test/temporary-folder";

const home = join(temporaryFolder(), "home");
const HELLO = "One thing waits for you.";

beforeAll(() => prepareHome(home));

/** Queues a digest for the owner, as a job does whose terminal is closed. */
async function queueDigest(): Promise<void> {
  const embedded = await openEmbedded(home);
  const database = openDatabase(embedded.url);
  const owner = await findMemberByName(database.reads, "owner");
  const [place] = await conversationsOf(database.reads, owner?.id ?? "");
  if (owner === null || place === undefined) throw new Error("the owner has not spoken");
  const key = `digest:${owner.id}:2026-11-24`;
  const effect = tellMember(key, place, message({ text: HELLO }), { repeat: false });
  await database.commit("settle-run", (tx) => enqueue(tx, [effect], Temporal.Now.instant()));
  await database.close();
  await embedded.close();
}

it("what waits for a closed terminal is shown in the next one that stays open, and not to a program of one line", async () => {
  await runPurser(["start", "--json"], { home, input: "help\n" });
  await queueDigest();

  const oneLine = await runPurser(["start", "--json"], { home, input: "who owes me money?\n" });
  expect(oneLine.output).toContain("Nobody owes you anything.");
  expect(oneLine.output).not.toContain(HELLO);
  const before = await runPurser(["status"], { home });
  expect(before.output).toMatch(/^Last digest {3}2026-11-24: queued$/m);

  const purser = startPurser({ home });
  while (purser.unasked.length === 0) await sleep(50);
  expect(purser.unasked.map(({ text }) => text)).toEqual([HELLO]);
  await purser.close();

  const { output } = await runPurser(["status"], { home });
  expect(output).toMatch(/^Last digest {3}2026-11-24: sent \d+ \w+ \d{4}, \d\d:\d\d, receipt msg_/m);
  expect(output).toMatch(/^Jobs {10}3$/m);
  expect(output).toMatch(/^ {16}approval-nudge: nothing due; no run yet$/m);
  expect(output).toMatch(/^ {16}cash-digest: next \d+ \w+ \d{4}, 08:00; no run yet$/m);
});
