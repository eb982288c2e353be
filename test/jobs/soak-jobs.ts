import { fileURLToPath } from "node:url";

import pg from "pg";

import { migrate } from "#storage/migrate";

import { faultSeed, randomNumbers } from "../faults/random.ts";

import { workTogether } from "./crew.ts";

const MIGRATIONS = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));
const THINGS = 2_000;

/**
 * Rounds of two thousand things to do until the minutes are over and the last round is done, by two processes that are killed at random without an end, every other round
 * with each wake-up coming twice, on a new database each. Wakes by the MongoDB of PURSER_JOBS_URL where that is set.
 *
 * @param server where databases may be made
 * @returns the process's exit code
 */
export async function soakJobs(minutes: number, server: string | undefined): Promise<number> {
  if (server === undefined || !(minutes > 0)) {
    console.info("Say DATABASE_URL=postgres://... npm run soak -- jobs MINUTES.");
    return 1;
  }
  const seed = faultSeed();
  const random = randomNumbers(seed);
  const from = performance.now();
  const until = from + minutes * 60_000;
  const sums = { rounds: 0, "fired twice": 0, seconds: 0, kills: 0, done: 0, doubled: 0, lost: 0, fell: 0 };
  // On a slow machine a round of each kind may take longer than was asked for, and no kind is left out.
  const isOver = (): boolean => performance.now() >= until && sums["fired twice"] > 0;
  while (!isOver() && sums.doubled + sums.lost + sums.fell === 0) {
    const name = `purser_soak_jobs_${Date.now()}`;
    await command(server, `create database ${name}`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    await migrate(url.href, MIGRATIONS);
    const jobsUrl = process.env["PURSER_JOBS_URL"] ?? null;
    const times = 1 + (sums.rounds % 2);
    const kills = Number.POSITIVE_INFINITY;
    const crew = { workers: 2, random, kills, lifeMs: 4_000 };
    const round = await workTogether({ url: url.href, jobsUrl, things: THINGS, times, ...crew });
    sums.rounds += 1;
    sums["fired twice"] += times - 1;
    sums.seconds = Math.round((performance.now() - from) / 1_000);
    sums.kills += round.kills;
    sums.done += round.done;
    sums.doubled += round.doubled.length;
    sums.lost += round.lost.length;
    sums.fell += round.fell;
    await command(server, `drop database ${name} with (force)`);
  }
  const woken = process.env["PURSER_JOBS_URL"] === undefined ? "PostgreSQL" : "MongoDB";
  console.info(`Soak of the jobs for ${minutes} minutes, woken by ${woken}, seed ${seed}`);
  console.table(sums);
  return sums.doubled + sums.lost + sums.fell === 0 ? 0 : 1;
}

async function command(at: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: at });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
