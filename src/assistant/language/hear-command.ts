import { interpretPersonOnly, isOwnWords } from "./interpret.ts";
import type { Call, SlotProblem } from "./interpretation.ts";
import type { LanguageContext } from "./language-context.ts";
import type { Speakable } from "./speakable.ts";

/** What a person's own words command without any model; `none` where a model is to be asked. */
export type Command =
  | { readonly kind: "calls"; readonly calls: readonly Call[] }
  | SlotProblem
  | { readonly kind: "none" };

/** Hears what only a person may say: alone, or as a part of several requests, which then are all done without a model. */
export function hearCommand(text: string, tools: readonly Speakable[], context: LanguageContext): Command {
  const heard = interpretPersonOnly(text, tools, context);
  const own = (name: string): boolean => tools.some((tool) => tool.name === name && isOwnWords(tool));
  if (heard.kind === "problem") return own(heard.tool) ? heard : { kind: "none" };
  if (heard.kind === "unknown") return { kind: "none" };
  const calls = heard.kind === "call" ? [heard] : heard.calls;
  return calls.some(({ tool }) => own(tool)) ? { kind: "calls", calls } : { kind: "none" };
}
