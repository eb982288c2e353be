import { fillPath } from "#assistant/language/fill-path";
import type { Call } from "#assistant/language/interpretation";
import type { LanguageContext } from "#assistant/language/language-context";
import type { PendingQuestion } from "#assistant/language/pending-question";
import type { Slot, SlotType } from "#assistant/language/phrase";
import type { Speakable } from "#assistant/language/speakable";
import { normalWord } from "#assistant/language/tokenize";

import { EMPTY_WORDS } from "./empty-words.ts";
import type { Gist } from "./gist.ts";
import { readGist } from "./read-gist.ts";
import { gistOf } from "./sentence-gist.ts";
import { repaired } from "./self-repair.ts";

const KIND: Readonly<Partial<Record<SlotType, string>>> = {
  money: "PRICE",
  date: "WHEN",
  days: "TERM",
  quantity: "COUNT",
  percent: "(?:<percent\\d+>|<(?:count|sum)\\d+>)",
  number: "NUMBER",
  code: "CODE",
  email: "EMAIL",
};

const ABOUT_IT =
  "give gives gave them him her customer's came comes come totals total's altogether they shall pay paid settle settled it until agreed agree settled fixed on we i have nicely fine good perfect lovely great that'll thatll itll think make made say lets lot people folks guys ones one shall works will would should would've wouldve suits suit thanks due payable by until sorry date amount price number each only total invoice bill customer client company name called job work's mean meant put use go was then in all described as description reads read";

/**
 * Reads an answer by what it holds: one value of the kind that was asked for, with words about it that say nothing, or
 * for free text the one piece that is left of it. Other things of the tool may be said with it.
 */
export function answerLoosely(
  text: string,
  pending: PendingQuestion,
  { tool, slot }: { readonly tool: Speakable; readonly slot: Slot },
  context: LanguageContext,
): Call | undefined {
  const meant = repaired(text, { ...context, names: [...(context.names ?? []), ...(pending.choices ?? [])] });
  const names = (pending.choices ?? []).filter((choice) => !choice.startsWith("new:"));
  const one = slot.type === "name" ? choiceBy(meant, names) : undefined;
  if (one !== undefined) return { kind: "call", tool: tool.name, input: fillPath(pending.input, pending.slot, one) };
  const gist = gistOf(meant, { ...context, names: names.length > 0 ? names : context.names });
  if (gist === undefined) return undefined;
  const kind = KIND[slot.type];
  const isFree = kind === undefined && slot.type !== "name";
  const asked: Gist = {
    cues: ["\\S+"],
    rules: [
      ...(isFree
        ? []
        : [
            {
              say: `(?:(?:lets|make|its|it|is|thats|was|be|by|on|due|for|to|until|at|say|the|around|should|would|shall) )*@answer:${kind ?? "NAME"}`,
            },
          ]),
      "(?:[,;–—-] )?(?:it|that|this) (?:was|is|were)(?: for)?(?= (?:[.,!]|$))",
      "(?:will|would|should|ll|itll|thatll|that will|it will) (?:do|be|work|suit)(?: (?:nicely|fine|good|great|lovely|perfectly|ok|okay|for (?:me|us|them)))*",
      "(?:oh|ah|sorry|apologies|right|yes|yeah|of course|my (?:bad|mistake)|i (?:forgot|meant|mean)(?: to say)?|should have said)",
    ],
    words: `${ABOUT_IT} ${names.join(" ").toLowerCase()}`,
    ...(isFree || slot.type === "name" ? { rest: "answer" } : {}),
  };
  const asking = { ...tool, reads: false, slots: { ...tool.slots, answer: slot }, gist: asked };
  const reading = readGist(asking, gist, context);
  if (reading === undefined || reading.left.length > 0 || reading.result.kind !== "call") return undefined;
  const { answer } = reading.result.input;
  if (answer === undefined || isNoName(slot, answer)) return undefined;
  return { kind: "call", tool: tool.name, input: fillPath(pending.input, pending.slot, answer) };
}

const MOST_WORDS_OF_A_NAME = 6;

function isNoName({ type }: Slot, answer: unknown): boolean {
  return type === "name" && String(answer).split(/\s+/u).length > MOST_WORDS_OF_A_NAME;
}

const EMPTY = new Set(ABOUT_IT.split(" "));

/** "I mean the Labs, not the Ltd": the one choice that has a word of the answer, where all its other words are empty. */
function choiceBy(text: string, choices: readonly string[]): string | undefined {
  const plain = (words: string): string[] => normalWord(words).match(/[\p{L}\p{N}]+/gu) ?? [];
  const said = plain(text.replace(/[,;]?\s*(?:and\s+)?not\s+(?:the\s+)?\S+(?:\s+\S+)?[.!]*\s*$/iu, "")).filter(
    (word) => !EMPTY_WORDS.has(word) && !EMPTY.has(word),
  );
  const fitting = choices.filter((choice) => said.length > 0 && said.every((word) => plain(choice).includes(word)));
  return fitting.length === 1 ? fitting[0] : undefined;
}
