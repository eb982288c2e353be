import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import { type Campaign, createCampaign } from "./campaign.ts";
import { killAtRandom } from "./kill-at-random.ts";
import { killEverywhere } from "./kill-everywhere.ts";
import { KNOWN_POINTS } from "./killing-probe.ts";
import { faultSeed, randomNumbers } from "./random.ts";

export interface FaultSite {
  /** What the books are kept in, for the report. */
  readonly name: string;
  /** Opens a database beside the home; null where it lies inside. */
  readonly open: () => Promise<{ readonly url: string | null; close(): Promise<void> }>;
}

export const IN_THE_HOME: FaultSite = {
  name: "the embedded database",
  open: async () => ({ url: null, close: async () => {} }),
};

const TIMEOUT_MS = 1_800_000;
const seed = faultSeed();

/** On books of its own, so that it can run beside others. */
export function killsAtEveryPoint(site: FaultSite): void {
  test.concurrent(
    "killed before and after every known point, it finishes what was accepted, once",
    async () => {
      const tally = await onFreshBooks(site, killEverywhere, 1);
      console.info(
        `${site.name}: points reached ${tally.reached.size} of ${KNOWN_POINTS.length} known; ${tally.kills} kills, ` +
          `${tally.lines} lines, ${tally.unseen} replies that nobody saw (seed ${seed})`,
      );
      expect(tally.problems).toEqual([]);
      expect(outcome(tally)).toEqual({ lost: 0, doubled: 0, unseen: 0 });
      expect(KNOWN_POINTS.filter((point) => !tally.reached.has(point))).toEqual([]);
    },
    TIMEOUT_MS,
  );
}

/** On books of its own, so that it can run beside others. */
export function killsAtRandomMoments(site: FaultSite, moments: number): void {
  test.concurrent(
    `killed at ${moments} random moments, it finishes what was accepted, once`,
    async () => {
      const random = randomNumbers(seed + 1);
      const lead = async (campaign: Campaign): Promise<void> => {
        await campaign.revive();
        while (campaign.tally.kills < moments) {
          await killAtRandom(campaign, random);
          await campaign.revive();
        }
      };
      const tally = await onFreshBooks(site, lead, 2);
      console.info(
        `${site.name}: ${tally.kills} kills at random moments, ${tally.lines} lines, ${tally.finished} whole conversations, ` +
          `${tally.unseen} replies that nobody saw (seed ${seed})`,
      );
      expect(tally.problems).toEqual([]);
      expect(outcome(tally)).toEqual({ lost: 0, doubled: 0, unseen: 0 });
      expect(tally.kills).toBeGreaterThanOrEqual(moments);
    },
    TIMEOUT_MS,
  );
}

async function onFreshBooks(
  { open }: FaultSite,
  lead: (campaign: Campaign) => Promise<void>,
  offset: number,
): Promise<Campaign["tally"]> {
  const home = await mkdtemp(join(tmpdir(), "purser-faults-"));
  const database = await open();
  const campaign = createCampaign({ home, url: database.url, seed: `${seed} ${offset}` });
  try {
    await lead(campaign);
    await campaign.finish();
  } catch (error) {
    // What was found before says more than what it led to.
    throw new Error([...campaign.tally.problems, String(error)].join("\n"), { cause: error });
  } finally {
    await campaign.abandon();
    await database.close();
    await rm(home, { recursive: true, force: true });
  }
  return campaign.tally;
}

function outcome({ lost, doubled, unseen }: Campaign["tally"]): object {
  return { lost, doubled, unseen };
}
