import { interpretPersonOnly } from "./interpret.ts";
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
  if (heard.kind === "problem") return heard;
  if (heard.kind === "unknown") return { kind: "none" };
  return { kind: "calls", calls: heard.kind === "call" ? [heard] : heard.calls };
}
