import type { Point } from "#kernel/points";

import type { Campaign } from "./campaign.ts";

/**
 * Where each line of the conversation is killed: the line's place, the point, and the how manieth of that line. Chosen
 * so that every known point is met, and each line where it hurts most: between two acts of one turn, after an act whose
 * answer nobody saw, with a file half on its way.
 */
const PLAN: readonly (readonly [place: number, point: Point, nth: number])[] = [
  [0, "after act", 1],
  [1, "after decide", 1],
  [2, "before act", 1],
  [3, "after write-file", 1],
  [5, "after issue-code", 1],
  [6, "after claim-effect", 1],
  [7, "before finish-turn", 1],
  [8, "before settle-effect", 1],
  [10, "before write-file", 1],
  [11, "after act", 2],
  [12, "before edit-message", 1],
  [13, "after finish-turn", 1],
  [14, "after settle-effect", 1],
  [16, "before lapse-approval", 1],
  [17, "after post-message", 1],
  [18, "before post-message", 1],
  // Between what is drafted and what is asked for; right before and after the decision that voids one and issues another.
  [20, "after act", 1],
  [21, "before decide", 1],
  [24, "after act", 1],
  [25, "before claim-effect", 1],
  [26, "after accept-event", 2],
  [27, "before keep-logo", 1],
  [0, "before accept-event", 1],
  [0, "after write-file", 1],
  [1, "after edit-message", 1],
  [2, "before issue-code", 1],
  [3, "after write-audit-head", 1],
  [4, "before write-audit-head", 1],
  [16, "after lapse-approval", 1],
  [21, "after decide", 1],
];

/**
 * Kills the process at every known point, each time after a plain start that was looked at. The first start of the
 * books and the take-over of unfinished turns are killed twice in a row: what takes over may die of it as well.
 */
export async function killEverywhere(campaign: Campaign): Promise<void> {
  await campaign.dieStarting({ point: "before start", nth: 1 });
  await campaign.dieStarting({ point: "after start", nth: 1 });
  await campaign.revive();
  for (const [place, point, nth] of PLAN) {
    await campaign.talkUntil(place);
    await campaign.dieAt({ point, nth });
    if (point === "after accept-event") {
      await campaign.dieStarting({ point: "before claim-event", nth: 1 });
      await campaign.dieStarting({ point: "after claim-event", nth: 1 });
    }
    // What takes the turn over keeps the picture, and dies before anything bears it.
    if (point === "before keep-logo") await campaign.dieStarting({ point: "after keep-logo", nth: 1 });
    await campaign.revive();
  }
}
