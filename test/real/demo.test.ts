import { join } from "node:path";

import { expect, it } from "vitest";

import { buildDemo } from "#cli/demo/build-demo";
import { openBooks } from "#cli/open-books";
import { silentLogger } from "#kernel/logger";
import { readSettings } from "#kernel/settings";
import { type Database, openDatabase } from "#storage/database";
import { EMBEDDED } from "#test/databases";
import { runPurser } from "#test/start-purser";
import { temporaryFolder } from "#test/temporary-folder";

import { loadAllExtensions } from "../../src/extensions.ts";

const folder = temporaryFolder();
const home = join(folder, "demo");
// What a demo must not take from whoever tries it: this server is not there.
const env = { DATABASE_URL: "postgres://nobody@127.0.0.1:1/mine", PURSER_HOME: "/nowhere", PURSER_BUSINESS: "Mine" };
const demo = (...flags: string[]) => runPurser(["demo", ...flags], { home, env });

it("is shown whole, in books that balance", async () => {
  const shown = await demo("--seed", "7");
  expect(shown).toMatchObject({ code: 0, errors: "" });
  expect(shown.output).toMatch(/^These are demo books: Studio Maya \(demo\)/);
  expect(shown.output).toContain("> what's our DSO?");
  expect(shown.output).toContain("That was the script, over demo books.");
  expect(await runPurser(["audit", "verify"], { home })).toMatchObject({ code: 0 });
  const books = await openBooks(await readSettings(home, {}));
  expect((await documentsAndPayments(books.database)).filter((row) => row.startsWith("doc|")).length).toBeGreaterThan(
    280,
  );
  await books.database.close();
  await books.close();
});

it("is the same again for a seed, and other for another", async () => {
  const first = await built(7);
  expect(first.length).toBeGreaterThan(100);
  expect(await built(7)).toEqual(first);
  expect(await built(8)).not.toEqual(first);
});

it("refuses a seed that is none, and says how to give one", async () => {
  expect(await demo("--seed", "lucky")).toMatchObject({
    code: 1,
    errors: expect.stringContaining("Give a whole number: --seed 7.") as string,
  });
});

/** What a small demo of this seed comes to. */
async function built(seed: number): Promise<readonly string[]> {
  const books = await EMBEDDED.open();
  const database = openDatabase(books.url);
  await buildDemo({
    database,
    extensions: await loadAllExtensions(),
    home: folder,
    zone: "Europe/Berlin",
    today: Temporal.PlainDate.from("2026-11-24"),
    seed,
    size: { customers: 14, invoices: 70 },
    logger: silentLogger,
  });
  const rows = await documentsAndPayments(database);
  await database.close();
  await books.close();
  return rows;
}

/** All that a person could tell apart: ids and codes are left out. */
async function documentsAndPayments(database: Database): Promise<readonly string[]> {
  const rows = await database.commitOne("start", (tx) =>
    tx.$queryRawUnsafe<{ row: string }[]>(`
    select concat_ws('|', 'doc', p.name, d.number, d.issue_date, d.due_date, d.total_minor, d.currency, d.asked_at) as row
      from documents d join parties p on p.id = d.party_id
    union all select concat_ws('|', 'pay', p.name, y.amount_minor, y.currency, y.received_on, y.method, y.recorded_at, y.reversed_at)
      from payments y join parties p on p.id = y.party_id
    order by 1`),
  );
  return rows.map(({ row }) => row);
}
