import { generateText, isStepCount, jsonSchema, tool, type ModelMessage, type ToolSet } from "ai";

import { createBuiltInModel } from "#assistant/built-in-model";

import { TOY_TOOLS } from "./toy-tools.ts";

export const providerOptions = {
  purser: { today: "2026-11-25", currency: "USD", zone: "Europe/Berlin" },
};
export const model = createBuiltInModel(TOY_TOOLS);

/** What a toy tool comes to. */
export type Run = (name: string, input: Record<string, unknown>) => unknown;

/** Asks for what an invoice lacks, and otherwise says what it was called with. */
export const runToy: Run = (name, input) => {
  const missing =
    name === "invoice" ? ["party", "amount", "description"].find((field) => input[field] === undefined) : undefined;
  if (missing !== undefined) return { kind: "ask", slot: missing, question: `The ${missing}?` };
  return { kind: "answer", say: `${name} ${JSON.stringify(input)}`, card: null };
};

/** The toy tools as the SDK calls them. */
export const sdkTools = (run: Run, names = TOY_TOOLS.map(({ name }) => name)): ToolSet =>
  Object.fromEntries(
    names.map((name) => [
      name,
      tool({
        inputSchema: jsonSchema<Record<string, unknown>>({ type: "object" }),
        execute: async (input) => run(name, input),
      }),
    ]),
  );

/** Says each line in turn; between the turns the messages go through storage. */
export async function talk(lines: readonly string[], run: Run = runToy, tools = sdkTools(run)): Promise<string[]> {
  let messages: ModelMessage[] = [];
  const replies: string[] = [];
  for (const line of lines) {
    messages.push({ role: "user", content: line });
    const result = await generateText({ model, messages, tools, stopWhen: isStepCount(4), providerOptions });
    replies.push(result.text);
    messages = JSON.parse(JSON.stringify([...messages, ...result.responseMessages])) as ModelMessage[];
  }
  return replies;
}
