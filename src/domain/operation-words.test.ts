import { expect, it } from "vitest";

import { problemWithWords, sayOperations } from "./operation-words.ts";

const WORDS = { todo: "void a document", once: "document voided", many: "documents voided" };

it("says an operation, a decision, and what nobody knows any more, and never a name", () => {
  const said = sayOperations(new Map([["void-document", { name: "void-document", said: WORDS }]]));
  expect(said("void-document")).toBe(WORDS);
  expect(said("reject").once).toBe("rejected");
  expect(said("gone-long-ago")).toEqual({ todo: "do that", once: "something done", many: "things done" });
});

it.each([
  [WORDS, null],
  [{ ...WORDS, todo: "Void a document." }, '"Void a document." is not the middle of a sentence'],
  [{ ...WORDS, once: "" }, '"" is not the middle of a sentence'],
  [{ ...WORDS, many: "void-documents" }, '"void-documents" has the operation\'s name in it'],
])("looks at the words %j", (words, problem) => {
  expect(problemWithWords("void-document", words)).toBe(problem);
});
