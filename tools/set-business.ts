import { z } from "zod";

import { defineTool, type ToolResult } from "#assistant/define-tool";
import { presentOutcome } from "#assistant/present-outcome";
import { answerOf } from "#assistant/setup/answer-of";
import { composeChange } from "#assistant/setup/compose-change";
import { readDescription } from "#assistant/setup/read-description";
import { TOPICS } from "#assistant/setup/topics";
import type { ToolContext } from "#assistant/tool-context";
import { changeCard, changeNotes, fieldsIn } from "#books/business-change";
import { type BusinessChange, businessChangeJson, fieldName, fieldWords, NOT_SET } from "#domain/business";

export default defineTool({
  name: "set-business",
  description:
    "Sets what the business says of itself: name, address, tax numbers, how it is paid, currency, terms, logo.",
  input: z.object({ said: z.string().max(2_000), topic: z.enum(TOPICS).optional() }),
  // Changing how a business is paid is the oldest fraud there is: it takes a person's own words.
  personOnly: true,
  topic: "your business",
  example: "my business is Studio Maya, 12 High Street, London N1, VAT GB980780684, IBAN GB33BUKB20201555555555",
  slots: { said: { type: "details", ask: "What shall be changed?" } },
  phrases: ["{said}"],
  async run({ said, topic }, context) {
    const { business } = context;
    const described = topic === undefined ? readDescription(said, business.currency) : answerOf(said, topic, business);
    const composed = await composeChange(described, context);
    const told = [...composed.notes, ...composed.problems, ...described.unread.map(notUnderstood)];
    const before = await context.doneBefore();
    // A turn that was cut off after it had acted finds its own change in the books, and goes on with it.
    const asked = before?.operation === "describe-business" ? readAsked(before.input) : composed;
    if (fieldsIn(asked.set).length === 0) return nothingToChange(told, composed.problems.length > 0);
    const outcome = await context.actByHand("describe-business", { set: asked.set, was: asked.was });
    const result = await presentOutcome(outcome, context, async () => done(asked, told, context));
    return outcome.kind === "done" || result.kind !== "answer"
      ? result
      : { ...result, say: [result.say, ...told].join(" ") };
  },
});

interface Asked {
  readonly set: BusinessChange;
  readonly was: BusinessChange;
}

function readAsked(input: unknown): Asked {
  return z.object({ set: businessChangeJson, was: businessChangeJson }).parse(input);
}

async function done(asked: Asked, told: readonly string[], { db, business, now }: ToolContext) {
  const notes = await changeNotes(db, asked.set, { business, at: now });
  return {
    say: [`Noted: ${notedWords(asked)}.`, ...told].join(" "),
    card: changeCard(asked, { title: "Your business", tone: "done", notes }),
  };
}

const SHORT = 2;

/** One or two fields are said with what they become; of more the card tells. */
function notedWords({ set, was }: Asked): string {
  const fields = fieldsIn(set);
  if (fields.length > SHORT) return fields.map(fieldName).join(", ");
  const said = fields.map((field) => {
    const before = fieldWords(was, field);
    return `${fieldName(field)} ${fieldWords(set, field)}${before === NOT_SET ? "" : ` (was ${before})`}`;
  });
  return said.join("; ");
}

function nothingToChange(told: readonly string[], wrong: boolean): ToolResult {
  const say = told.length === 0 ? "That is what is set already." : `${told.join(" ")} Nothing was changed.`;
  return { kind: wrong || told.length > 0 ? "no" : "answer", say };
}

function notUnderstood(words: string): string {
  return `I did not understand "${words}", and left it out.`;
}
