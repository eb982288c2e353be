import { businessDate } from "#domain/business-date";
import type { Undrawable } from "#documents/view";
import type { Effect } from "#domain/policy";
import { newId } from "#kernel/ids";
import { theBusiness } from "#storage/business-store";
import type { Db } from "#storage/database";

import type { Actor, World } from "./define-operation.ts";
import type { Door } from "./door.ts";

/**
 * What finds the characters that no font has, for an act that sends. The fonts are loaded here, since no transaction may
 * wait for a file; what is sent is drawn anyway.
 */
export async function undrawableFor(door: Door, effect: Effect | undefined): Promise<Undrawable> {
  const asked = effect === "send" ? await door.lookForUndrawable?.() : undefined;
  return asked ?? (() => "");
}

interface Standing {
  /** The transaction in which it is looked at. */
  readonly db?: Db;
  readonly at?: Temporal.Instant;
  readonly undrawable: Undrawable;
}

/** How things stand as an act is asked for: its id, the instant, the business date, who asks. */
export async function currentWorld(
  door: Door,
  actor: Actor,
  { db = door.database.reads, at = door.clock.now(), undrawable }: Standing,
): Promise<World> {
  const business = await theBusiness(db);
  return {
    business,
    today: door.todayByHand ?? businessDate(at, business.zone),
    at,
    actId: newId("act"),
    actor,
    documentTypes: door.documentTypes,
    undrawable,
  };
}
