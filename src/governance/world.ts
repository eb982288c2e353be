import { businessDate } from "#domain/business-date";
import { newId } from "#kernel/ids";
import { theBusiness } from "#storage/business-store";

import type { Actor, World } from "./define-operation.ts";
import type { Door } from "./door.ts";

/** How things stand as an act is asked for: its id, the instant, the business date, who asks. */
export async function currentWorld(door: Door, actor: Actor): Promise<World> {
  const business = await theBusiness(door.database.reads);
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
