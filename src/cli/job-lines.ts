import { formatMoment } from "#domain/moment";
import type { Job, JobWorld } from "#scheduling/define-job";
import { nextTurn } from "#scheduling/schedule";
import { recentRuns, type StoredRun } from "#storage/job-runs-store";
import { newestByPrefix } from "#storage/outbox-store";
import { readWakeUpProblem } from "#storage/wake-ups-store";

/** The jobs for `status`: what comes next, what came of the last run, and proof that the last digest arrived. */
export async function jobLines(jobs: readonly Job[], world: JobWorld): Promise<readonly string[]> {
  const { db, zone } = world;
  const problem = await readWakeUpProblem(db);
  const lines = [
    `Jobs          ${jobs.length}${problem === null ? "" : `, but: ${problem.problem} (since ${formatMoment(problem.since, zone)})`}`,
  ];
  for (const job of jobs) {
    const next = job.next === undefined ? nextTurn(job.schedule, world.now, zone) : await job.next(world);
    const [last] = await recentRuns(db, job.name, { limit: 1 });
    const when = next === null ? "nothing due" : `next ${formatMoment(next, zone)}`;
    lines.push(
      `                ${job.name}: ${when}; ${last === undefined ? "no run yet" : `last ${runWords(last, zone)}`}`,
    );
  }
  const digest = await newestByPrefix(db, "digest:");
  if (digest !== null) {
    const proof =
      digest.receipt === null
        ? digest.status
        : `${digest.status} ${formatMoment(digest.at, zone)}, receipt ${digest.receipt}`;
    lines.push(`Last digest   ${digest.key.split(":").at(-1) ?? ""}: ${proof}`);
  }
  return lines;
}

function runWords({ status, dueAt, endedAt, outcome, lastError, attempts }: StoredRun, zone: string): string {
  const at = formatMoment(endedAt ?? dueAt, zone);
  if (status === "done") return `${at}, ${outcome ?? "done"}`;
  if (status === "missed") return `${at}, missed`;
  if (status === "failed") return `${at}, given up after ${attempts} tries: ${lastError ?? ""}`;
  return lastError === null ? `${at}, under way` : `${at}, failed and tried again: ${lastError}`;
}
