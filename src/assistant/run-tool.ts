import type { Tool, ToolResult } from "./define-tool.ts";
import type { Call } from "./language/interpretation.ts";
import type { ToolContext } from "./tool-context.ts";

/** Runs a tool with what somebody asked for; what does not fit its schema is told, and nothing was done. */
export async function runTool(tool: Tool, input: unknown, context: ToolContext): Promise<ToolResult> {
  const parsed = tool.input.safeParse(input);
  if (parsed.success) return tool.run(parsed.data, context);
  return { kind: "no", say: parsed.error.issues.map((issue) => issue.message).join(" ") };
}

/** Runs calls one after the other, in their order; a question has to be answered before what was said after it. */
export async function runAll(
  calls: readonly Call[],
  tools: readonly Tool[],
  context: ToolContext,
): Promise<readonly ToolResult[]> {
  const results: ToolResult[] = [];
  for (const { tool: name, input } of calls) {
    const tool = tools.find((one) => one.name === name);
    if (tool === undefined || results.at(-1)?.kind === "ask") break;
    results.push(await runTool(tool, input, context));
  }
  return results;
}
