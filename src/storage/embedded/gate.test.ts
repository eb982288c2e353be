import { connect, type Socket } from "node:net";

import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { frame, startupPacket } from "./frames.ts";
import { openGate, type Gate } from "./gate.ts";
import { greetingOf } from "./greeting.ts";

const IDLE_MS = 400;
const LIMIT_BYTES = 8 * 1024 * 1024;

let database: PGlite;
let greeting: Buffer;
let gate: Gate;
let url: string;
const clients: pg.Client[] = [];
const IDLE_WORDS = "terminating connection due to idle-in-transaction timeout";

async function client(): Promise<pg.Client> {
  const made = new pg.Client(url);
  // A lost connection also fails the query that waits for it.
  made.on("error", () => {});
  clients.push(made);
  await made.connect();
  return made;
}

/** A client that sends what it is told to, byte by byte. */
async function rawClient(): Promise<Socket> {
  const socket = connect(gate.port ?? 0, "127.0.0.1");
  socket.on("error", () => {});
  socket.write(startupPacket("postgres", "postgres"));
  await new Promise((resolve) => socket.once("data", resolve));
  return socket;
}

const parse = (sql: string): Buffer => frame("P", Buffer.from(`\0${sql}\0\0\0`));
const bind = frame("B", Buffer.from("\0\0\0\0\0\0\0\0"));
const execute = frame("E", Buffer.from("\0\0\0\0\0"));
const sync = frame("S", Buffer.alloc(0));

beforeAll(async () => {
  database = await PGlite.create("memory://");
  greeting = await greetingOf(database);
  gate = await openGate(database, { at: { port: 0 }, idleMs: IDLE_MS, limitBytes: LIMIT_BYTES, greeting });
  url = `postgres://postgres@127.0.0.1:${gate.port}/postgres`;
  await (await client()).query("CREATE TABLE counters (name text PRIMARY KEY, n int NOT NULL)");
});

beforeEach(async () => {
  await (await client()).query("TRUNCATE counters");
});

afterAll(async () => {
  await Promise.all(clients.map((each) => each.end()));
  await gate.close();
  await database.close();
});

describe("many clients on one session", () => {
  test("statements without a name are not mixed up, in transactions and outside", async () => {
    const wrong: string[] = [];
    const work = async (name: string, inTransaction: boolean): Promise<void> => {
      const own = await client();
      for (let index = 0; index < 50; index++) {
        if (inTransaction) await own.query("BEGIN");
        const { rows } = await own.query(
          inTransaction ? "SELECT $1::text AS said" : "SELECT $1::text AS said, $2::int",
          inTransaction ? [name] : [name, index],
        );
        if (inTransaction) await own.query("COMMIT");
        if (rows[0].said !== name) wrong.push(`${name} heard ${rows[0].said}`);
      }
    };
    await Promise.all([1, 2, 3, 4, 5, 6].map((id) => work(`client ${id}`, id % 2 === 0)));
    expect(wrong).toEqual([]);
  });

  test("parameters that come in many chunks reach their own statement", async () => {
    const big = Buffer.alloc(2_000_000, 65);
    const heard: unknown[] = [];
    let busy = true;
    const small = async (): Promise<void> => {
      const own = await client();
      while (busy) heard.push((await own.query("SELECT $1::text AS said", ["small"])).rows[0].said);
    };
    const large = async (id: number): Promise<void> => {
      const own = await client();
      for (let index = 0; index < 5; index++) {
        const { rows } = await own.query("SELECT length($1::bytea) AS length, $2::int AS id", [big, id]);
        heard.push(rows[0].length === 2_000_000 && rows[0].id === id ? "large" : rows[0]);
      }
    };
    const smalls = [small(), small()];
    await Promise.all([large(1), large(2)]);
    busy = false;
    await Promise.all(smalls);
    expect(new Set(heard)).toEqual(new Set(["small", "large"]));
    expect(heard.filter((each) => each === "large")).toHaveLength(10);
  });

  test("a transaction is not seen before its end, and others wait for it", async () => {
    const [writer, reader] = [await client(), await client()];
    await writer.query("BEGIN");
    await writer.query("INSERT INTO counters VALUES ('a', 1)");
    const seen = reader.query("SELECT n FROM counters");
    await writer.query("UPDATE counters SET n = 2");
    await writer.query("COMMIT");
    expect((await seen).rows).toEqual([{ n: 2 }]);
  });

  test("racing read-modify-write transactions lose nothing", async () => {
    await (await client()).query("INSERT INTO counters VALUES ('a', 0)");
    const add = async (): Promise<void> => {
      const own = await client();
      for (let index = 0; index < 10; index++) {
        await own.query("BEGIN");
        const { rows } = await own.query("SELECT n FROM counters WHERE name = $1 FOR UPDATE", ["a"]);
        await own.query("UPDATE counters SET n = $1", [rows[0].n + 1]);
        await own.query("COMMIT");
      }
    };
    await Promise.all([add(), add(), add(), add(), add()]);
    expect((await (await client()).query("SELECT n FROM counters")).rows).toEqual([{ n: 50 }]);
  });

  test("an error in one client's statement stays with that client", async () => {
    const [bad, good] = [await client(), await client()];
    const results = await Promise.allSettled([bad.query("SELECT 1/$1::int", [0]), good.query("SELECT 7 AS n")]);
    expect(results[0]).toMatchObject({ status: "rejected", reason: { code: "22012" } });
    expect(results[1]).toMatchObject({ status: "fulfilled", value: { rows: [{ n: 7 }] } });
    expect((await bad.query("SELECT 8 AS n")).rows).toEqual([{ n: 8 }]);
  });
});

