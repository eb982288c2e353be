import { existingParty, nameOf } from "#books/existing";
import type { StoredDocument } from "#storage/documents-store";

import type { ToolResult } from "./define-tool.ts";
import { partyOnFile } from "./find-party.ts";
import type { ToolContext } from "./tool-context.ts";

/** What to say where a document is not the customer's whom a person named beside it; null where all is well. */
export async function notTheirs(
  context: ToolContext,
  document: StoredDocument,
  said: string | undefined,
): Promise<ToolResult | null> {
  if (said === undefined) return null;
  const found = await partyOnFile(context, said);
  if ("instead" in found) return found.instead;
  if (found.party.id === document.partyId) return null;
  const { name } = await existingParty(context.db, document.partyId);
  return {
    kind: "no",
    say: `${nameOf(document)} is to ${name}, not to ${found.party.name}. Nothing was done; say its number alone, or another.`,
  };
}
