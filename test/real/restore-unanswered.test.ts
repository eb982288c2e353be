import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { expect, it } from "vitest";

import { type Database, openDatabase } from "#storage/database";
import { openEmbedded } from "#storage/embedded/open";
import { storeEvent } from "#storage/inbox-store";
import { prepareHome } from "#test/prepare-home";
import { runPurser, startPurser } from "#test/start-purser";
import { temporaryFolder } from "#test/temporary-folder";

const folder = temporaryFolder();
const SAID = "Invoice Beta Ltd $900 for tea due in 14 days";
const RECEIVED = Temporal.Instant.from("2026-11-23T10:00:00Z");

async function inBooks(home: string, work: (database: Database) => Promise<void>): Promise<void> {
  const embedded = await openEmbedded(home);
  const database = openDatabase(embedded.url);
  await work(database);
  await database.close();
  await embedded.close();
}

it(
  "what was not answered when a copy was made is not done after it is restored, and is told in the terminal and in the chat, once",
  { timeout: 300_000 },
  async () => {
    const home = await prepareHome(join(folder, "home"));
    await runPurser(["start", "--json"], { home, input: "add customer Acme Ltd\n" });
    await inBooks(home, async (database) => {
      const claim = { by: "ins_gone", until: RECEIVED.add({ seconds: 30 }) };
      const event = { adapter: "console", eventId: "e1", conversation: "console:owner", isPrivate: true };
      const said = { ...event, author: "owner", text: `${SAID}\u001B[2J`, files: [] };
      await database.commit("accept-event", (tx) => storeEvent(tx, said, claim, RECEIVED));
      // As a process leaves it that was cut off between its act and its answer.
      const at = new Date("2026-11-23T10:01:00Z");
      await database.commit("accept-event", (tx) =>
        tx.inbox.updateMany({ where: { status: "done" }, data: { status: "received", receivedAt: at } }),
      );
    });
    const copy = join(folder, "copy.purser.gz");
    expect(await runPurser(["backup", copy], { home })).toMatchObject({ code: 0 });

    const there = join(folder, "restored");
    const { code, output, errors } = await runPurser(["restore", copy], { home: there });
    expect([code, errors]).toEqual([0, ""]);
    const lines = [
      `23 Nov 2026, 10:00, owner: "${SAID} [2J"`,
      '23 Nov 2026, 10:01, owner: "add customer Acme Ltd" (begun: look at what stands before you say it again)',
    ];
    expect(output.trim().split("\n").slice(-3)).toEqual([
      "Said and not answered when the copy was made: 2. Nothing was done for it since; say it again if it still holds. Each is told where it was said, too, when Purser is next open there.",
      ...lines.map((line) => `  ${line}`),
    ]);

    const purser = startPurser({ home: there });
    while (purser.unasked.length === 0) await sleep(50);
    expect(purser.unasked.map(({ text }) => text)).toEqual([
      expect.stringMatching(
        /^The books were restored from a copy of .*\. This had not been answered when it was made, and nothing was done for it since\. Say it again if it still holds:\n/,
      ),
    ]);
    expect(purser.unasked[0]?.text.split("\n").slice(1)).toEqual(lines.map((line) => `- ${line}`));
    expect((await purser.say("list approvals")).text).not.toContain("Beta");
    await purser.close();

    await inBooks(there, async ({ reads }) => {
      const told = await reads.outbox.findMany({ where: { key: { startsWith: "unanswered:" } } });
      expect(told.map(({ status }) => status)).toEqual(["sent"]);
      expect(await reads.inbox.count({ where: { status: "unanswered" } })).toBe(2);
      expect(await reads.party.findMany({ select: { name: true } })).toEqual([{ name: "Acme Ltd" }]);
    });
  },
);
