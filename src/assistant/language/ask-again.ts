import type { Slot, SlotType } from "./phrase.ts";

const QUESTIONS: Readonly<Record<SlotType, string>> = {
  code: "Which code is it?",
  date: "Which date is it?",
  days: "How many days is it?",
  details: "What is it?",
  duration: "How much later or earlier is it?",
  email: "Which e-mail address is it?",
  money: "How much is it?",
  name: "Who is it?",
  number: "Which number is it?",
  percent: "What percentage is it?",
  quantity: "How many is it?",
  text: "What is it?",
  word: "Which one is it?",
  period: "From when to when?",
};

/** What was wrong and the slot's question, unless what was wrong is a question already. */
export function askAgain(problem: string, slot: Slot): string {
  return problem.endsWith("?") ? problem : `${problem} ${slot.ask ?? QUESTIONS[slot.type]}`;
}
