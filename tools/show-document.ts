import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { findDocument } from "#assistant/find-document";
import { documentCard } from "#books/document-card";
import { existingParty, nameOf } from "#books/existing";
import { namesAround } from "#books/names-around";
import { readDocumentView } from "#books/read-document-view";
import type { DocumentStatus } from "#documents/statuses";
import { formatMoney, money, subtract } from "#domain/money";
import { settledMinor } from "#storage/payments-store";
import { inCapital } from "#domain/text";

const SHOW =
  "(show|open|see|view|display|find|get|pull up|bring up|look at|look up|have a look at|fetch|give|print|download)";

const PRAISE = "(great|good|nice|perfect|cool|lovely|super|fine)";

const STATUS_WORDS: Readonly<Record<DocumentStatus, string>> = {
  draft: "was not issued yet",
  issued: "is issued",
  sent: "is sent",
  "partly-paid": "is paid in part",
  paid: "is paid",
  void: "is void",
};

export default defineTool({
  name: "show-document",
  description: "Shows a document by its number: what it says, its status, what is open, its PDF.",
  input: z.object({ number: z.string().optional() }),
  topic: "invoices",
  example: "show INV-0001",
  slots: { number: { type: "number", ask: "Which document?" } },
  reads: true,
  phrases: [
    `${SHOW} [me] [(the|that|this)] [(invoice|document|pdf|copy|details|status)] [(of|for)] {number} [(again|in full)]`,
    `[${PRAISE}] ${SHOW} {number} to (me|us) [(again|in full)]`,
    { say: "(see|show me|let me see|can i see) how it looks [(now|then)]", set: { number: "it" } },
    { say: "(how does it look|what does it look like|what does it say) [(now|then)]", set: { number: "it" } },
    "{number}",
    "(what is|what about|status of|what is the status of|how about) {number}",
    "(has|was|is) {number} [been] (paid|sent|settled|overdue|void|issued) [yet]",
    "what (is|does) [in] {number} [say]",
    `${SHOW} [me] (the|that|this|an|my) (invoice|document)`,
    { say: "(who is it (to|for)|when is it due|how much is it|(what is|what's) its status)", set: { number: "it" } },
  ],
  gist: {
    cues: ["<number\\d+>"],
    never: [
      "<number\\d+> (?:\\S+ )*<number\\d+>",
      "(?:line|item|position|stick|put|paid|pay|money|got|landed|arrived|came|half|third|received|settled|void|cancel|scrap|bin|kill|annul|change|make|push|move|send|resend|email|mail|forward|approve|reject|delete|erase|why|due date|should|mark|record|apply|credit|undo|add|remove|refund|remind|withdraw|backdate|renumber|write off|edit|correct|fix|amend|update|extend|hows come|how come|reason|explain|owes?|cancelled|voided)",
    ],
    rules: ["@number:NUMBER"],
    words: "",
    needs: ["number"],
  },
  async run({ number }, context) {
    const found = await findDocument(context, number);
    if ("instead" in found) return found.instead;
    const { document } = found;
    const party = await existingParty(context.db, document.partyId);
    const view = await readDocumentView(context.db, document, context.documentTypes);
    const copy = await context.renderCopy(view, document.number ?? document.id);
    const around = await namesAround(context.db, document);
    const open = subtract(document.total, money(await settledMinor(context.db, document.id), document.total.currency));
    const isOpen = document.owed && document.status !== "void" && document.status !== "draft";
    const owed = !isOpen ? "" : ` Open: ${formatMoney(open)}.`;
    const card = documentCard(view, { title: `${view.title} ${view.number}`, tone: "plain" });
    return {
      kind: "answer",
      say: `${inCapital(nameOf(document))} to ${party.name}, ${formatMoney(document.total)}, ${STATUS_WORDS[document.status]}${replacementWords(around)}.${owed} ${copy.problem}`.trim(),
      card: { ...card, fields: [{ label: "Status", value: document.status.replace("-", " ") }, ...card.fields] },
      files: copy.files,
    };
  },
});

/** "is void, replaced by INV-0005"; "is sent; it replaces INV-0004". */
function replacementWords({ replaces, replacedBy }: Awaited<ReturnType<typeof namesAround>>): string {
  const by = replacedBy === undefined ? "" : `, replaced by ${replacedBy}`;
  return replaces === undefined ? by : `${by}; it replaces ${replaces}`;
}
