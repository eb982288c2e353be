import type { WayBack } from "#governance/define-operation";
import { canonicalJson } from "#kernel/canonical-json";
import { recentActs, type StoredAct } from "#storage/acts-store";

import type { ToolContext } from "./tool-context.ts";

/** What "undo that" is about: the last act of this conversation, and whether it took back an earlier one itself. */
export interface LastDeed {
  readonly act: StoredAct;
  readonly wayBack: WayBack | null;
  readonly noWayBack: string | null;
  readonly tookBack: boolean;
  /** Where the same message changed a draft and asked for it again: the change. */
  readonly changed: StoredAct | null;
}

const LOOKED_AT = 30;

/** The last thing done or asked for here before this turn, which may have been cut off and be taken up again. */
export async function lastDeed({ db, actor, eventId }: ToolContext): Promise<LastDeed | null> {
  const recent = await recentActs(db, { conversation: actor.conversation }, LOOKED_AT);
  const done = recent.filter(({ outcome, key }) => outcome !== "refused" && !key.startsWith(`${eventId}:`));
  const [act] = done;
  if (act === undefined) return null;
  const sameMessage = done.filter(({ key }) => eventOf(key) === eventOf(act.key));
  const changed = sameMessage.find(({ operation }) => operation === "revise-draft") ?? null;
  const told = changed ?? act;
  const { wayBack = null, noWayBack = null } = (told.result ?? {}) as Partial<LastDeed>;
  return { act, wayBack, noWayBack, tookBack: done.slice(1).some((earlier) => isWayBackOf(told, earlier)), changed };
}

const eventOf = (key: string): string => key.slice(0, key.lastIndexOf(":"));

function isWayBackOf({ operation, input }: StoredAct, earlier: StoredAct): boolean {
  const { wayBack } = (earlier.result ?? {}) as { wayBack?: WayBack | null };
  if (wayBack === undefined || wayBack === null || wayBack.operation !== operation) return false;
  // What the operation filled in by itself stands in the act's input and not in the way back.
  const asked = { ...(input as object), ...(wayBack.input as object) };
  return canonicalJson(asked) === canonicalJson(input);
}
