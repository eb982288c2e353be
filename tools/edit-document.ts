import { z } from "zod";

import { EDIT_GIST } from "#assistant/invoicing/edit-gist";
import { defineTool } from "#assistant/define-tool";
import { editDocument } from "#assistant/invoicing/edit-document";
import { editTarget } from "#assistant/invoicing/edit-target";
import { sayEditBack } from "#assistant/invoicing/say-back";
import { EDIT_CLAUSES, EDIT_SLOTS, editWords, LINE_CLAUSES } from "#assistant/invoicing/edit-words";

const SORRY =
  "[(no|oh|oops|sorry|wait|actually|hang on|hold on|i mean|i meant)] [(no|wait|sorry|actually|but|i mean|i meant|please)]";
const SHOULD = "(should|must|needs to|ought to|was meant to|was supposed to|has to) [(be|read|say|have been)]";
const LINE = "[the] (line {changes.index}|{changes.index} (line|item|position|one))";
const EACH = "[(each|apiece|(per|a|an|/) (hour|h|hr|day|d|month|unit|piece))]";
const VAT = "(vat|tax|gst|sales tax|hst)";
const IT = "(it|that|that one|this|this one|{number})";

export default defineTool({
  name: "edit-document",
  description:
    "Changes a document: a draft that waits (by its code), an issued invoice (by its number), or the one spoken of last (neither). Give only what is to change. A waiting draft then waits again; an issued invoice is voided and replaced by a new one, which may have to wait for a person.",
  input: editWords.extend({
    code: z.string().optional().describe("the code under which it waits"),
    number: z.string().optional().describe("the document's number"),
  }),
  topic: "invoices",
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
    {
      say: "(on|for|in) {code} [(make it|make that|change it to|set it to|it should be|it is)]",
      with: EDIT_CLAUSES,
    },
    // A line of it.
    { say: `${SORRY} (change|make|set|edit|correct|update) ${LINE}`, with: LINE_CLAUSES },
    { say: `${SORRY} ${LINE} [${SHOULD}]`, with: LINE_CLAUSES },
    { say: `${SORRY} [(change|make|set)] [the] {changes.of} (line|item) [${SHOULD}]`, with: LINE_CLAUSES },
    { say: `${SORRY} [the] {changes.of} ${SHOULD}`, with: LINE_CLAUSES },
    `${SORRY} (call|rename|name) ${LINE} [to] {changes.description} [instead]`,
    `${SORRY} (change|set) ${LINE} to {changes.description}`,
    `${SORRY} ${LINE} (should|must) (read|say|be for|be|be called) {changes.description}`,
    "(remove|delete|drop|take out|take off|strike|cancel) [the] (line {removed}|{removed} (line|item|position|one)) [(from it|again)]",
    "(remove|delete|drop|take out|take off|strike) [the] {removedOf} (line|item)",
    `(add|and|also|plus) [(add|another|also|also add)] [(a line|another line|one line)] [for] {added.quantity} [(x|times)] {added.description} (at|for|@) {added.unitPrice} ${EACH} [to it]`,
    `(add|put) to (it|that|this) [(a line|another line)] [for] {added.description} (at|for|@) {added.unitPrice} ${EACH}`,
    `(add|also add) [(a line|another line)] [for] {added.description} (at|for|@) {added.unitPrice} ${EACH} [to it]`,
    "(add|also add|and|plus|and also) [(another|a|an extra)] {added.unitPrice} for {added.description} [to it]",
    // The whole of it.
    `${SORRY} [(make it|it is|it's|that is|that's)] {figure} (not|instead of|rather than) {was}`,
    `${SORRY} [(make it|it is|it's|that is|that's)] {amount} (not|instead of|rather than) {was}`,
    `${SORRY} (make|change) (it|that) [to] {figure}`,
    {
      say: `${SORRY} (make|change|set|correct) [(the|its)] (amount|price|total) [to] {figure}`,
      set: { figureMeans: "price" },
    },
    { say: `${SORRY} (make|change|set|correct) [(the|its)] quantity [to] {figure}`, set: { figureMeans: "quantity" } },
    { say: `${SORRY} [the] (amount|price) ${SHOULD} {figure}`, set: { figureMeans: "price" } },
    { say: `${SORRY} [the] quantity ${SHOULD} {figure}`, set: { figureMeans: "quantity" } },
    `${SORRY} [the] (amount|price) ${SHOULD} {amount}`,
    "(sorry|oops|actually|i meant|i mean|no|wait) [(it is|it's|that is|that's|i meant|i mean|make it|should be)] {amount}",
    "(sorry|oops|actually|i meant|i mean|wait) [(it is|it's|that is|that's|i meant|i mean|should be)] {figure}",
    `(change|set|correct|update) [the] (amount|price) [(of|on) {number}] to {amount}`,
    `${SORRY} (it|that|this|the price|the amount) ${SHOULD} in {currency}`,
    `${SORRY} (make (it|that)|in) [in] {currency} [instead] [please]`,
    `${SORRY} (change|set|switch) [(the|its)] currency [(of|on) {number}] to {currency}`,
    `${SORRY} [the] description ${SHOULD} {description}`,
    `(change|set|correct|update) [(the|its)] description [(of|on) {number}] to {description}`,
    `${SORRY} (call it|describe it as|it was for|that was for|it's really for) {description} [instead]`,
    // Without a word that takes something back, "it's for hosting" answers the question what it is for.
    "(no|oops|sorry|wait|actually|but) (it is for|it's for|that is for|that's for) {description} [instead]",
    // Dates.
    `${SORRY} (make|change) (it|that) due [(on|by)] {due}`,
    `${SORRY} [(it is|it's|make it|make that)] due [(on|by)] {due} [(not|instead of) [(on|by)] [the] {wasDue}]`,
    `${SORRY} (change|set|move|push|postpone|extend) [(the|its)] due date [(of|on|for) {number}] to {due}`,
    `${SORRY} (change|set|move|push|postpone) {number} due date to {due}`,
    `${SORRY} [(the|its)] due date (is|should be|must be) {due}`,
    `${SORRY} (give them until|they have until|push it to|move it to|extend it to) {due}`,
    `${SORRY} [(make it|make that|terms are|payment terms are)] (net {termsDays}|{termsDays} [days] net) [(not|instead of) [the] {wasDue}]`,
    `${SORRY} [(the|its)] (terms|payment terms) ${SHOULD} {termsDays}`,
    `${SORRY} (change|set|make) [(the|its)] (terms|payment terms) [to] {termsDays}`,
    `${SORRY} (give them|give him|give her|make it due in|due in) {termsDays} [to pay] [instead]`,
    `(dating|date|redate|backdate|postdate) (it|that) [(to|on)] {issueDate}`,
    `would you mind dating (it|that) {issueDate}`,
    "(dated|date it|issue date) {issueDate}",
    `(change|set) [(the|its)] (invoice|issue) date [(of|on) {number}] to {issueDate}`,
    `[(the|its)] (invoice|issue) date ${SHOULD} {issueDate}`,
    // To whom.
    `${SORRY} (change|set|switch) [the] (customer|client) [(of|on) {number}] to {party}`,
    "(no|oops|oh no|sorry|wait|oh wait|actually|not them) [(i meant|i mean|it is for|it's for|for|to|that is for|that's for|sorry)] {party}",
    "[(no|oops|sorry|wait)] (wrong customer|wrong client|wrong one|wrong company) [(it is|it's|it should be|should be|i meant)] [(for|to)] {party}",
    `${SORRY} not {wasParty} but {party}`,
    `${SORRY} (it|that) (should|was meant to|was supposed to|has to) (be|go|have gone|have been) [out] (to|for) {party}`,
    `${SORRY} (send|address|make) (it|that) [out] (to|for) {party} [instead]`,
    `${SORRY} (it|that) ${SHOULD} [for] {description}`,
    // Tax, discount, reference, note.
    `${SORRY} (add|plus|with|and|charge) {taxPercent} ${VAT} [(to|on) ${IT}]`,
    `${SORRY} (add|with|plus|charge) ${VAT} (at|of) {taxPercent} [(to|on) ${IT}]`,
    {
      say: `${SORRY} (remove|drop|take off|without|no|leave out|leave off) [the] ${VAT} [(on|from) ${IT}]`,
      set: { taxPercent: "none" },
    },
    { say: `${SORRY} take [the] ${VAT} off [${IT}]`, set: { taxPercent: "none" } },
    {
      say: `${SORRY} [(that|the|this|those|these)] (price|prices|amount|figure|total) [already] (includes|include|included|including|has|have|is including) [already] [the] ${VAT}`,
      set: { taxIncluded: "yes" },
    },
    {
      say: `${SORRY} [(it is|it's|that is|that's)] (including|inclusive of|incl) [the] ${VAT}`,
      set: { taxIncluded: "yes" },
    },
    {
      say: `${SORRY} [the] ${VAT} (is|was) [already] (included|in the price|in that|in it|inside)`,
      set: { taxIncluded: "yes" },
    },
    { say: `${SORRY} [the] ${VAT} (comes|goes|is) on top`, set: { taxIncluded: "no" } },
    {
      say: `${SORRY} [(take|knock)] {percent} off [(${IT}|the total|the price)]`,
      set: { percentMeans: "less" },
    },
    {
      say: `${SORRY} (give|less|minus) [(them|him|her|it)] [(a|an)] {percent} [off] [(on|to) ${IT}]`,
      set: { percentMeans: "less" },
    },
    `${SORRY} (give|less|minus) [(them|him|her|it)] [(a|an)] {discountPercent} discount [(on|to) ${IT}]`,
    `${SORRY} (add|apply|with) [(them|him|her|it)] [(a|an)] {discountPercent} (discount|off) [(on|to) ${IT}]`,
    `(put|add|write|set|use) {reference} [on ${IT}] as [(its|the|a|our|their)] (reference|ref|po|po number)`,
    `(add|put|set) [(the|a|their)] (reference|ref|po|po number) {reference} [(to|on) ${IT}]`,
    `[(the|its|their)] (reference|ref|po|po number) (is|should be|should read) {reference}`,
    "(reference|ref|po|po number) {reference}",
    `(add|put|write) [(a|the)] note [(on|to) ${IT}] [saying] {notes}`,
  ],
  gist: EDIT_GIST,
  sayBack: sayEditBack,
  async run({ code, number, ...words }, context) {
    const target = await editTarget(context, { code, number });
    return "instead" in target ? target.instead : editDocument(context, target, words);
  },
});
