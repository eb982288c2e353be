import { contentDigest } from "#books/content-digest";
import { existingParty, nameOf } from "#books/existing";
import { checkReplaceable } from "#books/replaceable";
import { type Money, moneyJson } from "#domain/money";
import { canonicalJson } from "#kernel/canonical-json";
import { Refused } from "#kernel/errors";
import type { StoredApproval } from "#storage/approvals-store";
import { replacementOf, type StoredDocument } from "#storage/documents-store";
import type { Party } from "#storage/parties-store";
import { inCapital } from "#domain/text";

import type { ToolResult } from "../define-tool.ts";
import type { ToolContext } from "../tool-context.ts";

import { dueForParty, editParty, partyOrDescription } from "./edit-party.ts";
import type { EditWords } from "./edit-words.ts";
import { issueAndPresent } from "./issue-and-present.ts";
import { askToReissue, reissueAndPresent } from "./reissue-and-present.ts";
import { reviseContent, type WireContent } from "./revise-content.ts";

interface Change {
  readonly document: StoredDocument;
  readonly content: WireContent;
  /** The new customer, where there is one. */
  readonly party: Party | null;
  /** In wire form. */
  readonly statedTotal: unknown;
}

/**
 * Changes a document as it was said. A draft is written anew and asked for again; an issued one is replaced by another,
 * which the door judges. What changes nothing is said and not asked for again.
 *
 * @param waiting the approval that a draft waits in
 */
export async function editDocument(
  context: ToolContext,
  { document, waiting }: { readonly document: StoredDocument; readonly waiting: StoredApproval | null },
  { anew, ...said }: EditWords,
): Promise<ToolResult> {
  if (anew !== undefined) return writeAnew(context, document, said);
  const words = await partyOrDescription(context, said);
  if (Object.values(words).every((word) => word === undefined))
    return { kind: "ask", slot: "description", question: WHAT };
  const begun = (await context.doneBefore()) !== null;
  const blocked = begun ? null : await whyNotChanged(context, document);
  if (blocked !== null) return { kind: "no", say: blocked };
  const from = await existingParty(context.db, document.partyId);
  const whom = await editParty(context, words, from);
  if ("instead" in whom) return whom.instead;
  const dated = words.due === undefined && words.termsDays === undefined && whom.party !== null;
  const due = dated && whom.party !== null ? dueForParty(document, from, whom.party) : undefined;
  const revised = reviseContent(document.content, due === undefined ? words : { ...words, due });
  if (!revised.ok) return revised.instead;
  const party = whom.party === null || whom.party.id === from.id ? null : whom.party;
  if (!begun && party === null && revised.statedTotal === undefined && isSame(document.content, revised.content))
    return { kind: "no", say: `${inCapital(nameOf(document))} says that already, so nothing was changed.` };
  const total = revised.statedTotal ?? (revised.keepsFigures ? totalSaidBefore(waiting) : undefined);
  const statedTotal = total === undefined ? undefined : moneyJson.encode(total);
  const change = { document, content: revised.content, party, statedTotal };
  return waiting === null ? replace(context, change) : rewrite(context, change);
}

const WHAT = 'What should change? Say it like "due 30 June", "$3,000" or "for consulting".';

/** A void document again, with today's date, and with what was said changed. */
async function writeAnew(context: ToolContext, document: StoredDocument, words: EditWords): Promise<ToolResult> {
  const begun = (await context.doneBefore()) !== null;
  const name = inCapital(nameOf(document));
  if (!begun && (document.status !== "void" || document.number === null))
    return { kind: "no", say: `${name} is not void, so nothing is written anew. Say what should change on it.` };
  const replacement = begun ? null : await replacementOf(context.db, document.id);
  if (replacement !== null) {
    const other = nameOf(replacement);
    return { kind: "no", say: `${name} is void; ${other} replaces it. Say what should change on ${other}.` };
  }
  const whom = await editParty(context, words, await existingParty(context.db, document.partyId));
  if ("instead" in whom) return whom.instead;
  const today = { issueDate: context.today.toString(), ...words };
  const revised = reviseContent(document.content, today);
  if (!revised.ok) return revised.instead;
  return replace(context, { document, content: revised.content, party: whom.party, statedTotal: undefined });
}

/** Looked at before anything is drafted: the door would refuse it all the same. */
async function whyNotChanged({ db }: ToolContext, document: StoredDocument): Promise<string | null> {
  if (document.status === "draft") return null;
  const name = nameOf(document);
  if (document.number === null) return `${inCapital(name)} was dropped and is not changed any more.`;
  try {
    await checkReplaceable(db, document);
  } catch (error) {
    if (error instanceof Refused) return error.plain;
    throw error;
  }
  return document.status === "void"
    ? `${name} is void and is not changed any more. Say "issue ${name} again" to write it anew.`
    : null;
}

async function rewrite(context: ToolContext, { document, content, party, statedTotal }: Change): Promise<ToolResult> {
  const input = { documentId: document.id, contentDigest: contentDigest(document), content };
  const revised = await context.act("revise-draft", party === null ? input : { ...input, party: { id: party.id } });
  if (revised.kind !== "done")
    return { kind: "no", say: revised.kind === "refused" ? revised.reasons.join(" ") : "It was not changed." };
  const { contentDigest: digest } = revised.result as { contentDigest: string };
  const asked = { documentId: document.id, contentDigest: digest };
  return document.replacesId === null
    ? issueAndPresent(context, { ...asked, ...stated(statedTotal) })
    : askToReissue(context, { ...asked, replacesId: document.replacesId, statedTotal });
}

function replace(context: ToolContext, { document, content, party, statedTotal }: Change): Promise<ToolResult> {
  const to = { id: party?.id ?? document.partyId };
  return reissueAndPresent(context, { replaced: document, party: to, content, statedTotal });
}

function stated(total: unknown): { statedTotal?: Money } {
  return total === undefined ? {} : { statedTotal: moneyJson.decode(total as never) };
}

/** The total that a person said when the invoice was asked for: it stands until the figures change. */
function totalSaidBefore(waiting: StoredApproval | null): Money | undefined {
  const { statedTotal } = (waiting?.input ?? {}) as { statedTotal?: unknown };
  return statedTotal === undefined ? undefined : moneyJson.decode(statedTotal as never);
}

function isSame(before: unknown, after: unknown): boolean {
  return canonicalJson(before) === canonicalJson(after);
}
