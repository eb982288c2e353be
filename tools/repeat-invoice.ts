import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { findDocument } from "#assistant/find-document";
import { findParty } from "#assistant/find-party";
import { dueOfRepeat } from "#assistant/invoicing/due-of-repeat";
import { EDIT_SLOTS, editWords } from "#assistant/invoicing/edit-words";
import { issueAndPresent } from "#assistant/invoicing/issue-and-present";
import { reviseContent } from "#assistant/invoicing/revise-content";
import { existingParty } from "#books/existing";
import { parsePartyName } from "#domain/party";

const BUT = [
  "[(but|only|just|and|though)] [(for|of|at|with|make it)] {figure}",
  "[(but|only|just|and|though)] [(for|of|at|with|make it)] {amount}",
  "[but] (for|saying) {description}",
  "[but] [(and|is)] due [(on|by)] {due}",
  "[but] (net|due in|payable in|within) {termsDays} [days]",
];

const words = editWords.pick({
  amount: true,
  figure: true,
  figureMeans: true,
  description: true,
  due: true,
  termsDays: true,
});

export default defineTool({
  name: "repeat-invoice",
  description:
    "Writes and sends the same invoice again, to another customer or to the same one: the one spoken of last, or the one of a number. Give only what differs.",
  input: words.extend({
    party: z.string().max(2_000).optional().describe("the customer's name; the same one where none was said"),
    number: z.string().optional().describe("the invoice to repeat; leave out for the one spoken of last"),
  }),
  topic: "invoices",
  example: "the same for Acme Labs",
  slots: {
    amount: { type: "money", ask: "How much is it for?" },
    figure: { type: "quantity" },
    figureMeans: EDIT_SLOTS["figureMeans"] ?? { type: "text" },
    description: { type: "text", ask: "What is it for?" },
    due: { type: "date", ask: "When is it due?" },
    termsDays: { type: "days", ask: "How many days until it is due?" },
    party: { type: "name", ask: "Who is it for?" },
    number: { type: "number", ask: "Which invoice?" },
  },
  phrases: [
    {
      say: "[(and|now)] (another|another one|one more|a second one) [like (it|that)] for {party} [(like (it|that)|too)]",
      with: BUT,
    },
    {
      say: "[(and|now|also)] [(do|make|send|write|create)] [(the|an|exactly the)] same [(again|one|thing|invoice|amount)] (for|to) {party} [please] [too]",
      with: BUT,
    },
    {
      say: "[(and|now|also)] (for|to) {party} [please] [(do|make)] [(the|exactly the)] same [(again|one|thing|invoice|amount|too)]",
      with: BUT,
    },
    {
      say: "[(and|now|also)] (invoice|bill|charge|send) {party} [(for|with)] [the] same [(again|one|thing|invoice|amount)]",
      with: BUT,
    },
    { say: "[(and|now)] (repeat|copy|duplicate) (it|that|that one|{number}) for {party}", with: BUT },
    { say: "[(do|send|make|invoice)] [them] [the] same (again|once more)", with: BUT },
  ],
  gist: {
    cues: [
      "(?:same|ditto|likewise|repeat|duplicate|copy|another one|one more|one like (?:it|that)|as well|too|identical|like that one|like the last one)",
    ],
    never: [
      "(?:did|does|got|gets?|had|was|were|is|said|says) (?:\\w+ )?(?:the )?same",
      "<(?:code|email)\\d+>",
      "(?:paid|owes?|owed|overdue|void|show|send <number|a copy|payment|not|dont|undo)",
    ],
    rules: [
      "(?:(?:to|for|of|at|with|but|and|now|next|also|customer|client) )*@party:NAME(?: (?:too|also|as well|now|next|this time|instead))?",
      "(?:(?:but|and|only|just|due|payable|by|on|with|until|is|this time|date|a|the) )*(?:due|payable|by|until) (?:(?:on|by|date|of|is) )*@due:TERM(?: (?:instead|this time))?",
      "(?:(?:but|and|only|just|at|for|make it|with|of|amount|is|this time|charge|price|a|the|an) )*@amount:MONEY(?: (?:instead|this time))?",
      "(?:(?:but|and|only|just|at|for|make it|with|of|amount|is|this time|charge|price) )+@figure:COUNT(?: (?:instead|this time))?",
      "(?:of |from |as |like |to )?@number:NUMBER",
      "(?:(?:do|make|send|write|create|raise|issue|prepare|draft|the|a|an|exactly|exact|very|just|precisely|that|this|one|please|repeat|run|get|give|put|through|copy|duplicate|now|and|but|also|ditto|likewise|another|more|want|need|id like) )*(?:same|ditto|likewise|repeat|duplicate|copy|another one|one more|identical|like that one|like the last one|another|one like it|one like that)(?: (?:again|one|thing|invoice|bill|amount|it|that|this|last|the|as before|as last time|as that|terms|work|job|too|details|as well|deal|please|like|with|for|to|to be|issued|sent|made|done|and|now|line|lines|description|service|everything))*",
      "(?:with |and |on )?(?:the )?(?:same|identical) (?:due date|date|terms|amount|price|due|description|currency|details|everything)(?: (?:as (?:before|that|last time)|and|too))*",
      "(?:but|only|just|except|same|again|once more|one more time|as well|too|make|do|one|all|else|everything|of it|that)(?: (?:but|same|again|else|the same))*",
    ],
    words: "exact due date again one too invoice bill exactly but thing do needed as well",
    needs: ["party"],
    finish: (input) => ({ ...input }),
  },
  async run({ party: said, number, ...changes }, context) {
    const found = await findDocument(context, number ?? "it");
    if ("instead" in found) return found.instead;
    const { document } = found;
    const from = await existingParty(context.db, document.partyId);
    const whom =
      said === undefined ? { kind: "found" as const, party: from } : await findParty(context, said, { mayBeNew: true });
    if (whom.kind === "ask") return whom.question;
    const name = parsePartyName(whom.kind === "found" ? whom.party.name : whom.name);
    if (!name.ok) return { kind: "ask", slot: "party", question: `${name.problem} Who is it for?` };
    const to = whom.kind === "found" ? whom.party : null;
    const isDated = changes.due !== undefined || changes.termsDays !== undefined;
    const due = isDated ? null : await dueOfRepeat(context, { document, from, to });
    if (!isDated && due === null) return { kind: "ask", slot: "due", question: "When is it due?" };
    // Another's order number says nothing about this one.
    const { reference: _theirs, ...content } = document.content as Record<string, unknown>;
    const dates = due === null ? {} : { due: due.toString() };
    const revised = reviseContent(content, { ...changes, issueDate: context.today.toString(), ...dates });
    if (!revised.ok) return revised.instead;
    const party = to === null ? { name: name.value } : { id: to.id };
    const drafted = await context.act("draft-document", { kind: document.kind, party, content: revised.content });
    if (drafted.kind !== "done")
      return { kind: "no", say: drafted.kind === "refused" ? drafted.reasons.join(" ") : "It was not written." };
    const { documentId, contentDigest } = drafted.result as { documentId: string; contentDigest: string };
    return issueAndPresent(context, { documentId, contentDigest });
  },
});