describe("a client that goes wrong", () => {
  test("that dies in a transaction is rolled back, and the others go on", async () => {
    const dying = await rawClient();
    dying.write(frame("Q", Buffer.from("BEGIN; INSERT INTO counters VALUES ('lost', 1)\0")));
    await new Promise((resolve) => dying.once("data", resolve));
    dying.destroy();
    expect((await (await client()).query("SELECT count(*)::int AS n FROM counters")).rows).toEqual([{ n: 0 }]);
  });

  test("that dies in the middle of a batch leaves nothing behind", async () => {
    const dying = await rawClient();
    dying.write(
      Buffer.concat([parse("INSERT INTO counters VALUES ('lost', 1)"), bind, execute, frame("H", Buffer.alloc(0))]),
    );
    await new Promise((resolve) => dying.once("data", resolve));
    dying.destroy();
    expect((await (await client()).query("SELECT count(*)::int AS n FROM counters WHERE $1", [true])).rows).toEqual([
      { n: 0 },
    ]);
  });

  test("half a batch without Sync keeps nobody waiting", async () => {
    const slow = await rawClient();
    slow.write(parse("SELECT 'slow' AS said"));
    expect((await (await client()).query("SELECT $1::text AS said", ["quick"])).rows).toEqual([{ said: "quick" }]);
    const answer = new Promise<Buffer>((resolve) => slow.once("data", resolve));
    slow.write(Buffer.concat([bind, execute, sync]));
    expect((await answer).toString("latin1")).toContain("slow");
    slow.destroy();
  });

  test("that holds a transaction and says nothing is ended with the reason", async () => {
    const [idle, waiting] = [await client(), await client()];
    await idle.query("BEGIN");
    const reason = new Promise<Error>((resolve) => idle.once("error", resolve));
    await idle.query("INSERT INTO counters VALUES ('idle', 1)");
    expect((await waiting.query("SELECT count(*)::int AS n FROM counters")).rows).toEqual([{ n: 0 }]);
    expect((await reason).message).toBe(IDLE_WORDS);
  });

  test("that holds a transaction and says nothing is ended though others keep asking", async () => {
    const idle = await client();
    await idle.query("BEGIN");
    const asked: Promise<unknown>[] = [];
    const reasons: string[] = [];
    idle.on("error", (error) => reasons.push(error.message));
    while (reasons.length === 0) {
      asked.push((await client()).query("SELECT 1"));
      await new Promise((resolve) => setTimeout(resolve, IDLE_MS / 8));
    }
    await Promise.all(asked);
    expect(reasons[0]).toBe(IDLE_WORDS);
  });

  test("a COPY from the client is refused, and the database lives", async () => {
    const copying = await client();
    await expect(copying.query("COPY counters FROM STDIN")).rejects.toMatchObject({ code: "57014" });
    expect((await copying.query("SELECT 1 AS n")).rows).toEqual([{ n: 1 }]);
  });

  test("a message over the limit ends that client only", async () => {
    const greedy = await client();
    await expect(greedy.query("SELECT $1::text", ["x".repeat(LIMIT_BYTES)])).rejects.toThrow(/the limit is 8388608/);
    expect((await (await client()).query("SELECT 1 AS n")).rows).toEqual([{ n: 1 }]);
  });

  test("a batch over the limit ends that client, though each message is small", async () => {
    const greedy = await rawClient();
    const ended = new Promise((resolve) => greedy.once("close", resolve));
    const part = parse(`SELECT '${"x".repeat(1024 * 1024)}'`);
    for (let index = 0; index < 9; index++) greedy.write(part);
    await ended;
    expect((await (await client()).query("SELECT 1 AS n")).rows).toEqual([{ n: 1 }]);
  });

  test("what is sent before a goodbye is still done", async () => {
    const leaving = await rawClient();
    const ended = new Promise((resolve) => leaving.once("close", resolve));
    leaving.write(
      Buffer.concat([
        frame("Q", Buffer.from("INSERT INTO counters VALUES ('last', 1)\0")),
        frame("X", Buffer.alloc(0)),
      ]),
    );
    await ended;
    expect((await (await client()).query("SELECT name FROM counters")).rows).toEqual([{ name: "last" }]);
  });
});

describe("a gate with a password", () => {
  test("lets in who knows it, and nobody else", async () => {
    const guarded = await openGate(database, { at: { port: 0 }, password: "s3cret", greeting });
    const as = (password: string): pg.Client =>
      new pg.Client(`postgres://postgres:${password}@127.0.0.1:${guarded.port}/postgres`);
    const [known, stranger] = [as("s3cret"), as("guess")];
    await expect(stranger.connect()).rejects.toMatchObject({ code: "28P01" });
    await known.connect();
    expect((await known.query("SELECT 1 AS n")).rows).toEqual([{ n: 1 }]);
    await known.end();

    const rude = connect(guarded.port ?? 0, "127.0.0.1");
    const heard = new Promise<string>((resolve) => {
      let all = "";
      rude.on("data", (data) => (all += data.toString("latin1")));
      rude.on("close", () => resolve(all));
    });
    rude.write(Buffer.concat([startupPacket("postgres", "postgres"), frame("Q", Buffer.from("SELECT 'secret'\0"))]));
    expect(await heard).toContain("password authentication failed");
    await guarded.close();
  });
});
