import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";

import { makeFolder } from "#effects/whole-file";
import type { Clock } from "#kernel/clock";
import { businessDate } from "#domain/business-date";
import { readBusiness } from "#storage/business-store";
import type { Database } from "#storage/database";

import { writeBackup } from "./write-backup.ts";

/** How many days a copy is kept. */
const KEPT_DAYS = 14;

const OWN_NAME = /^(\d{4}-\d{2}-\d{2})\.purser\.gz$/;
/** What a process that was killed left of one. */
const CUT_NAME = /^\d{4}-\d{2}-\d{2}\.purser\.gz\.[0-9a-f]{8}\.part$/;

export interface NightlyCopy {
  readonly path: string;
  /** False when there was one of this day already. */
  readonly made: boolean;
  /** The names of those that were too old. */
  readonly removed: readonly string[];
}

/**
 * Copies the books into `<home>/copies/YYYY-MM-DD.purser.gz`, once a business date, and removes what is older than
 * fourteen days, once a newer one is whole. Only files of that name are touched.
 *
 * @throws PurserError `cannot-write`
 */
export async function nightlyCopy(
  home: string,
  database: Pick<Database, "reads" | "snapshot">,
  clock: Clock,
): Promise<NightlyCopy> {
  const folder = join(home, "copies");
  const business = await readBusiness(database.reads);
  const today = businessDate(clock.now(), business?.zone ?? "UTC");
  const path = join(folder, `${today.toString()}.purser.gz`);
  await makeFolder(folder);
  const names = await readdir(folder);
  const made = !names.includes(`${today.toString()}.purser.gz`);
  if (made) await writeBackup(database, path, clock);
  const removed = names.filter((name) => CUT_NAME.test(name) || isOlder(name, today.subtract({ days: KEPT_DAYS })));
  for (const name of removed) await rm(join(folder, name), { force: true });
  return { path, made, removed };
}

function isOlder(name: string, than: Temporal.PlainDate): boolean {
  const day = OWN_NAME.exec(name)?.[1];
  if (day === undefined) return false;
  try {
    return Temporal.PlainDate.compare(Temporal.PlainDate.from(day, { overflow: "reject" }), than) < 0;
  } catch {
    return false;
  }
}
