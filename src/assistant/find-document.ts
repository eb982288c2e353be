import { nameOf } from "#books/existing";
import { documentById, documentByNumber, type StoredDocument } from "#storage/documents-store";
import { partyById } from "#storage/parties-store";
import { lastAbout } from "#storage/turns-store";

import type { ToolResult } from "./define-tool.ts";
import type { ToolContext } from "./tool-context.ts";

export type FoundDocument = { readonly document: StoredDocument } | { readonly instead: ToolResult };

/** The document that a number, or "it", means; or what to tell the person instead. */
export async function findDocument(context: ToolContext, said: string | undefined): Promise<FoundDocument> {
  const found = await lookUp(context, said);
  if ("document" in found) context.spokeOf(found.document.id);
  return found;
}

async function lookUp(context: ToolContext, said: string | undefined): Promise<FoundDocument> {
  if (said === undefined)
    return { instead: { kind: "ask", slot: "number", question: "Which document? Say its number, such as INV-0001." } };
  if (said === "it") return lastSpokenOf(context);
  const document = await documentByNumber(context.db, said);
  if (document !== null) return { document };
  return { instead: { kind: "no", say: `There is no document ${said}. "who owes me money?" lists the open ones.` } };
}

/**
 * "It" is the document that this conversation spoke of last. Where it spoke of several at once nobody can tell which,
 * so the person is asked.
 */
async function lastSpokenOf(context: ToolContext): Promise<FoundDocument> {
  const now = context.spokenOfNow();
  const ids = now.length > 0 ? now : await lastAbout(context.db, context.actor.conversation);
  const documents = (await Promise.all(ids.map((id) => documentById(context.db, id)))).filter((one) => one !== null);
  const [only] = documents;
  if (only === undefined)
    return { instead: { kind: "ask", slot: "number", question: "Which one? Say its number, such as INV-0001." } };
  if (documents.length === 1) return { document: only };
  const names = await Promise.all(documents.map((document) => inWords(context, document)));
  const numbers = documents.flatMap(({ number }) => (number === null ? [] : [number]));
  const question = `Which one: ${names.slice(0, -1).join(", ")} or ${names.at(-1)}?`;
  return { instead: { kind: "ask", slot: "number", question, choices: numbers } };
}

async function inWords({ db }: ToolContext, document: StoredDocument): Promise<string> {
  const party = await partyById(db, document.partyId);
  return party === null ? nameOf(document) : `${nameOf(document)} to ${party.name}`;
}
