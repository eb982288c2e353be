import { newId } from "#kernel/ids";
import {
  dropOvertakenRuns,
  type DueRun,
  hasOvertakenRuns,
  type HeldRun,
  openRuns,
  renewRuns,
  takeRuns,
} from "#storage/job-runs-store";
import type { Claim } from "#storage/inbox-store";

import type { Due, Job, JobWorld } from "./define-job.ts";
import { isLate } from "./is-late.ts";
import type { Looking } from "./looking.ts";
import { runOne } from "./run-one.ts";
import { lastTurn } from "./schedule.ts";
import { withDeadline } from "./with-deadline.ts";

/** A run with what it needs to be done. */
interface Wanted extends DueRun {
  readonly item: unknown;
}

/** Renewed while a look works, so that only the dead lose what they held. */
const HELD_FOR_MS = 60_000;
const AT_ONCE = 100;
const SIDE_BY_SIDE = 4;
/** What nobody calls for any more is let go of after so long. */
const OVERTAKEN_AFTER = Temporal.Duration.from({ hours: 24 });
const FIND_DEADLINE_MS = 30_000;

/** Finds what is due of one job, takes what nobody else has, and does it. */
export async function lookAtJob(job: Job, looking: Looking): Promise<void> {
  const { database, clock, stopping, heldForMs = HELD_FOR_MS } = looking;
  const world = await looking.world();
  const wanted = await findWanted(job, world);
  const keys = wanted.map(({ key }) => key);
  await dropOvertaken(job, keys, looking);
  const open = await openRuns(database.reads, keys, world.now);
  const left = wanted.filter(({ key }) => open.has(key));
  const by = newId("look");
  const hold = (): Claim => ({ by, until: clock.now().add({ milliseconds: heldForMs }) });
  const renewing = setInterval(
    () => void database.commitOne("renew-run", (tx) => renewRuns(tx, hold())).catch(() => {}),
    heldForMs / 4,
  );
  renewing.unref();
  try {
    while (left.length > 0 && !stopping.aborted) {
      const some = left.splice(0, AT_ONCE);
      const items = new Map(some.map(({ key, item }) => [key, item]));
      const held = await database.commit("claim-run", (tx) => takeRuns(tx, job.name, some, hold(), world.now));
      await sideBySide(held, (run) => runOne(job, { run, item: items.get(run.key), by }, looking));
    }
  } finally {
    clearInterval(renewing);
  }
}

async function findWanted(job: Job, world: JobWorld): Promise<Wanted[]> {
  const turn = lastTurn(job.schedule, world.now, world.zone);
  if (turn === null) return [];
  const found: readonly Due<unknown>[] =
    job.find === undefined
      ? [{ due: turn.due, item: turn }]
      : await withDeadline(FIND_DEADLINE_MS, () => job.find?.(world, turn) ?? Promise.resolve([]));
  const wanted = found
    .filter(({ due }) => Temporal.Instant.compare(due, world.now) <= 0)
    .map(({ due, item }) => ({
      key: `${job.name}:${job.key(item)}`,
      dueAt: due,
      late: isLate(job.missed, due, world.now),
      item,
    }));
  // One key is one run, also where a job names it twice: a statement may not take the same row twice.
  return [...new Map(wanted.map((one) => [one.key, one])).values()];
}

async function dropOvertaken(job: Job, keys: readonly string[], { database, clock }: Looking): Promise<void> {
  const now = clock.now();
  const span = { now, before: now.subtract(OVERTAKEN_AFTER) };
  if (!(await hasOvertakenRuns(database.reads, job.name, keys, span))) return;
  await database.commit("claim-run", (tx) => dropOvertakenRuns(tx, job.name, keys, span));
}

async function sideBySide(runs: readonly HeldRun[], work: (run: HeldRun) => Promise<void>): Promise<void> {
  const waiting = runs.values();
  const lane = async (): Promise<void> => {
    for (const run of waiting) await work(run);
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, lane));
}
