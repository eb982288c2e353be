import { businessDate } from "#domain/business-date";
import { newId } from "#kernel/ids";

import type { Actor, World } from "./define-operation.ts";
import type { Door } from "./door.ts";

/** How things stand as an act is asked for: its id, the instant, the business date, who asks. */
export async function currentWorld(door: Door, actor: Actor): Promise<World> {
  const business = await door.business();
  const at = door.clock.now();
  return {
    business,
    today: door.todayByHand ?? businessDate(at, business.zone),
    at,
    actId: newId("act"),
    actor,
    documentTypes: door.documentTypes,
  };
}
