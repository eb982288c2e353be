import { expect, it } from "vitest";

import { converse } from "#assistant/language/converse";

import { loadAllExtensions } from "../../src/extensions.ts";

const { tools } = await loadAllExtensions();
const names = ["Acme Ltd", "Acme Labs", "Globex", "Initech GmbH", "Smith & Sons", "Müller Design"];
// A Sunday.
const context = { today: Temporal.PlainDate.from("2026-11-22"), currency: "USD", names };

/** The tools that would be called and do more than read. */
function acts(text: string): readonly string[] {
  const turn = converse(text, undefined, tools, context);
  const calls = turn.kind === "call" ? [turn] : turn.kind === "sequence" ? turn.calls : [];
  return calls.map(({ tool }) => tool).filter((name) => tools.find((tool) => tool.name === name)?.reads !== true);
}

it.each([
  // Somebody tells that it was approved, or may be.
  ..."he approved K7QM|you approved K7QM|he has approved K7QM|K7QM was approved|K7QM has been approved|K7QM approved by them".split(
    "|",
  ),
  ..."K7QM gets approved|I may approve K7QM|he may approve K7QM|K7QM had approval|we need approval for K7QM|get approval for K7QM".split(
    "|",
  ),
  ..."good morning, K7QM|K7QM happy|she is happy with K7QM|approve K7QM in the morning|K7QM is good to go in the afternoon".split(
    "|",
  ),
  ..."they rejected K7QM|K7QM was rejected".split("|"),
  // What reached the customer is not paid, and what the customer got is no money of ours.
  ..."Globex received INV-0003|Globex has received INV-0003|note that Globex received INV-0003|Globex got INV-0003|INV-0003 arrived".split(
    "|",
  ),
  ..."INV-0003 landed|INV-0003 got through|INV-0003 was handed over|INV-0003 has arrived at Globex".split("|"),
  ..."Globex received $500|Globex got $500 from us|Globex took $500 from us|Globex collected $500|Globex was credited $500|Globex banked $500".split(
    "|",
  ),
  // What is not approved yet is not rejected either.
  ..."do not approve K7QM yet|don't approve K7QM yet, I want to see the hours first|do not approve K7QM until I am back|don't approve K7QM for now".split(
    "|",
  ),
  // Somebody tells that it was voided or sent, or wants it later.
  ..."he voided INV-0003|she cancelled INV-0003|you cancelled INV-0003|he scrapped INV-0003|void INV-0003 in the morning|they want to void INV-0003".split(
    "|",
  ),
  ..."they sent INV-0003|you sent INV-0003|Globex sent INV-0003|I emailed INV-0003|INV-0003 was sent|INV-0003 has been sent to Globex".split(
    "|",
  ),
  ..."send INV-0003 in the morning|send INV-0003 first thing".split("|"),
  // No rate is for an auxiliary verb.
  ..."Globex can pay $500|Globex must pay $500|Globex wants to pay $500|Globex will agree $80 an hour|Globex used to pay $80 an hour".split(
    "|",
  ),
  // Nothing of this is a number or terms of a customer.
  ..."Globex always pays within 10 days|Globex pays in 30 days|Globex has 30 days".split("|"),
  ..."Globex did the same|they got the same for Globex|it was the same for Globex".split("|"),
  // Taken back in the same breath.
  ..."bill Globex $500 for hosting. Cancel|bill Globex $500 for hosting. Forget it|void INV-0003. Nevermind|approve K7QM. Forget it".split(
    "|",
  ),
])("nothing is done at: %s", (text) => {
  expect(acts(text)).toEqual([]);
});

it.each([
  ["approve K7QM, hold on to A7K2", "A7K2"],
  ["void INV-0003, wait for INV-0004", "INV-0004"],
  ["void INV-0003, actually INV-0004 too", "INV-0004"],
  ["send INV-0003, sorry for INV-0004", "INV-0004"],
  ["Globex paid $500, wait for $400", "400"],
])("what comes after is not taken for what was meant instead: %s", (text, other) => {
  const turn = converse(text, undefined, tools, context);
  const inputs =
    turn.kind === "call" ? [turn.input] : turn.kind === "sequence" ? turn.calls.map(({ input }) => input) : [];
  expect(inputs.length === 1 ? JSON.stringify(inputs) : "").not.toContain(other);
});
