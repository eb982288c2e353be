import { expect, it } from "vitest";

import { converse } from "#assistant/language/converse";
import type { PendingQuestion } from "#assistant/language/pending-question";

import { loadAllExtensions } from "../../src/extensions.ts";

const { tools } = await loadAllExtensions();
const names = ["Acme Ltd", "Acme Labs", "Globex", "Initech GmbH", "Smith & Sons", "Müller Design"];
// A Sunday.
const context = { today: Temporal.PlainDate.from("2026-11-22"), currency: "USD", names };

const say = (text: string, pending?: PendingQuestion) => converse(text, pending, tools, context);
const asked = (text: string): string => {
  const turn = say(text);
  return turn.kind === "problem" && turn.slot === "guessed" ? turn.problem : `no guess: ${turn.kind}`;
};

it.each([
  ["I have promised them 5 days longer to pay", "to change it: due 5 days later", "promised"],
  ["my brother insists: make it $550", "to change it: 550.00 USD", "brother insists"],
  [
    "Regarding K7M4: their landlady says it ought to be Acme Ltd rather than Acme Labs.",
    "to change K7M4: not to Acme Labs, to Acme Ltd",
    "landlady says",
  ],
  ["knock 50 off INV-0002, the poor man deserves it", "to change INV-0002: 50 less", "poor man deserves"],
  [
    "the full 800 euros from Initech GmbH came in today so INV-0002 is done with",
    "a payment: 800.00 EUR, all that is open, from Initech GmbH, for INV-0002, on 22 Nov 2026",
    "done",
  ],
])("what a sentence seems to mean is said back and asked: %s", (text, meant, unknown) => {
  expect(asked(text)).toBe(
    `Do you mean ${meant}? I am not sure what "${unknown}" is to mean there, so nothing was done yet. Say yes, or say it in other words.`,
  );
});

it.each([
  // A condition, a doubt, a negation, a second figure in what was not understood.
  "my brother insists: make it $550 if they grumble",
  "my brother hasn't seen it: make it $550",
  "make it $550, brother maybe insists",
  "make it $550, brother insists, grumbled 3 times",
  "In case Müller Design says yes to my offer, bill them €600 for the photo shoot, due 15 December",
  // Another request, of which the rest was understood.
  "send it a week later",
  "they always pay a week later",
  // A question, a wish, a refusal.
  "what does net 60 mean",
  "should I take $50 off",
  "I refuse to make it $550",
  "imagine we invoice Globex $500 for design",
  // How much, of what, how often.
  "Globex paid $50 less",
  "Globex paid $200 too much",
  "raise the training by 10%",
  "make it $550 weekly",
  "give them 2% for early payment",
  // What voids, sends or decides is never guessed at.
  "brother insists: void INV-0001",
  "brother insists: send INV-0001",
  "brother insists: approve K7M4",
])("nothing is guessed at: %s", (text) => {
  expect(asked(text)).toMatch(/^no guess: (?:unknown|problem)$/);
});

it("a yes does what was asked about, a no drops it, and anything else is heard by itself", () => {
  const guess = say("my brother insists: make it $550");
  if (guess.kind !== "problem") throw new Error(guess.kind);
  const pending = { tool: guess.tool, input: guess.input, slot: guess.slot };
  const meant = { kind: "call", tool: "edit-document", input: { amount: { amount: "550", currency: "USD" } } };
  for (const yes of ["yes", "Yes please", "yes, do it", "ok.", "exactly!", "that's right"])
    expect(say(yes, pending)).toEqual(meant);
  for (const no of ["no", "Nope", "no thanks", "never mind"]) expect(say(no, pending)).toEqual({ kind: "dropped" });
  expect(say("no, make it $560", pending)).toMatchObject({ input: { amount: { amount: "560" } } });
  expect(say("who owes me money?", pending)).toMatchObject({ kind: "call", tool: "who-owes" });
  expect(say("yes, and make it due friday", pending)).toMatchObject({
    kind: "sequence",
    calls: [meant, { tool: "edit-document", input: { due: "2026-11-27" } }],
  });
  expect(say("yes but only on Monday", pending)).toMatchObject({ kind: "unknown" });
});
