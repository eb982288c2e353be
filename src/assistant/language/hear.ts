import { interpret } from "./interpret.ts";
import type { LanguageContext } from "./language-context.ts";
import type { ToolInput } from "./reading.ts";
import type { Speakable } from "./speakable.ts";

/** The tool that a text clearly calls, with its input; null where it calls none, or where something in it is wrong. */
export function hear<T extends Speakable>(
  text: string,
  tools: readonly T[],
  context: LanguageContext,
): { readonly tool: T; readonly input: ToolInput } | null {
  const heard = interpret(text, tools, context);
  const tool = heard.kind === "call" ? tools.find(({ name }) => name === heard.tool) : undefined;
  return heard.kind === "call" && tool !== undefined ? { tool, input: heard.input } : null;
}
