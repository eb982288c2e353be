import { card } from "#cards/card";
import type { FigureMeaning } from "#domain/figure-meanings";

import type { Answer } from "../define-tool.ts";

/** What a figure means and how it is worked out. */
export function sayMeaning({ name, means, formulas }: FigureMeaning): Answer {
  return { kind: "answer", say: means, card: card({ title: `How it is worked out: ${name}`, notes: formulas }) };
}
