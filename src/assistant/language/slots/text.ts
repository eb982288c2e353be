import { said, type Candidate, type Scanner } from "./scanner.ts";

// What is called so is no thing that was delivered: the sentence says something else.
const NO_NOUN = new Set(
  (
    "i we you he she it they them us me him her who what which when where why how if unless because since about from to by on " +
    "at of in with and or but so then also as is are was were be been am has have had do does did will would should could can " +
    "may might must shall not no dont never please just only owes owe pays pay sent lent gave got took says said asks wants " +
    "needs due net plus less minus including excluding off over under than more until before after via per each " +
    "refund refunds credit payment payments received paid reminder reminders dispute owed outstanding overdue balance transfer " +
    "late invoice invoices bill bills approve reject void cancel send resend show change make delete add tell inform ask notify let remind warn thank call chase " +
    "still always usually often ever already yet even almost nearly really finally later wish hope " +
    "deposit budget prepayment instalment installment cheque check cash wire debt loan limit"
  ).split(" "),
);

const JOINS = new Set(["and", "plus", "&", "+", "or"]);
const NO_START = new Set([
  ...JOINS,
  ..."to for on at of in with off less more fewer discount short cheaper".split(" "),
]);

const UNIT = /^(?:hour|hr|h|day|week|month|night|session|piece|unit|page|word)s?$/;
const MORE = /^(?:more|extra|additional|further)$/;

// "Globex still has to pay $500": what somebody does is no thing, wherever its verb stands.
const VERBS = /^(?:has|have|had|is|are|was|were|will|would|should|must|can|could|owes?|pays?|paid|wants?|needs?)$/;
const LONGEST_THING = 8;

/** Free text, as it was said. */
export const scanText: Scanner = (sentence, from, { slot }) => {
  const first = sentence.tokens[from];
  if (slot.noun === true && (first === undefined || !canNameThing(first.norm))) return [];
  const second = sentence.tokens[from + 1]?.norm ?? "";
  // "... an hour and travel for $310": the end of one line and the word that joins another to it.
  if (slot.joined === true && JOINS.has(second) && UNIT.test(first?.norm ?? "")) return [];
  // "2 more hours of consulting": how many there are, and no name of a thing.
  if (slot.joined === true && MORE.test(first?.norm ?? "") && UNIT.test(second)) return [];
  if (slot.joined === true && MORE.test(first?.norm ?? "") && /^(?:at|@|à|for)$/.test(second)) return [];
  if (slot.joined === true && UNIT.test(first?.norm ?? "") && MORE.test(second)) return [];
  if (slot.joined === true && NO_START.has(first?.norm ?? "")) return [];
  const candidates: Candidate[] = [];
  for (let length = 1; from + length <= sentence.tokens.length; length++) {
    if (slot.unbroken === true && sentence.tokens[from + length - 1]?.kind === "mark") break;
    if (slot.noun === true && VERBS.test(sentence.tokens[from + length - 1]?.norm ?? "")) break;
    if (slot.noun === true && (length > LONGEST_THING || sentence.tokens[from + length - 1]?.norm === "for")) break;
    if (sentence.tokens[from + length - 1]?.kind !== "mark")
      candidates.push({ length, value: said(sentence, from, length) });
  }
  return candidates;
};

function canNameThing(word: string): boolean {
  return /^\p{L}/u.test(word) && !NO_NOUN.has(word) && !/(?:ed|nt)$/.test(word);
}
