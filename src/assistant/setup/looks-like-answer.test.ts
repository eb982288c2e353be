import { expect, it } from "vitest";

import { looksLikeAnswer } from "./looks-like-answer.ts";
import type { Topic } from "./topics.ts";

it.each<[Topic, string]>([
  ["name", "Studio Maya"],
  ["name", "studio maya"],
  ["name", "The Only Ones Ltd"],
  ["name", "Bill Smith Roofing Ltd."],
  ["name", "4 Pines Joinery"],
  ["bank", "GB33BUKB20201555555555"],
  ["bank", "paypal.me/maya"],
  ["bank", "sort code 20-20-15 account 55779911"],
  ["address", "12 High Street, London N1"],
  ["tax", "GB980780684"],
])("%s: %s", (topic, text) => {
  expect(looksLikeAnswer(text, topic)).toBe(true);
});

it.each<[Topic, string]>([
  ["name", "no, Acme Labs"],
  ["name", "only the ones older than 60 days"],
  ["name", "they paid it yesterday by bank transfer"],
  ["name", "make it due on friday"],
  ["name", "and globex, the same"],
  ["name", "wait, what was the one with the large amount again that we had"],
  ["bank", "they paid it yesterday by bank transfer"],
  ["bank", "the blue one"],
  ["address", "only the ones older than 60 days"],
  ["tax", "make it 500"],
])("%s: not %s", (topic, text) => {
  expect(looksLikeAnswer(text, topic)).toBe(false);
});
