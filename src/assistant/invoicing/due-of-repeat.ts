import { daysBetween } from "#domain/business-date";
import type { StoredDocument } from "#storage/documents-store";
import type { Party } from "#storage/parties-store";
import { turnsAbout } from "#storage/turns-store";

import type { ToolContext } from "../tool-context.ts";

/**
 * When the same invoice to another party, or on another day, is due. Days that were said are counted anew, and terms
 * are those of whom it is to; a date that was said stays that date. Null: it has passed, and the person is asked.
 */
export async function dueOfRepeat(
  context: ToolContext,
  { document, from, to }: { readonly document: StoredDocument; readonly from: Party; readonly to: Party | null },
): Promise<Temporal.PlainDate | null> {
  const { today } = context;
  const { issueDate, dueDate } = document;
  if (dueDate === null) return null;
  const days = daysBetween(issueDate, dueDate);
  if (to !== null && to.termsDays !== null && from.termsDays === days) return today.add({ days: to.termsDays });
  if (!(await wasSaidAsDate(context, document.id))) return today.add({ days });
  return Temporal.PlainDate.compare(dueDate, today) < 0 ? null : dueDate;
}

/** Whether the person who asked for a document named the day on which it is due. */
async function wasSaidAsDate({ db, actor }: ToolContext, documentId: string): Promise<boolean> {
  const inputs = (await turnsAbout(db, actor.conversation, documentId)).flat().flatMap(inputsOfCalls);
  const dated = inputs.filter(({ due, termsDays }) => due !== undefined || termsDays !== undefined);
  return dated.at(-1)?.due !== undefined;
}

interface SaidDue {
  readonly due?: unknown;
  readonly termsDays?: unknown;
}

/** What the tools were called with in a stored message of the model. */
function inputsOfCalls(stored: unknown): readonly SaidDue[] {
  const { content } = stored as { content?: unknown };
  if (!Array.isArray(content)) return [];
  return content.flatMap((part: { type?: unknown; input?: unknown }) =>
    part.type === "tool-call" && typeof part.input === "object" && part.input !== null ? [part.input] : [],
  );
}
