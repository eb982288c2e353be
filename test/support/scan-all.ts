import type { LanguageContext } from "#assistant/language/language-context";
import type { Slot } from "#assistant/language/phrase";
import { SCANNERS } from "#assistant/language/slots/scanners";
import { tokenize } from "#assistant/language/tokenize";

/** What a slot makes of a whole text: its values and problems, without the readings of only a part of it. */
export function scanAll(text: string, slot: Slot, context: LanguageContext, answering = false): readonly unknown[] {
  const sentence = tokenize(text);
  return SCANNERS[slot.type](sentence, 0, { ...context, slot, answering })
    .filter(({ length }) => length === sentence.tokens.length)
    .map((candidate) => ("problem" in candidate ? { problem: candidate.problem } : candidate.value));
}
