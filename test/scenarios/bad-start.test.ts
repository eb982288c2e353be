import { chmodSync, cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { booksBySql } from "../support/books-by-sql.ts";
import { expectPlainWords } from "../support/plain-words.ts";
import { prepareHome } from "../support/prepare-home.ts";
import { runPurser, startPurser } from "../support/start-purser.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const root = process.getuid?.() === 0;
/** A user who owns nothing here; without being root, this one. */
const somebody = root ? { uid: 65_534 } : {};

const folder = temporaryFolder();
const inside = (name: string): string => join(folder, name);
const made = inside("made");

beforeAll(async () => {
  chmodSync(folder, 0o755);
  await prepareHome(made);
  await prepareHome(inside("currency"));
  mkdirSync(inside("foreign"));
  writeFileSync(inside("foreign/holiday.jpg"), "x");
  writeFileSync(inside("a-file"), "x");
  mkdirSync(inside("locked"), { mode: 0o555 });
  for (const name of ["broken-env", "env-is-folder", "wrong-env"])
    cpSync(inside("made/purser.json"), inside(`${name}/purser.json`));
  writeFileSync(inside("wrong-env/.env"), "PURSER_CURRENCY=dollars\n");
  mkdirSync(inside("env-is-folder/.env"));
});

describe("a start that cannot be ends in plain words with the next step, and with 1", () => {
  it.concurrent.each([
    [
      "a folder that is not Purser's",
      ["start"],
      "foreign",
      {},
      /foreign is not empty and was not made by Purser\. Name an empty folder/,
    ],
    ["a file", ["start"], "a-file", {}, /a-file is a file, or lies inside one\. Name a folder\./],
    ["inside a file", ["status"], "a-file/home", {}, /is a file, or lies inside one\. Name a folder\./],
    [
      "a read-only place",
      ["start"],
      "locked/home",
      somebody,
      /^Purser may not write to the folder .*locked\/home\. Name another folder, or make this one yours\.$/,
    ],
    [
      "a flag that there is not",
      ["start", "--tody", "x"],
      "x",
      {},
      /^Unknown option '--tody'\. Try: npm run -s purser -- start --help$/,
    ],
    [
      "a flag without its value",
      ["start", "--as"],
      "x",
      {},
      /^Option '--as' argument is ambiguous\. .* Try: npm run -s purser -- start --help$/,
    ],
    [
      "words after a command",
      ["status", "please"],
      "x",
      {},
      /^Unexpected argument 'please'\..* Try: npm run -s purser -- status --help$/,
    ],
    ["a command that there is not", ["strat"], "x", {}, /^There is no command "strat"\..*start {9}run Purser/s],
    [
      "no day of the calendar",
      ["start", "--today", "2026-02-31"],
      "x",
      {},
      /^"2026-02-31" is no business date\. Write it like 2026-12-06\.$/,
    ],
    [
      "no date at all",
      ["chat", "--today", "tomorrow"],
      "x",
      {},
      /^"tomorrow" is no business date\. Write it like 2026-12-06\.$/,
    ],
    [
      "settings that are wrong",
      ["start"],
      "wrong-env",
      { env: { PURSER_TIMEZONE: "Mars/Base" } },
      /^The settings are not right: PURSER_CURRENCY: is no currency code, such as USD; PURSER_TIMEZONE: is no time zone, such as Europe\/London\. Mend them in .*wrong-env\/\.env/,
    ],
    [
      "a folder for a settings file",
      ["status"],
      "env-is-folder",
      {},
      /^The settings in .*\.env cannot be read \(EISDIR\)\. Make that file readable for you, or remove it\.$/,
    ],
    [
      "a currency that there is not",
      ["start"],
      "currency",
      { env: { PURSER_CURRENCY: "XYZ" } },
      /^"XYZ" is not a currency\..* Set PURSER_CURRENCY to a code such as USD/,
    ],
    [
      "no database there",
      ["start"],
      "broken-env",
      { env: { DATABASE_URL: "postgres://a:b@127.0.0.1:1/c" } },
      /^The database of DATABASE_URL cannot be used \(ECONNREFUSED\)\. See that it runs/,
    ],
    [
      "an address that is none",
      ["status"],
      "broken-env",
      { env: { DATABASE_URL: "mysql://a" } },
      /^The settings are not right: DATABASE_URL: is no address like postgres:/,
    ],
  ])("%s", async (_, args, home, how, told) => {
    const { code, output, errors } = await runPurser(args, { ...how, home: inside(home) });
    expectPlainWords(errors);
    expect(errors.trim()).toMatch(told);
    expect({ code, output }).toEqual({ code: 1, output: "" });
  });

  it.concurrent("a folder of somebody else", async () => {
    const { code, errors } = await runPurser(["status"], { ...somebody, home: root ? made : "/usr" });
    expect(errors).toMatch(
      /^The folder \S+ belongs to another user of this machine\. Name another folder, or make this one yours\.\n$/,
    );
    expect(code).toBe(1);
  });
});

describe("one folder, two processes", () => {
  it("joins the one that runs, which goes on when the second ends", async () => {
    const first = startPurser({ home: made });
    await first.say("Invoice Acme Ltd $10 for a stamp due in 14 days");
    const second = startPurser({ home: made });
    expect((await second.say("what needs me")).text).toMatch(/^Issue and send invoice to Acme Ltd: 10\.00 USD/);
    expect(await second.close()).toMatchObject({
      code: 0,
      errors: "Purser is running already: this terminal joins it.\n",
    });
    expect((await first.say("what needs me")).text).toMatch(/^Issue and send invoice/);
    expect(await first.close()).toMatchObject({ code: 0, errors: "" });
  });

  it("ends in words when the one that held the books is gone", async () => {
    const first = startPurser({ home: made });
    await first.say("what needs me");
    const second = startPurser({ home: made });
    await second.say("what needs me");
    await first.kill("SIGKILL");
    const { code, errors } = await second.ended;
    expect(errors).toMatch(/The Purser that held the books \(process \d+\) has ended\. Start again\.\n$/);
    expectPlainWords(errors);
    expect(code).toBe(1);
  });

  it("refuses books that a newer Purser has changed, and changes nothing", async () => {
    const home = await prepareHome(inside("newer"));
    const older = startPurser({ home });
    await older.say("who owes me money?");
    const books = await booksBySql(home);
    await books.client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('later', 'x', '20991231000000_later', now())`,
    );
    await books.close();
    await older.close();
    for (const args of [["start"], ["audit", "verify"]]) {
      expect(await runPurser(args, { home })).toMatchObject({
        code: 1,
        output: "",
        errors:
          "The database was changed by a newer Purser (it holds 20991231000000_later). Update Purser to at least that version, and start again. Nothing was changed.\n",
      });
    }
  });
});
