import { type Schema, tool as sdkTool, type ToolSet, zodSchema } from "ai";

import { canonicalJson } from "#kernel/canonical-json";

import type { Tool } from "./define-tool.ts";
import { fence } from "./fence.ts";
import { type Calls, forModel, keep } from "./offer-tools.ts";
import { runTool } from "./run-tool.ts";
import type { ToolContext } from "./tool-context.ts";

const AGAIN =
  "You made this very call before in this turn, and its result stands above. Nothing was done again. Go on, or answer.";

/**
 * The tools as a provider's model calls them: each call is written down before it runs, the same call is run once in a
 * turn, and what comes back is fenced as data.
 *
 * @param asked what was asked for at the door so far
 * @param note writes a call down
 */
export function toolsForProvider(
  offered: readonly Tool[],
  context: ToolContext,
  calls: Calls,
  asked: readonly unknown[],
  note: (tool: string, input: unknown) => Promise<void>,
): ToolSet {
  /** What was made, and how much had been asked for by its end: what only looked may look again at what has changed. */
  const made = new Map<string, number | "acted">();
  const last = offered.at(-1);
  const toolFor = (tool: Tool): ToolSet[string] =>
    sdkTool({
      description: tool.description,
      inputSchema: schemaOf(tool),
      // The tools stand before everything else in a request, so that the last of them ends what can be cached of it.
      ...(tool === last ? { providerOptions: { anthropic: { cacheControl: { type: "ephemeral" } } } } : {}),
      execute: async (input: unknown) => {
        const call = `${tool.name} ${canonicalJson(plain(input))}`;
        const before = made.get(call);
        if (before === "acted" || before === asked.length) {
          calls.repeats += 1;
          return { kind: "no", say: AGAIN };
        }
        const asking = asked.length;
        const result = await keep(calls, tool, input, async () => {
          await note(tool.name, input);
          return runTool(tool, input, context);
        });
        made.set(call, asked.length === asking ? asking : "acted");
        return forModel(result);
      },
      toModelOutput: ({ output }: { output: unknown }) => ({ type: "text" as const, value: fence(output) }),
    });
  return Object.fromEntries(offered.map((tool) => [tool.name, toolFor(tool)]));
}

/** What the SDK tells a model of a tool takes long to work out, and never changes. */
const schemas = new WeakMap<Tool, Schema>();

function schemaOf(tool: Tool): Schema {
  const schema = schemas.get(tool) ?? zodSchema(tool.input);
  schemas.set(tool, schema);
  return schema;
}

/** An input without what makes no difference: "500" and "500.00", "Acme" and " acme", null and left out. */
function plain(value: unknown): unknown {
  if (typeof value === "string") {
    const said = value.trim().toLowerCase().replaceAll(/\s+/g, " ");
    return /^-?\d+\.\d+$/.test(said) ? said.replace(/\.?0+$/, "") : said;
  }
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null && member !== undefined && member !== "")
      .map(([key, member]) => [key, plain(member)]),
  );
}
