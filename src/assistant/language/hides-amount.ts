import type { LanguageContext } from "./language-context.ts";
import type { Reading } from "./reading.ts";
import { namesAnAmount } from "./slots/money.ts";
import { tokenize } from "./tokenize.ts";

const ADDS = new Set(["and", "plus", "&", "+", ","]);

/**
 * True where free text swallowed a second amount: "Invoice Acme $1,000 for design and $500 for hosting" is no invoice
 * of 1,000. "For the $300 deposit" is only words.
 */
export function hidesAmount(text: string, context: LanguageContext, { filled }: Reading): boolean {
  if (!filled.some(({ slot }) => slot.type === "money")) return false;
  const sentence = tokenize(text);
  return filled
    .filter(({ slot }) => slot.type === "text")
    .some(({ from, to }) =>
      sentence.tokens
        .slice(from, to - 1)
        .some(({ norm }, index) => ADDS.has(norm) && namesAnAmount(sentence, from + index + 1, context)),
    );
}
