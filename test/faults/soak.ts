import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import pg from "pg";

import { migrate } from "#storage/migrate";

import { type Campaign, createCampaign } from "./campaign.ts";
import { killAtRandom } from "./kill-at-random.ts";
import { KNOWN_POINTS } from "./killing-probe.ts";
import { faultSeed, randomNumbers } from "./random.ts";

/**
 * Kills Purser again and again while it is talked with, for some minutes (`npm run soak -- 30`; 10 unless said), and
 * tells what came of it. The books are embedded, or, with DATABASE_URL, in a new database on that server, which is
 * dropped again where nothing was wrong. `npm run soak -- jobs 3` does the same to two processes with a list of jobs.
 */
if (process.argv[2] === "jobs") {
  const { soakJobs } = await import("../jobs/soak-jobs.ts");
  process.exit(await soakJobs(Number(process.argv[3] ?? 3), process.env["DATABASE_URL"]));
}
const minutes = Number(process.argv[2] ?? 10);
if (!(minutes > 0)) throw new Error(`"${process.argv[2]}" is no number of minutes`);
const seed = faultSeed();
const random = randomNumbers(seed);
const home = await mkdtemp(join(tmpdir(), "purser-soak-"));
const server = process.env["DATABASE_URL"] ?? null;
const name = `purser_soak_${Date.now()}`;
const url = server === null ? null : await createDatabase(server);
const campaign = createCampaign({ home, url, seed: `soak ${seed}` });

const until = performance.now() + minutes * 60_000;
let interrupted = false;
process.once("SIGINT", () => (interrupted = true));
try {
  await campaign.revive();
  while (performance.now() < until && !interrupted && campaign.tally.problems.length === 0) {
    await strike(campaign);
    await campaign.revive();
  }
  await campaign.finish();
} catch (error) {
  campaign.tally.problems.push(String(error));
  await campaign.abandon();
}
const isGood = campaign.tally.problems.length === 0;
table(campaign);
if (isGood) {
  await rm(home, { recursive: true, force: true });
  if (server !== null) await command(server, `drop database ${name} with (force)`);
}
process.exit(isGood ? 0 : 1);

/** Half of the deaths are at a moment, half at a point; a point that does not come in time is left out. */
async function strike({ dieAt }: Campaign): Promise<void> {
  if (random(2) === 0) return killAtRandom(campaign, random);
  const point = KNOWN_POINTS[random(KNOWN_POINTS.length)] ?? "after act";
  const isOfStart = point.endsWith(" start") || point.endsWith("claim-event");
  if (isOfStart) return killAtRandom(campaign, random);
  return dieAt({ point, nth: 1 + (point.endsWith("lapse-approval") ? 0 : random(4)) });
}

function table({ tally }: Campaign): void {
  const { census } = tally;
  console.info(`Soak of ${minutes} minutes on ${url === null ? "the embedded database" : "PostgreSQL"}, seed ${seed}`);
  console.table({
    kills: tally.kills,
    "points killed at": `${tally.reached.size} of ${KNOWN_POINTS.length}`,
    "lines said": tally.lines,
    "conversations finished": tally.finished,
    turns: census?.turns ?? "-",
    invoices: census?.invoices ?? "-",
    payments: census?.payments ?? "-",
    approvals: census?.approvals ?? "-",
    "audit entries verified": census?.audit ?? "-",
    "replies that nobody saw": tally.unseen,
    "lost acknowledged effects": tally.lost,
    "doubled effects": tally.doubled,
    problems: tally.problems.length,
  });
  for (const problem of tally.problems) console.info(problem);
  if (!isGood) console.info(`Everything is kept in ${home}${server === null ? "" : ` and in the database ${name}`}.`);
}

async function createDatabase(at: string): Promise<string> {
  await command(at, `create database ${name}`);
  const address = new URL(at);
  address.pathname = `/${name}`;
  await migrate(address.href, fileURLToPath(new URL("../../prisma/migrations", import.meta.url)));
  return address.href;
}

async function command(at: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: at });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
