/** An operation in words for people: its name is for code alone. */
export interface OperationWords {
  /** What somebody may do, or is to decide: "issue and send a document". */
  readonly todo: string;
  /** That it was done, once: "document issued". */
  readonly once: string;
  /** What stands after a number, where it was done more than once: "documents issued". */
  readonly many: string;
}

/** The words of the operation of that name. */
export type SayOperation = (name: string) => OperationWords;

/** Acts that are no operations: decisions about one. */
const DECISIONS: ReadonlyMap<string, OperationWords> = new Map([
  ["reject", { todo: "reject what waits", once: "rejected", many: "rejections" }],
  ["decide", { todo: "decide what waits", once: "decided", many: "decisions" }],
]);

/** For acts whose operation is not here any more. */
const UNKNOWN: OperationWords = { todo: "do that", once: "something done", many: "things done" };

export function sayOperations(
  operations: ReadonlyMap<string, { readonly name: string; readonly said: OperationWords }>,
): SayOperation {
  return (name) => operations.get(name)?.said ?? DECISIONS.get(name) ?? UNKNOWN;
}

/** Whether words fit into the sentences that are made with them: what is wrong, or null. */
export function problemWithWords(name: string, words: OperationWords): string | null {
  for (const text of [words.todo, words.once, words.many]) {
    if (!/^\p{Ll}.*[^\s.!?]$/u.test(text)) return `"${text}" is not the middle of a sentence`;
    if (text.includes("-") && text.includes(name)) return `"${text}" has the operation's name in it`;
  }
  return null;
}
