import { type Schema, tool as sdkTool, type ToolSet, zodSchema } from "ai";

import { canonicalJson } from "#kernel/canonical-json";

import type { Tool, ToolResult } from "./define-tool.ts";
import { fence } from "./fence.ts";
import { runTool } from "./run-tool.ts";
import type { ToolContext } from "./tool-context.ts";

export interface Offered {
  readonly tool: Tool;
  /** Keeps what the SDK tells a model of it, which takes long to work out. */
  readonly schema: Schema;
}

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
export function offeredTo(tools: readonly Tool[]): readonly Offered[] {
  return tools.filter((tool) => tool.personOnly !== true).map((tool) => ({ tool, schema: zodSchema(tool.input) }));
}

/** The tools as the built-in model calls them: what each returns is read by code. */
export function toolsForBuiltIn(offered: readonly Offered[], context: ToolContext, calls: Calls): ToolSet {
  return toolSet(offered, ({ tool, schema }) =>
    sdkTool({
      description: tool.description,
      inputSchema: schema,
      execute: async (input: unknown) => forModel(await keep(calls, tool, input, () => runTool(tool, input, context))),
    }),
  );
}

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
  offered: readonly Offered[],
  context: ToolContext,
  calls: Calls,
  asked: readonly unknown[],
  note: (tool: string, input: unknown) => Promise<void>,
): ToolSet {
  /** What was made, and how much had been asked for by its end: what only looked may look again at what has changed. */
  const made = new Map<string, number | "acted">();
  const last = offered.at(-1);
  return toolSet(offered, (one) => {
    const { tool, schema } = one;
    return sdkTool({
      description: tool.description,
      inputSchema: schema,
      // The tools stand before everything else in a request, so that the last of them ends what can be cached of it.
      ...(one === last ? { providerOptions: { anthropic: { cacheControl: { type: "ephemeral" } } } } : {}),
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
  });
}

function toolSet(offered: readonly Offered[], make: (one: Offered) => ToolSet[string]): ToolSet {
  return Object.fromEntries(offered.map((one) => [one.tool.name, make(one)]));
}

async function keep(calls: Calls, tool: Tool, input: unknown, run: () => Promise<ToolResult>): Promise<ToolResult> {
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
function forModel(result: ToolResult): unknown {
  return result.kind === "answer" ? { kind: result.kind, say: result.say, card: result.card ?? null } : result;
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
