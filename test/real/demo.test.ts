import { createHash } from "node:crypto";
import { join } from "node:path";

import { expect, it } from "vitest";

import { openBooks } from "#cli/open-books";
import { readSettings } from "#kernel/settings";
import { runPurser } from "#test/start-purser";
import { temporaryFolder } from "#test/temporary-folder";

const home = join(temporaryFolder(), "demo");
// What a demo must not take from whoever tries it: this server is not there.
const env = { DATABASE_URL: "postgres://nobody@127.0.0.1:1/mine", PURSER_HOME: "/nowhere", PURSER_BUSINESS: "Mine" };
const demo = (...flags: string[]) => runPurser(["demo", ...flags], { home, env });

it("is shown whole, the same again for a seed, and other for another", async () => {
  const shown = await demo("--seed", "7");
  expect(shown).toMatchObject({ code: 0, errors: "" });
  expect(shown.output).toMatch(/^These are demo books: Studio Maya \(demo\)/);
  expect(shown.output).toContain("> what's our DSO?");
  expect(shown.output).toContain("That was the script, over demo books.");
  const first = await booksOf();
  expect(await runPurser(["audit", "verify"], { home })).toMatchObject({ code: 0 });
  await demo("--seed", "7");
  expect(await booksOf()).toEqual(first);
  await demo("--seed", "8");
  const other = await booksOf();
  expect(other.documents).toBeGreaterThan(280);
  expect(other.digest).not.toBe(first.digest);
});

it("refuses a seed that is none, and says how to give one", async () => {
  expect(await demo("--seed", "lucky")).toMatchObject({
    code: 1,
    errors: expect.stringContaining("Give a whole number: --seed 7.") as string,
  });
});

/** All that a person could tell apart, up to the day of the demo: ids, codes and what the talk added are left out. */
async function booksOf(): Promise<{ readonly documents: number; readonly digest: string }> {
  const books = await openBooks(await readSettings(home, {}));
  const day = "(now() at time zone 'UTC')::date";
  const rows = await books.database.commitOne("start", (tx) =>
    tx.$queryRawUnsafe<{ row: string }[]>(`
    select concat_ws('|', 'doc', p.name, d.number, d.issue_date, d.due_date, d.total_minor, d.currency, d.asked_at) as row
      from documents d join parties p on p.id = d.party_id where d.issue_date < ${day} and d.asked_at < ${day}
    union all select concat_ws('|', 'pay', p.name, y.amount_minor, y.currency, y.received_on, y.method, y.recorded_at, y.reversed_at)
      from payments y join parties p on p.id = y.party_id
    order by 1`),
  );
  await books.database.close();
  await books.close();
  const text = rows.map(({ row }) => row).join("\n");
  return {
    documents: rows.filter(({ row }) => row.startsWith("doc|")).length,
    digest: createHash("sha256").update(text).digest("hex"),
  };
}
