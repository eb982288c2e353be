import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { editDocument } from "#assistant/invoicing/edit-document";
import { editTarget } from "#assistant/invoicing/edit-target";
import { EDIT_CLAUSES, EDIT_SLOTS, editWords, LINE_CLAUSES } from "#assistant/invoicing/edit-words";

const SORRY = "[(no|oh|oops|sorry|wait|actually|hang on|hold on|i mean|i meant)] [(no|wait|sorry|actually|but)]";
const SHOULD = "(should|must|needs to|ought to|was meant to|was supposed to|has to) [(be|read|say|have been)]";
const LINE = "[the] (line {changes.index}|{changes.index} (line|item|position))";

export default defineTool({
  name: "edit-document",
  description:
    "Changes a document: a draft that waits (by its code), an issued invoice (by its number), or the one spoken of last (neither). Give only what is to change. A waiting draft then waits again; an issued invoice is voided and replaced by a new one, which may have to wait for a person.",
  input: editWords.extend({
    code: z.string().optional().describe("the code under which it waits"),
    number: z.string().optional().describe("the document's number"),
  }),
  example: "change INV-0001 so that it is due 30 June",
  slots: {
    ...EDIT_SLOTS,
    code: { type: "code", ask: "Which one? Say its code." },
    number: { type: "number", ask: "Which document? Say its number." },
  },
  phrases: [
    {
      say: "(edit|change|correct|fix|update|amend|revise|make) {code} [(to|and make it|make it|so that it is|to be)]",
      with: EDIT_CLAUSES,
    },
    {
      say: `${SORRY} (edit|change|correct|fix|update|amend|revise|make) {number} [(to|and make it|make it|so that it is|to be)]`,
      with: EDIT_CLAUSES,
    },
    { say: `${SORRY} {number} ${SHOULD}`, with: EDIT_CLAUSES },
    { say: `${SORRY} {code} ${SHOULD}`, with: EDIT_CLAUSES },
    {
      say: "(issue|write|do|create|make) {number} (again|anew|afresh|once more)",
      with: EDIT_CLAUSES,
      set: { anew: "yes" },
    },
    // A line of it.
    { say: `${SORRY} (change|make|set|edit|correct|update) ${LINE}`, with: LINE_CLAUSES },
    { say: `${SORRY} ${LINE} [${SHOULD}]`, with: LINE_CLAUSES },
    `${SORRY} (call|rename|name) ${LINE} [to] {changes.description} [instead]`,
    `${SORRY} (change|set) ${LINE} to {changes.description}`,
    `${SORRY} ${LINE} (should|must) (read|say|be for|be) {changes.description}`,
    "(remove|delete|drop|take out|take off|strike|cancel) [the] (line {removed}|{removed} (line|item|position)) [(from it|again)]",
    "(add|and) [(a line|another line|also)] [for] {added.quantity} [(x|times)] {added.description} (at|for|@) {added.unitPrice} [(each|apiece|(per|a|an|/) (hour|h|hr|day|d|month|unit|piece))] [to it]",
    // The whole of it.
    `${SORRY} [make it] {figure} (not|instead of|rather than) {was}`,
    `${SORRY} [make it] {amount} (not|instead of|rather than) {was}`,
    `${SORRY} (make|change) (it|that|the (amount|price|total|quantity)) [to] {figure}`,
    `${SORRY} [the] (amount|price) ${SHOULD} {figure}`,
    `${SORRY} [the] (amount|price) ${SHOULD} {amount}`,
    `(change|set|correct|update) [the] (amount|price) [(of|on) {number}] to {amount}`,
    `${SORRY} (it|that|this|the price|the amount) ${SHOULD} in {currency}`,
    `${SORRY} (make (it|that)|in) [in] {currency} [instead] [please]`,
    `${SORRY} [the] description ${SHOULD} {description}`,
    `(change|set|correct|update) [the] description [(of|on) {number}] to {description}`,
    `${SORRY} (call it|it was for|it is for|it's for|that was for|that is for|that's for) {description} [instead]`,
    // Dates.
    `${SORRY} (make|change) (it|that) due [(on|by)] {due}`,
    `${SORRY} [(it is|it's|make it|make that)] due [(on|by)] {due} [(not|instead of) [(on|by)] [the] {wasDue}]`,
    `${SORRY} (change|set|move|push|postpone|extend) [(the|its)] due date [(of|on|for) {number}] to {due}`,
    `${SORRY} (change|set|move|push|postpone) {number} due date to {due}`,
    `${SORRY} [the] due date (is|should be|must be) {due}`,
    `${SORRY} [(make it|terms are)] (net {termsDays}|{termsDays} [days] net) [(not|instead of) [the] {wasDue}]`,
    `${SORRY} (give them|give him|give her|make it due in|due in) {termsDays} [to pay] [instead]`,
    `(dating|date) (it|that) {issueDate}`,
    `would you mind dating (it|that) {issueDate}`,
    `(change|set) [(the|its)] (invoice|issue) date [(of|on) {number}] to {issueDate}`,
    `[the] (invoice|issue) date ${SHOULD} {issueDate}`,
    // To whom.
    `${SORRY} (change|set|switch) [the] (customer|client) [(of|on) {number}] to {party}`,
    `(no|oops|sorry|wait|actually|not them) [(i meant|i mean|it is for|it's for|for|to|that is for|that's for)] {party}`,
    `${SORRY} (it|that) (should|was meant to|was supposed to|has to) (be|go|have gone|have been) (to|for) {party}`,
    `${SORRY} (send|address) (it|that) to {party} instead`,
    `${SORRY} (it|that) ${SHOULD} [for] {description}`,
    // Tax, discount, reference, note.
    `${SORRY} add {taxPercent} (vat|tax|gst|sales tax|hst) [(to|on) (it|that|that one|{number})]`,
    {
      say: "(remove|drop|take off|without|no|leave out) [the] (vat|tax|gst|sales tax|hst)",
      set: { taxPercent: "none" },
    },
    {
      say: `${SORRY} [(that|the|this|those|these)] (price|prices|amount|figure|total) [already] (includes|include|included|including|has|have|is including) [already] [the] (vat|tax|gst|hst)`,
      set: { taxIncluded: "yes" },
    },
    {
      say: `${SORRY} [the] (vat|tax|gst|hst) (is|was) [already] (included|in the price|in that|in it|inside)`,
      set: { taxIncluded: "yes" },
    },
    {
      say: `${SORRY} [the] (vat|tax|gst|hst) (comes|goes|is) on top`,
      set: { taxIncluded: "no" },
    },
    `${SORRY} (take|knock) {discountPercent} off [(it|that|that one|this|this one|{number}|the total|the price)]`,
    `${SORRY} (give|add|apply) [(them|him|her|it)] [(a|an)] {discountPercent} (discount|off) [(on|to) (it|that|that one|this|{number})]`,
    `(put|add|write|set) {reference} on (it|that|that one|{number}) as [(its|the|a|our|their)] (reference|ref|po|po number)`,
    `(add|put|set) [(the|a|their)] (reference|ref|po|po number) {reference} [(to|on) (it|that|{number})]`,
    `[(the|its)] (reference|ref|po|po number) (is|should be|should read) {reference}`,
    `(add|put|write) [(a|the)] note [(on|to) (it|that|{number})] [saying] {notes}`,
  ],
  async run({ code, number, ...words }, context) {
    const target = await editTarget(context, { code, number });
    return "instead" in target ? target.instead : editDocument(context, target, words);
  },
});
