import type { Tool, ToolResult } from "./define-tool.ts";

/** What a model's calls came to in a turn, in their order. Code renders the results, the model only comments. */
export interface Calls {
  readonly results: ToolResult[];
  /** The call whose result was the last. */
  last: { readonly tool: string; readonly input: unknown } | null;
  /** How often a call was made that had been made before. */
  repeats: number;
  failure: { readonly error: unknown } | null;
}

export const noCalls = (): Calls => ({ results: [], last: null, repeats: 0, failure: null });

/** Only a person's own words reach a tool that is for persons: no model is offered it. */
export function offeredTo(tools: readonly Tool[]): readonly Tool[] {
  return tools.filter((tool) => tool.personOnly !== true);
}

/** Runs a call and keeps what it came to. */
export async function keep(
  calls: Calls,
  tool: Tool,
  input: unknown,
  run: () => Promise<ToolResult>,
): Promise<ToolResult> {
  try {
    const result = await run();
    calls.results.push(result);
    calls.last = { tool: tool.name, input };
    return result;
  } catch (error) {
    // The SDK hands a tool's failure to the model as a result; a bug of ours is to be logged and told as one.
    calls.failure ??= { error };
    throw error;
  }
}

/** Buttons, files and ids are for the person's screen, not for the model. */
export function forModel(result: ToolResult): unknown {
  return result.kind === "answer" ? { kind: result.kind, say: result.say, card: result.card ?? null } : result;
}
