import { businessDate } from "#domain/business-date";
import type { Effect } from "#domain/policy";
import { newId } from "#kernel/ids";
import { theBusiness } from "#storage/business-store";

import type { Actor, World } from "./define-operation.ts";
import type { Door } from "./door.ts";

/**
 * How things stand as an act is asked for: its id, the instant, the business date, who asks.
 *
 * @param effect what the act does, where that is known
 */
export async function currentWorld(door: Door, actor: Actor, effect?: Effect): Promise<World> {
  // The fonts are loaded here, since no transaction may wait for a file. What is sent is drawn anyway.
  const asked = effect === "send" ? door.lookForUndrawable?.() : undefined;
  const [business, undrawable] = await Promise.all([theBusiness(door.database.reads), asked]);
  const at = door.clock.now();
  return {
    business,
    today: door.todayByHand ?? businessDate(at, business.zone),
    at,
    actId: newId("act"),
    actor,
    documentTypes: door.documentTypes,
    undrawable: undrawable ?? (() => ""),
  };
}
