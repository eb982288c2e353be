import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { PUT_OFF, reportsOf } from "#assistant/language/gist/reports";
import { findDocument } from "#assistant/find-document";
import { presentOutcome } from "#assistant/present-outcome";
import { nameOf } from "#books/existing";

const VOID = "(void|cancel|annul|undo|withdraw|retract)";

export default defineTool({
  name: "void-document",
  description: "Voids an invoice that has no payments: it keeps its number and leaves the books by a reversing entry.",
  input: z.object({ number: z.string().optional(), reason: z.string().max(2_000).optional() }),
  topic: "invoices",
  example: "void INV-0001 because the scope changed",
  slots: {
    number: { type: "number", ask: "Which document?" },
    reason: { type: "text", anything: true },
    why: { type: "text", field: "reason" },
  },
  phrases: [
    `${VOID} [(the|that)] [(invoice|document)] {number}`,
    `${VOID} [(the|that)] [(invoice|document)] {number} (because|as|since|reason|due to|owing to|because of|on account of|on the grounds that|the reason is) {reason}`,
    `${VOID} [(the|that)] [(invoice|document)] {number} {why}`,
    `${VOID} (an|the|that|this) (invoice|document)`,
    `${VOID} (an|the|that|this) (invoice|document) (because|as|since|due to|owing to|because of) {reason}`,
    `${VOID} (an|the|that|this) (invoice|document) {why}`,
  ],
  gist: {
    cues: [
      "(?:void|voided|voiding|cancel|cancelled|canceled|cancelling|canceling|cancellation|annul|annulled|scrap|scrapped|bin|binned|kill|killed|nullify|nullified|revoke|withdraw|withdrawn|retract|tear up|invalidate|pull|bin off|ditch|null and void|axe|nix|nuke|rescind|strike)",
    ],
    never: [
      ...reportsOf("void(?:ed)?|cancell?ed|cancel|annulled|scrapped|binned|killed|withdrawn"),
      PUT_OFF,
      "(?<!(?:to|should|must|needs) )(?:was|were|is|has been|have been|got|already|had) (?:\\w+ )?(?:void|voided|cancelled|canceled|annulled|scrapped|binned|withdrawn)(?= (?:\\.|by|in|on|$))",
      "(?:i|we|ive|weve|they) (?:\\w+ )?(?:voided|cancelled|canceled|annulled|scrapped)",
      "(?:payment|approve|reject|line|discount|vat|tax|meeting|subscription|order|not void|dont|do not|undo|instead of)",
      "<(?:code|money|date|percent)",
    ],
    rules: [
      `(?:[,;:(–—-] )?(?:because|as|since|cos|coz|cause|reason(?: being)?(?: is)?|the reason (?:is|being)|on the grounds? (?:that|of)|due to|owing to|on account of|for the reason(?: that| of)?|given that|reason:?)(?: (?:that|of|:|is|being))* @why:REASON`,
      "(?:(?:the|that|this|invoice|bill|document|number|no|my|our|of|with|on|for) )*@number:NUMBER",
      "(?:(?:the|a|it|that|this|be|to|please|as|mark|marked|have|get|proceed|proceeding|with|need|needs|want|make|go|ahead|just|status) )*(?:void|voided|voiding|cancel|cancelled|canceled|cancelling|canceling|cancellation|annul|annulled|scrap|scrapped|bin|binned|kill|killed|nullify|nullified|revoke|withdraw|withdrawn|retract|tear up|invalidate|pull|ditch|axe|nix|nuke|rescind|null and void|strike)(?: (?:it|that|this|the|off|of|out|for|invoice|bill|one|document|that one|this one|please|entirely|completely|now))*",
      "[:,(–—-] @why:REASON",
    ],
    words: "invoice bill document sorry one entirely completely off",
    finish: (input) => ({ ...input }),
  },
  async run({ number, reason }, context) {
    const found = await findDocument(context, number);
    if ("instead" in found) return found.instead;
    const input = { documentId: found.document.id, ...(reason === undefined ? {} : { reason }) };
    const outcome = await context.act("void-document", input);
    return presentOutcome(outcome, context, async () => ({
      say:
        found.document.number === null
          ? `Voided ${nameOf(found.document)}. It had no number and nothing of it was in the books.`
          : `Voided ${nameOf(found.document)}. It keeps its number, and its entries are reversed.`,
    }));
  },
});
