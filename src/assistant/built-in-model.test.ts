import type { LanguageModelV4CallOptions, LanguageModelV4Prompt } from "@ai-sdk/provider";
import { describe, expect, it } from "vitest";

import { PurserError } from "#kernel/errors";
import { model, providerOptions, talk } from "#test/talk";
import { TOY_TOOLS } from "#test/toy-tools";

import { createBuiltInModel } from "./built-in-model.ts";

const user = (text: string): LanguageModelV4Prompt => [{ role: "user", content: [{ type: "text", text }] }];
const call = (options: Partial<LanguageModelV4CallOptions>) =>
  model.doGenerate({
    prompt: user("Show INV-1"),
    tools: TOY_TOOLS.map(({ name }) => ({ type: "function", name, inputSchema: {} })),
    providerOptions,
    ...options,
  });

describe("one call of the built-in model", () => {
  it("calls the tool that a sentence means, at no cost", async () => {
    const { content, finishReason, usage, warnings } = await call({});
    expect(content).toEqual([
      { type: "tool-call", toolCallId: expect.stringMatching(/^call_/), toolName: "show", input: '{"number":"INV-1"}' },
    ]);
    expect(finishReason).toEqual({ unified: "tool-calls", raw: undefined });
    expect([usage.inputTokens.total, usage.outputTokens.total, warnings]).toEqual([0, 0, []]);
  });

  it("calls no tool that it was not offered", async () => {
    const text = [{ type: "text", text: expect.stringMatching(/^I did not understand that/) }];
    expect((await call({ tools: [{ type: "function", name: "send", inputSchema: {} }] })).content).toEqual(text);
    expect((await call({ toolChoice: { type: "none" } })).content).toEqual(text);
    const { content, finishReason } = await model.doGenerate({ prompt: user("Show INV-1"), providerOptions });
    expect(content).toEqual(text);
    expect(finishReason.unified).toBe("stop");
  });

  it("asks about what is wrong, and keeps what it understood", async () => {
    const { content, finishReason } = await call({ prompt: user("Invoice Acme $5 for x due 31 February") });
    expect(finishReason.unified).toBe("stop");
    expect(content).toEqual([
      {
        type: "text",
        text: "31 February does not exist. When is it due?",
        providerMetadata: {
          purser: {
            pending: {
              tool: "invoice",
              input: { party: "Acme", amount: { amount: "5", currency: "USD" }, description: "x" },
              slot: "due",
            },
          },
        },
      },
    ]);
  });

  it("reads nothing without the date and the currency", async () => {
    for (const purser of [{}, { today: "tomorrow", currency: "USD" }, { today: "2026-11-25", currency: "XXX" }]) {
      const { content } = await call({ providerOptions: { purser } });
      expect(content).toEqual([{ type: "text", text: expect.stringMatching(/fault of ours/) }]);
    }
  });

  it.each<[string, LanguageModelV4Prompt]>([
    ["none", []],
    ["a system message", [{ role: "system", content: "Be kind." }]],
    ["an assistant's message", [{ role: "assistant", content: [{ type: "text", text: "hm" }] }]],
    ["no words", user("")],
    ["marks only", user("?!?")],
    ["a tool message with nothing in it", [{ role: "tool", content: [] }]],
    [
      "a result that is no tool's",
      [
        {
          role: "tool",
          content: [{ type: "tool-result", toolCallId: "1", toolName: "x", output: { type: "json", value: [1] } }],
        },
      ],
    ],
    [
      "a question about a call that is gone",
      [
        {
          role: "tool",
          content: [
            {
              type: "tool-result",
              toolCallId: "1",
              toolName: "x",
              output: { type: "json", value: { kind: "ask", slot: "a", question: "b" } },
            },
          ],
        },
      ],
    ],
    [
      "a pending question that is none",
      [
        { role: "assistant", content: [{ type: "text", text: "?", providerOptions: { purser: { pending: 7 } } }] },
        ...user("500"),
      ],
    ],
    [
      "a pending question of an unknown tool",
      [
        {
          role: "assistant",
          content: [
            { type: "text", text: "?", providerOptions: { purser: { pending: { tool: "x", input: {}, slot: "y" } } } },
          ],
        },
        ...user("500"),
      ],
    ],
    [
      "a file",
      [{ role: "user", content: [{ type: "file", mediaType: "image/png", data: { type: "data", data: "" } }] }],
    ],
  ])("answers an odd prompt in words: %s", async (_, prompt) => {
    const { content, finishReason } = await call({ prompt });
    expect(content).toEqual([expect.objectContaining({ type: "text", text: expect.stringMatching(/\w/) })]);
    expect(finishReason.unified).toBe("stop");
  });

  it("is refused at the start where a phrase is bad", () => {
    const bad = { name: "bad-tool", example: "x", phrases: ["do {what}"], slots: {} };
    expect(() => createBuiltInModel([...TOY_TOOLS, bad])).toThrow(PurserError);
    expect(() => createBuiltInModel([...TOY_TOOLS, bad])).toThrow(/"do \{what\}" of the tool "bad-tool"/);
  });
});

describe("what a tool came to", () => {
  const saying = async (result: unknown) => (await talk(["help"], () => result))[0];

  it("is said as the tool said it", async () => {
    expect(await saying({ kind: "answer", say: "Acme owes 5.00 USD.", card: null })).toBe("Acme owes 5.00 USD.");
    expect(await saying({ kind: "no", say: "There is no such invoice." })).toBe("There is no such invoice.");
    expect(await saying("plain words")).toBe("plain words");
  });

  it("is never the text of a bug", async () => {
    const [reply] = await talk(["help"], () => {
      throw new Error("secret at line 7");
    });
    expect(reply).toMatch(/^Something went wrong on our side/);
  });

  it("is a denial where it was denied", async () => {
    const output = { type: "execution-denied", reason: "not yours" } as const;
    const { content } = await call({
      prompt: [{ role: "tool", content: [{ type: "tool-result", toolCallId: "1", toolName: "show", output }] }],
    });
    expect(content).toEqual([{ type: "text", text: "That was not done: not yours." }]);
  });
});
