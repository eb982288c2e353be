import type { Business } from "#domain/business";

import type { Described } from "./described.ts";
import { readBankWords } from "./read-bank-words.ts";
import { readDescription } from "./read-description.ts";
import type { Topic } from "./topics.ts";

const NOT_REGISTERED =
  /^(?:no|nope|none|not|i'?m not|we'?re not|we are not|i am not)(?:\s+(?:registered|yet|any|one|at the moment))*[.!]?$/iu;

/** What an answer to one question says: the thing that was asked, and whatever else is told with it. */
export function answerOf(said: string, topic: Topic, { currency }: Business): Described {
  const read = readDescription(said, currency, topic);
  if (topic === "name" || read.problems.length > 0 || said.trim() === "") {
    const problem = topic === "name" && read.name === undefined && read.problems.length === 0;
    return problem
      ? { ...read, unread: [], problems: [`"${said.trim().slice(0, 60)}" does not look like a name.`] }
      : read;
  }
  const none = { problems: [], notes: [], unread: [] };
  if (topic === "address" && read.address === undefined) {
    // What stands in an answer about an address is the address, but for what has a form of its own.
    const lines =
      read.unread.length === 0
        ? ""
        : said
            .split(/[,;\n]/)
            .map((line) => line.trim())
            .filter(Boolean)
            .join("\n");
    return lines === "" || Object.keys(read).length > 3 ? read : { ...none, address: lines };
  }
  if (topic === "bank" && read.bank === undefined) {
    const bank = readBankWords(said);
    return bank.ok ? { ...none, bank: bank.value } : { ...read, unread: [], problems: [bank.problem] };
  }
  if (topic === "tax" && read.taxIds === undefined && read.tax === undefined) {
    if (NOT_REGISTERED.test(said.trim())) return { ...none, tax: { kind: "none", label: "VAT" } };
    const number = /^(?:it'?s\s+|it\s+is\s+)?((?=.*\d)[\p{L}\d][\p{L}\d ./-]{3,30})$/iu.exec(said.trim())?.[1];
    if (number !== undefined) return { ...none, taxIds: [{ label: "TAX", value: number }] };
    return { ...read, unread: [], problems: [`I see no tax number in "${said.trim().slice(0, 60)}".`] };
  }
  return read;
}
