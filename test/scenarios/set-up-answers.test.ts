import { describe, expect, it } from "vitest";

import { loadAllExtensions } from "../../src/extensions.ts";

import { askedTopic, hearAnswer } from "#assistant/setup/hear-answer";
import { type Topic, TOPICS } from "#assistant/setup/topics";

const { tools } = await loadAllExtensions();
const context = { today: Temporal.PlainDate.from("2026-11-24"), currency: "USD" };
const heard = (said: string, topic: Topic = "name") => hearAnswer(said, topic, tools, context);

describe("hearAnswer", () => {
  it.each([
    ["Studio Maya", "name"],
    ["it's called Studio Maya", "name"],
    ["Bill Smith Roofing Ltd", "name"],
    ["Show & Tell Media", "name"],
    ["GB33BUKB20201555555555", "bank"],
    ["sort code 20-20-15 account 55779911", "bank"],
    ["12 High Street, London N1", "address"],
    ["GB980780684", "tax"],
    ["no", "tax"],
    ["we are not registered for VAT", "tax"],
    ["my business is Studio Maya, IBAN GB33BUKB20201555555555", "name"],
  ] as const)("takes %s for an answer about the %s", (said, topic) => {
    expect(heard(said, topic)).toEqual({ kind: "answer", topic });
  });

  it.each([
    ["skip", false],
    ["Skip it.", false],
    ["later", true],
    ["not now, thanks", true],
    ["never mind", true],
  ])("leaves out where one says %s", (said, later) => {
    expect(heard(said)).toEqual({ kind: "skipped", topic: "name", later });
  });

  it.each([
    "Invoice Acme Ltd $2,500 for website development due in 14 days",
    "invoice Acme",
    "who owes me money?",
    "approve A7K2",
    "help",
    "show INV-0001",
    "can you chase the late ones",
    "what do you need that for?",
    "I want to bill Globex for May",
    "thanks",
    "ok great",
    "A7K2",
    "INV-0001",
  ])("does %s first, whatever was asked", (said) => {
    for (const topic of TOPICS) expect(heard(said, topic)).toBeNull();
  });
});

describe("askedTopic", () => {
  const asks = (setUp: unknown) => ({
    role: "assistant",
    content: [{ type: "text", text: "?", providerOptions: { purser: { setUp } } }],
  });

  it("is what the last message asked", () => {
    expect(askedTopic([{ role: "user", content: "hi" }, asks("bank")])).toBe("bank");
  });

  it.each([
    ["nothing was said", []],
    ["something else was said since", [asks("bank"), { role: "user", content: "hi" }]],
    ["it asked something else", [{ role: "assistant", content: "What is your business called?" }]],
    ["it names what there is not", [asks("colour")]],
  ])("is nothing where %s", (_, history) => {
    expect(askedTopic(history)).toBeNull();
  });
});
