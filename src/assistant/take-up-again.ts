import type { Reply } from "#chat/run-turn";
import type { TurnCall } from "#storage/turn-calls-store";

import { composePosts, toolsOwnWords } from "./compose-posts.ts";
import type { Tool, ToolResult } from "./define-tool.ts";
import { runTool } from "./run-tool.ts";
import type { Turn } from "./turn.ts";

const INTERRUPTED =
  "I was interrupted in the middle of this: that is what was done. If something is missing, say it again.";

/**
 * Ends a turn that was cut off after its model had acted. The calls that were made are made again with the input that
 * they had: the door knows their acts by their keys, so nothing is done twice, and the person sees what came of them.
 * No model is asked, for it might ask for something else now.
 */
export async function takeUpAgain(turn: Turn, calls: readonly TurnCall[], tools: readonly Tool[]): Promise<Reply> {
  const results: ToolResult[] = [];
  for (const { tool: name, input } of calls) {
    const tool = tools.find((one) => one.name === name && one.personOnly !== true);
    if (tool !== undefined) results.push(await runTool(tool, input, turn.context));
  }
  const text = toolsOwnWords(results);
  return {
    posts: composePosts(results, `${text} ${INTERRUPTED}`.trim()),
    said: [
      { role: "user", content: turn.event.text },
      { role: "assistant", content: text === "" ? INTERRUPTED : text },
    ],
  };
}
