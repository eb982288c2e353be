import { businessDate } from "#domain/business-date";
import { newId } from "#kernel/ids";
import { theBusiness } from "#storage/business-store";
import type { Db } from "#storage/database";

import type { Actor, World } from "./define-operation.ts";
import type { Door } from "./door.ts";

/** How things stand as an act is asked for: its id, the instant, the business date, who asks. */
export async function currentWorld(
  door: Door,
  actor: Actor,
  { db = door.database.reads, at = door.clock.now() }: { readonly db?: Db; readonly at?: Temporal.Instant } = {},
): Promise<World> {
  const business = await theBusiness(db);
  return {
    business,
    today: door.todayByHand ?? businessDate(at, business.zone),
    at,
    actId: newId("act"),
    actor,
    documentTypes: door.documentTypes,
  };
}
