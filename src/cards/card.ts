/**
 * A card is plain, neutral data: what a person sees before deciding, or after something was done. Each adapter draws
 * it in its platform's own manner. Every string in it is text to be shown, never markup.
 */
export interface Card {
  readonly title: string;
  readonly tone: Tone;
  /** Short facts, each a label with a value: "To: Acme Ltd". */
  readonly fields: readonly Field[];
  readonly tables: readonly Table[];
  /** Whole sentences under the facts: the rules that stopped it, what happens next. */
  readonly notes: readonly string[];
}

/** `attention` waits for a person; `done` has happened; `plain` informs; `refused` did not happen. */
export type Tone = "attention" | "done" | "plain" | "refused";

export interface Field {
  readonly label: string;
  readonly value: string;
}

export interface Table {
  readonly columns: readonly { readonly label: string; readonly align: "left" | "right" }[];
  readonly rows: readonly (readonly string[])[];
}

/** A card with the parts that were not given left empty. */
export function card(parts: Pick<Card, "title"> & Partial<Card>): Card {
  return { tone: "plain", fields: [], tables: [], notes: [], ...parts };
}
