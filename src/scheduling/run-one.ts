import { newId } from "#kernel/ids";
import { endRun, type HeldRun, type RunEnd } from "#storage/job-runs-store";
import type { Tx } from "#storage/database";
import { enqueue } from "#storage/outbox-store";

import type { Job, RunResult } from "./define-job.ts";
import type { Looking } from "./looking.ts";
import { withDeadline } from "./with-deadline.ts";

interface Taken {
  readonly run: HeldRun;
  readonly item: unknown;
  /** The look that holds it. */
  readonly by: string;
}

const MOST_ATTEMPTS = 5;
const FIRST_PAUSE_S = 30;
const DEADLINE_MS = 60_000;

/** Does one run that this look holds, and ends it. Never throws: what goes wrong is written and logged. */
export async function runOne(job: Job, taken: Taken, looking: Looking): Promise<void> {
  const { logger } = looking;
  const { key } = taken.run;
  try {
    const world = await looking.world();
    const result = await withDeadline(job.deadlineMs ?? DEADLINE_MS, (signal) => job.run(taken.item, world, signal));
    if (!(await end(taken, looking, result))) logger.info("run ended elsewhere", { run: key });
  } catch (error) {
    const reference = newId("err");
    logger.error("run failed", { run: key, attempt: taken.run.attempts, reference, error });
    const words = `${error instanceof Error ? error.message : String(error)} (${reference})`;
    await fail(job, taken, looking, words).catch((cause: unknown) =>
      // It is left held: it is taken again when the hold has run out.
      logger.error("failure not written", { run: key, error: cause }),
    );
  }
}

const NOT_NEEDED = "no longer called for";

/** @returns false when the look no longer holds it, and nothing was written */
async function end({ run, by }: Taken, { database, clock }: Looking, result: RunResult): Promise<boolean> {
  return database
    .commit("settle-run", async (tx) => {
      const at = clock.now();
      if (result.write === undefined) {
        const held = await endRun(tx, run, by, { status: "done", outcome: result.outcome }, at);
        if (held) await enqueue(tx, result.effects ?? [], at);
        return held;
      }
      // Its rows come first, because the end says whether they were called for; without a hold all is taken back.
      const calledFor = await result.write(tx, at);
      const outcome = calledFor ? result.outcome : NOT_NEEDED;
      if (!(await endRun(tx, run, by, { status: "done", outcome }, at))) throw new NotHeld();
      if (calledFor) await enqueue(tx, result.effects ?? [], at);
      return true;
    })
    .catch((error: unknown) => {
      if (error instanceof NotHeld) return false;
      throw error;
    });
}

/** Takes back a transaction whose run somebody else has taken meanwhile. */
class NotHeld extends Error {}

async function fail(
  job: Job,
  { run, by }: Taken,
  { database, clock, givingUp }: Looking,
  error: string,
): Promise<void> {
  const now = clock.now();
  const givesUp = run.attempts >= MOST_ATTEMPTS;
  const pause = { seconds: FIRST_PAUSE_S * 2 ** (run.attempts - 1) };
  const failure: RunEnd = givesUp
    ? { status: "failed", error }
    : { status: "running", error, notBefore: now.add(pause) };
  const told = givesUp ? await givingUp(database.reads, { job, at: now }) : [];
  await database.commit("settle-run", async (tx: Tx) => {
    if (await endRun(tx, run, by, failure, now)) await enqueue(tx, told, now);
  });
}
