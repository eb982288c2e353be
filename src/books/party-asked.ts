import { z } from "zod";

import { parsePartyName } from "#domain/party";
import { Refused } from "#kernel/errors";
import type { Tx } from "#storage/database";
import { insertParty, type Party, partyByName } from "#storage/parties-store";

import { existingParty } from "./existing.ts";

/** A party on file by its id, or a new one by its name. */
export const partyAsked = z.union([
  z.object({ id: z.string() }),
  z.object({ name: z.string(), email: z.email().optional() }),
]);

/**
 * The party that was asked for; a new one is put on file.
 *
 * @throws Refused `no-such-party` or `bad-name`
 */
export async function partyFor(tx: Tx, asked: z.output<typeof partyAsked>, at: Temporal.Instant): Promise<Party> {
  if ("id" in asked) return existingParty(tx, asked.id);
  const name = parsePartyName(asked.name);
  if (!name.ok) throw new Refused("bad-name", name.problem, "");
  return (await partyByName(tx, name.value)) ?? insertParty(tx, { name: name.value, email: asked.email ?? null }, at);
}
