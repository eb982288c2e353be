import type { Member } from "#storage/business-store";
import { noteKeptBack } from "#storage/preferences-store";

import type { RunResult } from "./define-job.ts";

/** The end of a run whose telling has no place to go but one that others read: the member hears of it when they next speak. */
export function keptBack({ id, name }: Member): RunResult {
  return {
    outcome: `kept back: ${name} has spoken only where others read along`,
    async write(tx, at) {
      await noteKeptBack(tx, id, at);
      return true;
    },
  };
}
