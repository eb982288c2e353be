import type { Campaign } from "./campaign.ts";

/** Longer than any line takes, and than a start takes on a machine that is not busy. */
const TALKING_MS = 3_000;
const STARTING_MS = 2_000;

/**
 * Kills the process at a random moment while it is spoken with; one time in four what takes over is killed too, while
 * it starts.
 */
export async function killAtRandom(campaign: Campaign, random: (below: number) => number): Promise<void> {
  await campaign.dieAfter(random(TALKING_MS));
  if (random(4) === 0) await campaign.dieStarting(random(STARTING_MS));
}
