import { digestChoice } from "#books/digest-choice";
import { formatMoment } from "#domain/moment";
import type { Job, JobWorld } from "#scheduling/define-job";
import { nextTurn } from "#scheduling/schedule";
import { listMembers } from "#storage/business-store";
import { recentRuns, type StoredRun } from "#storage/job-runs-store";
import { membersOutOfReach } from "#storage/member-conversations-store";
import { newestByPrefix } from "#storage/outbox-store";
import { allPreferences } from "#storage/preferences-store";
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
  lines.push(...(await keptBackLines(world)));
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

/** Those whom a digest or a reminder would not reach, because there is no private conversation with them. */
async function keptBackLines({ db, zone }: JobWorld): Promise<readonly string[]> {
  const outOfReach = await membersOutOfReach(db);
  if (outOfReach.size === 0) return [];
  const preferences = await allPreferences(db);
  return (await listMembers(db))
    .filter((member) => outOfReach.has(member.id))
    .filter((member) => member.role === "owner" || digestChoice(member, preferences.of(member.id), zone).on)
    .map(
      ({ name, role }) =>
        `Kept back     what is for ${name} alone: they have spoken only where others read along. One message in private${role === "owner" ? ', or "send digests here" in that room,' : ""} mends it.`,
    );
}

function runWords({ status, dueAt, endedAt, outcome, lastError, attempts }: StoredRun, zone: string): string {
  const at = formatMoment(endedAt ?? dueAt, zone);
  if (status === "done") return `${at}, ${outcome ?? "done"}`;
  if (status === "missed") return `${at}, missed`;
  if (status === "failed") return `${at}, given up after ${attempts} tries: ${lastError ?? ""}`;
  return lastError === null ? `${at}, under way` : `${at}, failed and tried again: ${lastError}`;
}
