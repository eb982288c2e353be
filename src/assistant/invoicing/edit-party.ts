import { matchParty } from "#domain/party";
import { partiesLike, type Party } from "#storage/parties-store";
import type { StoredDocument } from "#storage/documents-store";

import type { ToolResult } from "../define-tool.ts";
import { partyOnFile } from "../find-party.ts";
import type { ToolContext } from "../tool-context.ts";

import type { EditWords } from "./edit-words.ts";

/** The customer that a document is changed to; null where that was not said. Only one on file: a slip makes no new one. */
export async function editParty(
  context: ToolContext,
  { party: said, wasParty }: Pick<EditWords, "party" | "wasParty">,
  from: Party,
): Promise<{ readonly party: Party | null } | { readonly instead: ToolResult }> {
  if (wasParty !== undefined && matchParty(wasParty, [from]).kind === "none")
    return { instead: { kind: "no", say: `It is to ${from.name}, not to ${wasParty}. Nothing was changed.` } };
  return said === undefined ? { party: null } : partyOnFile(context, said);
}

/** "It's for Globex" names what it is for, unless that is the name of a customer: then it names whom it is to. */
export async function partyOrDescription({ db }: ToolContext, words: EditWords): Promise<EditWords> {
  const { description, ...rest } = words;
  if (description === undefined || Object.values(rest).some((word) => word !== undefined)) return words;
  const match = matchParty(description, await partiesLike(db, description));
  return match.kind === "exact" ? { ...rest, party: match.party.name } : words;
}

/**
 * The due date of a document that goes to another party: where it followed from the old party's terms, and the new one
 * has terms too, theirs hold.
 */
export function dueForParty(
  { issueDate, dueDate }: Pick<StoredDocument, "issueDate" | "dueDate">,
  from: Party,
  to: Party,
): string | undefined {
  if (from.termsDays === null || to.termsDays === null || dueDate === null) return undefined;
  const byTerms = issueDate.add({ days: from.termsDays }).equals(dueDate);
  return byTerms ? issueDate.add({ days: to.termsDays }).toString() : undefined;
}
