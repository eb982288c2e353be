import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, expect, it } from "vitest";

import { type DatabaseKind, describePostgres } from "#test/databases";
import { describeMongo, type MongoServer, openMongo } from "#test/mongo-server";

import { faultSeed, randomNumbers } from "../faults/random.ts";
import type { QuarterOptions, ToQuarter } from "../jobs/quarter-worker.ts";

const WORKER = fileURLToPath(new URL("../jobs/quarter-worker.ts", import.meta.url));

/** Noon of the last of August to noon of the last of November: Santiago, Auckland, Sydney and Lord Howe go forward, Berlin and New York back. */
const [FROM, UNTIL] = ["2026-08-31T12:00:00Z", "2026-11-30T12:00:00Z"].map((text) => Temporal.Instant.from(text));

/** Ten members, where they are, when they want it, and the clock's reading at which each digest must come. */
const MEMBERS = [
  { name: "Ada", zone: "Europe/Berlin", at: "02:30" },
  { name: "Bea", zone: "Europe/Berlin", at: "08:00" },
  { name: "Cid", zone: "America/New_York", at: "01:30" },
  { name: "Dov", zone: "America/New_York", at: "19:45" },
  { name: "Eli", zone: "Australia/Lord_Howe", at: "02:15", odd: { "2026-10-04": "02:30" } },
  { name: "Fay", zone: "Australia/Sydney", at: "02:30", odd: { "2026-10-04": "03:00" } },
  { name: "Gus", zone: "Asia/Kathmandu", at: "07:30" },
  { name: "Hal", zone: "Pacific/Auckland", at: "02:45", odd: { "2026-09-27": "03:00" } },
  { name: "Ivy", zone: "Pacific/Auckland", at: "08:00" },
  { name: "Jan", zone: "America/Santiago", at: "00:15", odd: { "2026-09-06": "01:00" } },
] as const;

/** The first of both, on the night in which a reading comes twice. */
const TWICE: Readonly<Record<string, string>> = {
  "Ada 2026-10-25": "2026-10-25T00:30:00Z",
  "Cid 2026-11-01": "2026-11-01T05:30:00Z",
};

