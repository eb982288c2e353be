/** A document's content as it can be compared: decimals as text, dates ISO 8601. */
export interface DocumentFacts {
  readonly party: string;
  readonly currency: string;
  readonly lines: readonly {
    readonly quantity: string;
    readonly description: string;
    readonly unitPrice: string;
    readonly taxPercent: string | null;
    readonly discountPercent: string | null;
  }[];
  readonly issueDate: string;
  readonly due: string | null;
  readonly taxIncluded: boolean;
  readonly discountPercent: string | null;
  readonly reference: string | null;
}

/** One row of `acts`, in facts that do not depend on which tool or operation made it. */
export interface Deed {
  readonly operation: string;
  readonly effect: string;
  readonly outcome: "performed" | "awaiting" | "refused";
  /** The id of what it is about. */
  readonly subject: string | null;
  readonly input: Readonly<Record<string, unknown>>;
  readonly result: Readonly<Record<string, unknown>>;
  /** The party of its input or of its document, by name. */
  readonly party: string | null;
  /** The document that it is about, as it is or as it would be. */
  readonly document: {
    readonly id: string | null;
    readonly number: string | null;
    readonly facts: DocumentFacts;
  } | null;
  /** The numbers of the documents that its input names. */
  readonly numbers: readonly string[];
  readonly approval: { readonly code: string; readonly status: string; readonly reason: string | null } | null;
}

/** One call of a tool. */
export interface ToolCall {
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly result: "answer" | "ask" | "no" | "threw";
  readonly say: string;
  /** The slot that a question is about. */
  readonly slot: string | null;
}

/** All that a case's last message came to. */
export interface Observed {
  readonly calls: readonly ToolCall[];
  readonly deeds: readonly Deed[];
  /** The question that stands at the end of it; `slot` is null where it was asked in free words. */
  readonly asked: { readonly slot: string | null } | null;
  readonly text: string;
  /** What stood before the message: what a correction is about. */
  readonly before: Before;
}

export interface Before {
  /** The newest document that the messages before it made or showed, else none. */
  readonly document: Deed["document"];
  /** The subject of the last act of the messages before it. */
  readonly lastSubject: string | null;
  /** Documents by the code under which they wait. */
  readonly byCode: ReadonlyMap<string, Deed["document"]>;
  readonly byNumber: ReadonlyMap<string, Deed["document"]>;
  /** Open amounts by number, as decimal text with the currency. */
  readonly open: ReadonlyMap<string, { readonly amount: string; readonly currency: string; readonly party: string }>;
  /** Customers by name, with their terms in days. */
  readonly terms: ReadonlyMap<string, number | null>;
}
