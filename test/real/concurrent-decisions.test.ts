import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";

import { openDatabase } from "#storage/database";
import { describePostgres, type TestDatabase } from "#test/databases";
import { type Answer, type Desk, startDesk } from "#test/desk";

import { inspect } from "../faults/inspect.ts";

const DESKS = 4;
const APPROVALS = 100;
const DECISIONS_EACH = 10;
/** How many approvals are decided at the same time, ten times each. */
const WAVE = 10;
const CUSTOMER = "Xovaluriden";
const TIMEOUT_MS = 900_000;

describePostgres("four processes on one PostgreSQL", (kind) => {
  let home = "";
  let database: TestDatabase;
  let client: pg.Client;
  let desks: readonly Desk[] = [];
  let events = 0;

  /** Says it at one of the processes, in a conversation of its own. */
  function say(place: number, text: string): Promise<Answer> {
    const desk = desks[place % DESKS];
    if (desk === undefined) throw new Error("no process is running");
    events += 1;
    return desk.say(`event-${events}`, text);
  }

  async function count(sql: string): Promise<number> {
    const { rows } = await client.query<{ count: string }>(`select count(*) from ${sql}`);
    return Number(rows[0]?.count);
  }

  async function allSent(): Promise<void> {
    for (let waited = 0; waited < 60_000 && (await count("outbox where status <> 'sent'")) > 0; waited += 100)
      await sleep(100);
  }

  /** What was earned, in minor units. */
  async function revenue(): Promise<number> {
    const { rows } = await client.query<{ sum: string }>(
      "select -sum(amount_minor) as sum from postings where account = 'revenue'",
    );
    return Number(rows[0]?.sum);
  }

  async function wrongInTheBooks(): Promise<readonly string[]> {
    await allSent();
    const reader = openDatabase(database.url, { connections: 1 });
    return inspect(client, reader.reads, home).finally(() => reader.close());
  }

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "purser-desks-"));
    database = await kind.open();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    // All at once, on books that have no business yet.
    desks = await Promise.all(Array.from({ length: DESKS }, () => startDesk({ home, url: database.url })));
    const asked = await say(0, `invoice ${CUSTOMER} $1,200 for design work due in 14 days`);
    // From now on the customer is known.
    await say(1, `approve ${asked.codes[0] ?? ""}`);
    await allSent();
  }, TIMEOUT_MS);

  afterAll(async () => {
    await Promise.all(desks.map((desk) => desk.close()));
    await client?.end();
    await database?.close();
    await rm(home, { recursive: true, force: true });
  }, TIMEOUT_MS);

  test("a business and its owner are made once by four first starts", async () => {
    expect(await count("business")).toBe(1);
    expect(await count("members")).toBe(1);
    expect(await count("documents where sent_at is not null")).toBe(1);
  });

  test(
    "of ten decisions on each of a hundred approvals one has an effect, and the others are told so",
    async () => {
      const codes: string[] = [];
      for (let from = 0; from < APPROVALS; from += WAVE) {
        const asked = Array.from({ length: WAVE }, (_each, at) =>
          say(at, `invoice ${CUSTOMER} $${6_000 + from + at} for job ${from + at} due in 30 days`),
        );
        for (const { codes: shown } of await Promise.all(asked)) codes.push(shown[0] ?? "");
      }
      expect(new Set(codes).size).toBe(APPROVALS);
      const told = { approved: [] as number[], rejected: [] as number[], late: 0 };
      for (let from = 0; from < APPROVALS; from += WAVE) {
        const decisions = Array.from({ length: WAVE * DECISIONS_EACH }, async (_each, at) => {
          const place = from + Math.floor(at / DECISIONS_EACH);
          // Each approval hears another mix first, from another process first.
          const approves = (at + place) % 2 === 0;
          const code = codes[place] ?? "";
          const { text } = await say(
            at + place,
            approves ? `approve ${code}` : `reject ${code} because of number ${at}`,
          );
          if (/^Approved\. (Sent|Issued) INV-\d+/.test(text)) told.approved.push(place);
          else if (text.startsWith(`Rejected ${code}`)) told.rejected.push(place);
          else {
            expect(text).toMatch(
              new RegExp(`^${code} is no longer waiting\\. (Approved|Rejected) by owner.* Nothing was done again\\.$`),
            );
            told.late += 1;
          }
        });
        await Promise.all(decisions);
      }
      console.info(
        `decisions: ${told.approved.length} approved, ${told.rejected.length} rejected, ${told.late} told that it was decided`,
      );
      expect([...told.approved, ...told.rejected].toSorted((a, b) => a - b)).toEqual(
        codes.map((_code, place) => place),
      );
      expect(told.late).toBe(APPROVALS * (DECISIONS_EACH - 1));
      expect(await count("approvals where status = 'approved'")).toBe(told.approved.length + 1);
      expect(await count("approvals where status = 'rejected'")).toBe(told.rejected.length);
      expect(await count("documents where number is not null")).toBe(told.approved.length + 1);
      expect(await revenue()).toBe(told.approved.reduce((sum, place) => sum + (6_000 + place) * 100, 1_200_00));
      expect(await wrongInTheBooks()).toEqual([]);
    },
    TIMEOUT_MS,
  );

  test(
    "invoices that four processes write at once get numbers without a gap",
    async () => {
      const before = await count("documents where number is not null");
      const earned = await revenue();
      const answers = await Promise.all(
        Array.from({ length: 40 }, (_each, at) =>
          say(at, `invoice ${CUSTOMER} $${100 + at} for errand ${at} due in 30 days`),
        ),
      );
      const numbers = answers.map(({ text }) => Number(text.match(/^(?:Sent|Issued) INV-(\d+) to/)?.[1]));
      expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_each, at) => before + 1 + at));
      // 40 times 100, and 0 + 1 + ... + 39 = 780.
      expect((await revenue()) - earned).toBe(4_780_00);
      expect(await wrongInTheBooks()).toEqual([]);
    },
    TIMEOUT_MS,
  );

  test(
    "an event that two processes are given at once has one effect and one answer",
    async () => {
      const [left, right] = desks;
      if (left === undefined || right === undefined) throw new Error("no process is running");
      for (let at = 1; at <= 25; at++) {
        const text = `${CUSTOMER} paid $${at}`;
        const { text: answer } = await Promise.race([left.say(`twice-${at}`, text), right.say(`twice-${at}`, text)]);
        expect(answer).toMatch(new RegExp(`^Noted ${at}\\.00 USD`));
      }
      expect(left.unanswered() + right.unanswered()).toBe(25);
      // 1 + 2 + ... + 25 = 325.
      const { rows } = await client.query(
        "select count(*)::int as times, sum(amount_minor)::int as minor from payments",
      );
      expect(rows).toEqual([{ times: 25, minor: 325_00 }]);
      expect(await wrongInTheBooks()).toEqual([]);
    },
    TIMEOUT_MS,
  );

  test(
    "an Undo that four processes are given at once takes back once",
    async () => {
      const { codes } = await say(0, `${CUSTOMER} paid $77`);
      const answers = await Promise.all(Array.from({ length: DESKS }, (_each, at) => say(at, codes[0] ?? "")));
      const texts = answers.map(({ text }) => text);
      expect(texts.filter((text) => text.startsWith("Undone: took back "))).toHaveLength(1);
      expect(texts.filter((text) => text.includes("was taken back already"))).toHaveLength(DESKS - 1);
      expect(await count("payments where amount_minor = 7700 and reversed_at is not null")).toBe(1);
      expect(await wrongInTheBooks()).toEqual([]);
    },
    TIMEOUT_MS,
  );
});