interface Told {
  readonly conversation: string;
  readonly at: string;
  readonly text: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The date and the reading of a clock on the wall, told by Intl and not by what is under test. */
function wall(at: string, zone: string): readonly [date: string, reading: string] {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  formats.set(zone, format);
  const [date = "", reading = ""] = format.format(new Date(at)).split(" ");
  return [date, reading];
}

/** Every minute at which somebody's clock shows their time, with the minute before it on Sundays, on which clocks change. */
function instants(): readonly string[] {
  const found: string[] = [];
  for (let at = FROM; at !== undefined && UNTIL !== undefined && Temporal.Instant.compare(at, UNTIL) < 0;) {
    const quarter: Temporal.Instant = at;
    const text = quarter.toString();
    const isTheirs = MEMBERS.some((member) => {
      const [date, reading] = wall(text, member.zone);
      const odd: Readonly<Record<string, string>> = "odd" in member ? member.odd : {};
      return reading === member.at || (odd[date] !== undefined && reading >= "00:00" && reading <= "03:30");
    });
    const isSunday = MEMBERS.some(({ zone }) => Temporal.PlainDate.from(wall(text, zone)[0]).dayOfWeek === 7);
    if (isTheirs && isSunday) found.push(quarter.subtract({ minutes: 1 }).toString());
    if (isTheirs) found.push(text);
    at = quarter.add({ minutes: 15 });
  }
  return found;
}

describePostgres("a quarter with both kinds of clock change, ten members in seven zones, under kill -9", (kind) => {
  const seed = faultSeed();

  async function liveThrough(
    on: DatabaseKind,
    jobsUrl: string | null,
  ): Promise<{ told: readonly Told[]; kills: number }> {
    const books = await on.open();
    const home = mkdtempSync(join(tmpdir(), "purser-quarter-"));
    const posts = join(home, "posts.jsonl");
    writeFileSync(posts, "");
    const random = randomNumbers(seed);
    const POINTS = [
      "before claim-run",
      "after claim-run",
      "before settle-run",
      "after settle-run",
      "after post-message",
    ];
    let now = FROM?.toString() ?? "";
    let kills = 0;
    let living: { readonly child: ChildProcess; readonly gone: Promise<boolean> } | undefined;

    const live = async (): Promise<NonNullable<typeof living>> => {
      if (living !== undefined && living.child.exitCode === null && living.child.signalCode === null) return living;
      const options: QuarterOptions = { url: books.url, jobsUrl, home, posts, now };
      const child = fork(WORKER, [], {
        execArgv: ["--disable-warning=ExperimentalWarning"],
        env: { ...process.env, PURSER_QUARTER: JSON.stringify(options) },
      });
      living = { child, gone: once(child, "exit").then(() => false) };
      await once(child, "message");
      return living;
    };
    /** True when it was answered, false when the process went first. */
    const ask = async (message: ToQuarter): Promise<boolean> => {
      const { child, gone } = await live();
      const answered = once(child, "message").then(() => true);
      child.send(message, () => {});
      return Promise.race([answered, gone]);
    };

    for (const { name } of MEMBERS) await ask({ say: ["Ana", `add member ${name} as bookkeeper`] });
    await ask({ say: ["Ana", "stop the digest"] });
    for (const { name, zone, at } of MEMBERS) {
      await ask({ say: [name, `my time zone is ${zone}`] });
      await ask({ say: [name, `digest at ${at} every day`] });
    }
    const moments = instants();
    for (const [index, moment] of moments.entries()) {
      now = moment;
      // Some twenty deaths: half at a point on the way of a digest, half at any moment.
      const dies = index % Math.floor(moments.length / 20) === 1;
      if (dies && random(2) === 0) await ask({ killAt: POINTS[random(POINTS.length)] ?? "" });
      else if (dies) {
        const { child } = await live();
        void sleep(random(60)).then(() => child.kill("SIGKILL"));
      }
      // Whatever died comes back within the minute.
      while (!(await ask({ at: moment }))) kills += 1;
    }
    living?.child.disconnect();
    await living?.gone;
    const told = readFileSync(posts, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Told);
    rmSync(home, { recursive: true, force: true });
    await books.close();
    console.info(`${told.length} digests over ${moments.length} moments, ${kills} kills, seed ${seed}`);
    return { told, kills };
  }

  function judge(told: readonly Told[]): void {
    const wrong: string[] = [];
    for (const member of MEMBERS) {
      const { name, zone, at } = member;
      const odd: Readonly<Record<string, string>> = "odd" in member ? member.odd : {};
      const own = told.filter(({ conversation }) => conversation === `desk:${name}`);
      const byDate = Map.groupBy(own, (one) => wall(one.at, zone)[0]);
      for (const [date, digests] of byDate) {
        const [digest] = digests;
        if (digest === undefined) continue;
        if (digests.length > 1) wrong.push(`${name} ${date}: ${digests.length} digests`);
        const reading = wall(digest.at, zone)[1];
        if (reading !== (odd[date] ?? at)) wrong.push(`${name} ${date}: came at ${reading}`);
        const first = TWICE[`${name} ${date}`];
        if (first !== undefined && digest.at !== first) wrong.push(`${name} ${date}: came at ${digest.at}`);
      }
      // One that was cut off on its way is not sent again, and told in the next.
      const dates = [...byDate.keys()].toSorted();
      const told_ = own.filter(({ text }) => text.includes("reached you is uncertain")).length;
      const [start, end] = [dates[0], dates.at(-1)];
      if (start === undefined || end === undefined) {
        wrong.push(`${name}: no digest`);
        continue;
      }
      const days = Temporal.PlainDate.from(start).until(Temporal.PlainDate.from(end)).days + 1;
      if (days < 90) wrong.push(`${name}: only ${days} days`);
      const missing = days - dates.length;
      if (missing > told_) wrong.push(`${name}: ${missing} days without a digest, ${told_} told of`);
    }
    expect(wrong).toEqual([]);
  }

  it("brings each digest once a local day at the right local minute, woken by PostgreSQL", async () => {
    const { told, kills } = await liveThrough(kind, null);
    judge(told);
    expect(kills).toBeGreaterThan(5);
  });

  describeMongo("with MongoDB", () => {
    let server: MongoServer;
    beforeAll(async () => {
      server = await openMongo();
    });
    afterAll(() => server.close());

    it("brings each digest once a local day at the right local minute, woken by MongoDB", async () => {
      const { told, kills } = await liveThrough(kind, server.freshUrl());
      judge(told);
      expect(kills).toBeGreaterThan(5);
    });
  });
});
