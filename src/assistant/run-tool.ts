import type { Tool, ToolResult } from "./define-tool.ts";
import type { ToolContext } from "./tool-context.ts";

/** Runs a tool with what somebody asked for; what does not fit its schema is told, and nothing was done. */
export async function runTool(tool: Tool, input: unknown, context: ToolContext): Promise<ToolResult> {
  const parsed = tool.input.safeParse(input);
  if (parsed.success) return tool.run(parsed.data, context);
  return { kind: "no", say: parsed.error.issues.map((issue) => issue.message).join(" ") };
}
