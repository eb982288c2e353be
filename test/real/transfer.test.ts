import { randomBytes } from "node:crypto";
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import pg from "pg";
import { describe, expect, it } from "vitest";

import { openEmbedded } from "#storage/embedded/open";
import { describePostgres, type TestDatabase } from "#test/databases";
import { killCommand } from "#test/kill-command";
import { expectPlainWords } from "#test/plain-words";
import { prepareHome } from "#test/prepare-home";
import { runPurser, startPurser } from "#test/start-purser";
import { temporaryFolder } from "#test/temporary-folder";

import { backupSuite } from "../transfer/backup-suite.ts";
import { exportSuite } from "../transfer/export-suite.ts";
import { importSuite } from "../transfer/import-suite.ts";

const folder = temporaryFolder();
const inside = (name: string): string => join(folder, name);
const MOMENTS = 3;
const ROWS = 4_000;

async function ask(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client
    .query<Record<string, unknown>>(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

/** Asks the books of a data folder that nobody holds. */
async function askHome(home: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const embedded = await openEmbedded(home);
  return ask(embedded.url, sql).finally(() => embedded.close());
}

function openInvoices(): string {
  const path = inside("many.csv");
  const rows = Array.from(
    { length: ROWS },
    (_, index) => `M-${index},Customer ${index % 500},2026-10-01,2026-11-01,${index + 1}.00`,
  );
  writeFileSync(path, `number,customer,issue_date,due_date,total\n${rows.join("\n")}\n`);
  return path;
}

/** A home with books in it: some issued and paid, one that waits, and the imported many. */
async function fullHome(name: string): Promise<string> {
  cpSync(await (filled ??= fillHome()), inside(name), { recursive: true });
  return inside(name);
}
let filled: Promise<string> | undefined;

async function fillHome(): Promise<string> {
  const home = await prepareHome(inside("full"));
  const purser = startPurser({ home });
  for (const line of [
    "Invoice Acme Ltd $2,500 for hosting due in 14 days",
    "approve it",
    "Acme Ltd paid $500",
    "Invoice Beta $9 for x due in 3 days",
  ])
    await purser.say(line);
  await purser.close();
  expect(await runPurser(["import", openInvoices(), "--yes"], { home })).toMatchObject({ code: 0 });
  return home;
}

/** Moments spread over the time that a whole run takes. */
async function moments(run: () => Promise<unknown>): Promise<readonly number[]> {
  const begun = performance.now();
  await run();
  const took = performance.now() - begun;
  return Array.from({ length: MOMENTS }, (_, index) => (took * (index + 1)) / (MOMENTS + 1));
}

describePostgres("a PostgreSQL server", (kind) => {
  importSuite(kind);
  backupSuite(kind);
  exportSuite(kind);

  describe("moving books to it", () => {
    const withPassword = (url: string): string => {
      const address = new URL(url);
      address.password = "hunter2";
      return address.href;
    };
    const noBooks = async (url: string): Promise<void> => {
      expect(
        await ask(url, "select to_regclass('parties') is null or not exists (select 1 from audit) as empty"),
      ).toEqual([{ empty: true }]);
    };
    /** A database in which nothing is, not even our tables. */
    async function bare(): Promise<TestDatabase> {
      const made = await kind.open();
      await ask(made.url, "drop schema public cascade; create schema public");
      return made;
    }

    it("takes all of them, says what to set, and keeps a start from opening the old ones", async () => {
      const home = await fullHome("moving");
      const target = await bare();
      const url = withPassword(target.url);
      const sums =
        "select (select count(*) from documents)::int as documents, (select sum(amount_minor * id) from postings)::text as postings, (select count(*) from audit)::int as audit";
      const [before] = await askHome(home, sums);
      const { code, output, errors } = await runPurser(["move", url], { home });
      expect([code, errors]).toEqual([0, ""]);
      expect(output + errors).not.toContain("hunter2");
      expect(output).toMatch(
        /rows of \d+ tables are in postgres.*Every table was compared, the books balance, the audit log is whole\.\nNow set DATABASE_URL/,
      );
      expect(await ask(target.url, sums)).toEqual([{ ...before, audit: Number(before?.["audit"]) + 1 }]);

      const old = await runPurser(["status"], { home });
      expectPlainWords(old.errors);
      expect(old).toMatchObject({
        code: 1,
        errors: expect.stringMatching(
          /^The books of .* were moved to postgres.* on \d{4}-\d\d-\d\d\. Set DATABASE_URL/,
        ),
      });
      expect(readFileSync(join(home, "moved.json"), "utf8")).not.toContain("hunter2");
      const env = { DATABASE_URL: url };
      expect(await runPurser(["audit", "verify"], { home, env })).toMatchObject({ code: 0 });

      // The way back, as it is written down: the books here are whole as they were.
      cpSync(home, inside("went-back"), { recursive: true });
      rmSync(join(inside("went-back"), "moved.json"));
      expect(await runPurser(["audit", "verify"], { home: inside("went-back") })).toMatchObject({ code: 0 });

      // Again, as if the first had been ended before it could say so; and this time it writes the setting.
      rmSync(join(home, "moved.json"));
      const again = await runPurser(["move", url, "--write-env"], { home });
      expect(again).toMatchObject({ code: 0, output: expect.stringContaining("holds these books already, whole") });
      expect(readFileSync(join(home, ".env"), "utf8")).toBe(`DATABASE_URL="${url}"\n`);
      const purser = startPurser({ home });
      expect((await purser.say("Invoice Acme Ltd $100 for hosting due in 14 days")).text).toMatch(
        /^Sent INV-0002 to Acme Ltd/,
      );
      await purser.close();
      await target.close();
    });

    it("is refused in words, and leaves the books as they are", async () => {
      const home = await fullHome("staying");
      const newer = await kind.open();
      await ask(
        newer.url,
        "insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('x', 'x', '20990101000000_x', now())",
      );
      const foreign = await bare();
      await ask(foreign.url, "create table recipes (id int)");
      const full = await kind.open();
      await ask(
        full.url,
        "insert into members (id, name, name_key, role, created_at) values ('mem_1', 'Ann', 'ann', 'owner', now())",
      );
      const nobody = new URL(full.url);
      nobody.pathname = "/no_such_database";
      const cases: readonly [string, RegExp][] = [
        ["mysql://x", /^That is no address of a PostgreSQL database\. Write it like/],
        [
          "postgres://u:hunter2@127.0.0.1:1/x",
          /^The database postgres:\/\/u@127\.0\.0\.1:1\/x cannot be used \(ECONNREFUSED\)/,
        ],
        [nobody.href, /cannot be used \(3D000\)/],
        [newer.url, /changed by a newer Purser \(it holds 20990101000000_x\)/],
        [foreign.url, /holds tables of another program \(recipes\)\. Name an empty database\. Nothing was changed\./],
        [full.url, /holds books already\. Name an empty database\. Nothing was changed\./],
      ];
      for (const [url, words] of cases) {
        const { code, errors, output } = await runPurser(["move", url], { home });
        expectPlainWords(errors);
        expect(errors).toMatch(words);
        expect([code, output]).toEqual([1, ""]);
        expect(errors).not.toContain("hunter2");
      }
      const purser = startPurser({ home });
      expect((await purser.say("who owes me money?")).text).toMatch(/^You are owed/);
      const held = await runPurser(["move", full.url], { home });
      expect(held).toMatchObject({
        code: 1,
        errors: expect.stringMatching(new RegExp(`^Process ${purser.pid} is using the books`)),
      });
      await purser.close();
      await Promise.all([newer, foreign, full].map((database) => database.close()));
    });

    it(
      "that is killed at any moment is whole there or not there, and is done by moving again",
      { timeout: 600_000 },
      async () => {
        const home = await fullHome("killed-move");
        const trial = await bare();
        cpSync(home, inside("trial"), { recursive: true });
        const times = await moments(() => runPurser(["move", trial.url], { home: inside("trial") }));
        await trial.close();
        for (const afterMs of times) {
          const target = await bare();
          const killed = await killCommand(["move", target.url], { home, afterMs });
          const moved = existsSync(join(home, "moved.json"));
          if (killed && !moved) {
            const [there] = await ask(target.url, "select to_regclass('audit') is not null as there");
            const rows =
              there?.["there"] === true
                ? await ask(target.url, "select count(*)::int as n from documents")
                : [{ n: 0 }];
            expect([0, ROWS + 2]).toContain(rows[0]?.["n"]);
            expect(await runPurser(["audit", "verify"], { home })).toMatchObject({ code: 0 });
            expect(await runPurser(["move", target.url], { home })).toMatchObject({ code: 0 });
          }
          expect(await ask(target.url, "select count(*)::int as n from documents")).toEqual([{ n: ROWS + 2 }]);
          rmSync(join(home, "moved.json"));
          await target.close();
        }
      },
    );

    it("whose server goes away in the middle keeps nothing there, and says that nothing was changed", async () => {
      const home = await fullHome("cut-move");
      const target = await bare();
      const ended = runPurser(["move", target.url], { home });
      const admin = new pg.Client({
        connectionString: kind.name === "" ? "" : process.env["PURSER_TEST_DATABASE_URL"],
      });
      await admin.connect();
      const name = new URL(target.url).pathname.slice(1);
      let cut = 0;
      while (cut === 0) {
        const { rowCount } = await admin.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and query like 'insert into \"documents\"%'",
          [name],
        );
        cut = rowCount ?? 0;
      }
      await admin.end();
      const { code, errors } = await ended;
      expectPlainWords(errors);
      expect([code, errors]).toEqual([
        1,
        expect.stringMatching(/^The copy to postgres.* broke off \(\w+\)\. The books here are as they were/),
      ]);
      await noBooks(target.url);
      expect(await runPurser(["audit", "verify"], { home })).toMatchObject({ code: 0 });
      await target.close();
    });

    it("a restore goes into an empty database too, from a copy of the embedded books", async () => {
      const home = await fullHome("to-copy");
      expect(await runPurser(["backup", inside("embedded.purser.gz")], { home })).toMatchObject({ code: 0 });
      const target = await bare();
      const env = { DATABASE_URL: target.url };
      expect(
        await runPurser(["restore", inside("embedded.purser.gz")], { home: inside("restored-pg"), env }),
      ).toMatchObject({ code: 0 });
      expect(await runPurser(["audit", "verify"], { home: inside("restored-pg"), env })).toMatchObject({ code: 0 });
      expect(await ask(target.url, "select count(*)::int as n from documents")).toEqual([{ n: ROWS + 2 }]);
      await target.close();
    });
  });

  it(
    "an import that is killed at any moment is whole or not there, and is done by importing again",
    { timeout: 600_000 },
    async () => {
      const file = openInvoices();
      const run = (url: string) =>
        runPurser(["import", file, "--yes"], { home: inside("import-pg"), env: { DATABASE_URL: url } });
      const trial = await kind.open();
      const times = await moments(() => run(trial.url));
      await trial.close();
      for (const afterMs of times) {
        const { url, close } = await kind.open();
        await killCommand(["import", file, "--yes"], {
          home: inside("import-pg"),
          afterMs,
          env: { DATABASE_URL: url },
        });
        const [{ n } = { n: 0 }] = await ask(url, "select count(*)::int as n from documents");
        expect([0, ROWS]).toContain(n);
        expect(await run(url)).toMatchObject({ code: 0 });
        expect(
          await ask(url, "select count(*)::int as n, count(distinct number)::int as numbers from documents"),
        ).toEqual([{ n: ROWS, numbers: ROWS }]);
        expect(await ask(url, "select count(*)::int as n from audit where kind = 'imported'")).toEqual([{ n: 1 }]);
        await close();
      }
    },
  );
});

describe("the command import", () => {
  it("only shows what it would do; names every bad row in a file; does it with --yes, and what is right with --skip-bad", async () => {
    const home = await prepareHome(inside("command"));
    const good = inside("good.csv");
    writeFileSync(good, "number;customer;date;due;total;x\nA-1;Acme;1/10/2026;31/10/2026;1.234,50;y\n");
    const shown = await runPurser(["import", good], { home });
    expect([shown.code, shown.errors]).toEqual([0, ""]);
    expect(shown.output).toBe(
      "1 row of invoices, read as cells between semicolons, decimal commas, dates as day/month/year.\n" +
        "To import: 1 open invoice, open 1,234.50 USD; 1 customer is new.\n" +
        "Columns that are not read: x.\nNothing was written. Add --yes to do it.\n",
    );
    expect(
      await askHome(
        home,
        "select (select count(*) from documents)::int as d, (select count(*) from import_rows)::int as r",
      ),
    ).toEqual([{ d: 0, r: 0 }]);
    expect(await runPurser(["import", good, "--yes"], { home })).toMatchObject({
      code: 0,
      output: expect.stringContaining("Imported: 1 open invoice and 1 customer. Open: 1,234.50 USD."),
    });

    const bad = inside("bad.csv");
    const rows = Array.from(
      { length: 300 },
      (_, index) => `B-${index},Acme,2026-10-01,2026-11-01,${index % 2 === 0 ? "5.00" : "five"}`,
    );
    writeFileSync(bad, `number,customer,issue_date,due_date,total\n${rows.join("\n")}\n`);
    const refused = await runPurser(["import", bad, "--yes"], { home });
    expectPlainWords(refused.output);
    expect(refused.code).toBe(1);
    expect(refused.output).toMatch(
      /150 problems: 150 not an amount\.\n {2}line 3, total "five": That is not an amount\./,
    );
    expect(refused.output).toMatch(/and 130 more\nAll of them: .*bad\.csv\.problems\.csv\nNothing was written\./);
    expect(readFileSync(join(home, "bad.csv.problems.csv"), "utf8").trimEnd().split("\r\n")).toHaveLength(151);
    expect(await askHome(home, "select count(*)::int as n from documents")).toEqual([{ n: 1 }]);
    expect(await runPurser(["import", bad, "--yes", "--skip-bad"], { home })).toMatchObject({ code: 0 });
    expect(await askHome(home, "select count(*)::int as n from documents")).toEqual([{ n: 151 }]);
  });
});

describe("the embedded database under kill -9", () => {
  it("an import is whole or not there, and is done by importing again", { timeout: 600_000 }, async () => {
    const file = openInvoices();
    const empty = await prepareHome(inside("import-empty"));
    cpSync(empty, inside("import-trial"), { recursive: true });
    const times = await moments(() => runPurser(["import", file, "--yes"], { home: inside("import-trial") }));
    for (const [index, afterMs] of times.entries()) {
      const home = inside(`import-${index}`);
      cpSync(empty, home, { recursive: true });
      await killCommand(["import", file, "--yes"], { home, afterMs });
      const [{ n } = { n: 0 }] = await askHome(home, "select count(*)::int as n from documents");
      expect([0, ROWS]).toContain(n);
      expect(await runPurser(["import", file, "--yes"], { home })).toMatchObject({ code: 0 });
      expect(
        await askHome(home, "select count(*)::int as n, count(distinct number)::int as numbers from documents"),
      ).toEqual([{ n: ROWS, numbers: ROWS }]);
      expect(await runPurser(["audit", "verify"], { home })).toMatchObject({ code: 0 });
    }
  });

  it("a restore is whole or not there, and is done by restoring again", { timeout: 600_000 }, async () => {
    const home = await fullHome("to-restore");
    const copy = inside("full.purser.gz");
    expect(await runPurser(["backup", copy], { home })).toMatchObject({ code: 0 });
    const times = await moments(() => runPurser(["restore", copy], { home: inside("restore-trial") }));
    for (const [index, afterMs] of times.entries()) {
      const target = inside(`restore-${index}`);
      await killCommand(["restore", copy], { home: target, afterMs });
      const again = await runPurser(["restore", copy], { home: target });
      // The second finds an empty place, or the whole books of the first.
      if (again.code !== 0) expect(again.errors).toMatch(/^There are books in this place already/);
      expect(await askHome(target, "select count(*)::int as n from documents")).toEqual([{ n: ROWS + 2 }]);
      expect(await runPurser(["audit", "verify"], { home: target })).toMatchObject({ code: 0 });
    }
  });

  it("a copy of an earlier schema is restored and brought up to date; a copy is made while Purser runs", async () => {
    const home = inside("older");
    const embedded = await openEmbedded((await import("#storage/home")).openHome(home).path);
    const { migrate } = await import("#storage/migrate");
    const { MIGRATIONS } = await import("#test/copied-books");
    const first = new Set(["20261122000100_init", "20261122000200_guards"]);
    await migrate(embedded.url, MIGRATIONS, { only: first });
    await ask(
      embedded.url,
      "insert into parties (id, name, name_key, created_at) values ('pty_1', 'Acme', 'acme', now())",
    );
    const { openDatabase } = await import("#storage/database");
    const { writeBackup } = await import("#transfer/backup/write-backup");
    const { systemClock } = await import("#kernel/clock");
    const database = openDatabase(embedded.url);
    await writeBackup(database, inside("older.purser.gz"), systemClock);
    await database.close();
    await embedded.close();
    const newer = inside("brought-up");
    const { code, output } = await runPurser(["restore", inside("older.purser.gz")], { home: newer });
    expect([code, output]).toEqual([
      0,
      expect.stringMatching(/They were brought up to date with .*20261124070100_import_rows[^\n]*\./),
    ]);
    expect(await askHome(newer, "select name, tax_id from parties")).toEqual([{ name: "Acme", tax_id: null }]);

    const purser = startPurser({ home: newer });
    await purser.say("Invoice Acme $100 for hosting due in 14 days");
    expect(await runPurser(["backup"], { home: newer })).toMatchObject({
      code: 0,
      output: expect.stringMatching(/copies\/\d{4}-\d\d-\d\d\.purser\.gz\.\n$/),
    });
    expect((await purser.say("who owes me money?")).text).toBe("Nobody owes you anything.");
    await purser.close();
  });

  it("books that are lost are restored in their place: the folder's head of the audit log says what is missing", async () => {
    const home = await prepareHome(inside("lost"));
    const purser = startPurser({ home });
    await purser.say("add customer Acme Ltd");
    const copy = inside(`${randomBytes(3).toString("hex")}.purser.gz`);
    expect(await runPurser(["backup", copy], { home })).toMatchObject({ code: 0 });
    await purser.say("add customer Beta Ltd");
    await purser.close();
    rmSync(join(home, "books"), { recursive: true });
    const restored = await runPurser(["restore", copy], { home });
    expect(restored).toMatchObject({
      code: 0,
      output: expect.stringContaining("an audit log that went further, by 1:"),
    });
    expect(existsSync(join(home, "audit-head.before-restore-2.json"))).toBe(true);
    expect(await runPurser(["audit", "verify"], { home })).toMatchObject({ code: 0 });
  });
});
