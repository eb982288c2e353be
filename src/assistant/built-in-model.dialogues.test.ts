import { generateText, isStepCount, streamText, ToolLoopAgent, type ModelMessage } from "ai";
import { describe, expect, it } from "vitest";

import { model, providerOptions, runToy, sdkTools, talk, type Run } from "#test/talk";

describe("a question and its answer", () => {
  it("completes the request over several turns", async () => {
    expect(await talk(["Invoice Acme Ltd", "it's $500 please", "for website design"])).toEqual([
      "The amount?",
      "The description?",
      'invoice {"party":"Acme Ltd","amount":{"amount":"500","currency":"USD"},"description":"website design"}',
    ]);
  });

  it("takes more with the answer", async () => {
    expect((await talk(["Invoice Acme", "500 EUR for a logo due friday"])).at(-1)).toBe(
      'invoice {"party":"Acme","description":"a logo","due":"2026-11-27","amount":{"amount":"500","currency":"EUR"}}',
    );
  });

  it("puts right what could not be", async () => {
    expect((await talk(["Invoice Acme $5 for x due 31 feb", "on 3 December"])).at(-1)).toBe(
      'invoice {"party":"Acme","amount":{"amount":"5","currency":"USD"},"description":"x","due":"2026-12-03"}',
    );
    expect((await talk(["Invoice Acme 2 x a at $5 for x 10 USD and 3 x b at $5 EUR", "6 EUR"])).at(-1)).toBe(
      'invoice {"party":"Acme","lines":[{"quantity":"2","description":"a","unitPrice":{"amount":"5","currency":"USD"}},' +
        '{"quantity":"3","description":"b","unitPrice":{"amount":"6","currency":"EUR"}}],"description":"x",' +
        '"amount":{"amount":"10","currency":"USD"}}',
    );
  });

  it("asks again for an answer that is none, or that cannot be", async () => {
    expect(await talk(["Invoice Acme for x", "a lot", "$5 EUR", "5"])).toEqual([
      "The amount?",
      "That does not answer the question. How much is it?",
      '"$5 EUR" names two currencies: which one is it?',
      'invoice {"party":"Acme","description":"x","amount":{"amount":"5","currency":"USD"}}',
    ]);
  });

  it("asks for the name again that an amount may have cut", async () => {
    expect(await talk(["Invoice Studio 54 500 EUR for x", "500 EUR", "Studio 54"])).toEqual([
      "Is it 54500 EUR or 500 EUR?",
      "The party?",
      'invoice {"description":"x","amount":{"amount":"500","currency":"EUR"},"party":"Studio 54"}',
    ]);
  });

  it("is dropped by another request, and by a never mind", async () => {
    expect(await talk(["Invoice Acme", "who owes me money", "$500"])).toEqual([
      "The amount?",
      'owed {"scope":"all"}',
      'I did not understand that. You could say "Help".',
    ]);
    for (const words of ["never mind", "Nevermind.", "cancel", "Stop!", "no, forget it please"]) {
      expect((await talk(["Invoice Acme", words])).at(-1)).toBe("All right, I have dropped that.");
    }
  });

  it("takes a text for an answer unless it is clearly another request", async () => {
    const asked = ["Invoice Acme $5"];
    expect((await talk([...asked, "help with the show room"])).at(-1)).toContain(
      '"description":"help with the show room"',
    );
    expect((await talk([...asked, "Two things.\nFirst a, then b"])).at(-1)).toContain("Two things.\\nFirst a, then b");
    expect((await talk([...asked, "help"])).at(-1)).toBe("help {}");
    expect((await talk([...asked, '"help"'])).at(-1)).toContain('"description":"help"');
    expect((await talk([...asked, "show INV-1"])).at(-1)).toBe('show {"number":"INV-1"}');
    expect((await talk([...asked, "Invoice Bob $7 for y"])).at(-1)).toContain('"party":"Bob"');
  });

  it("takes the one choice that fits", async () => {
    const run: Run = (_, input) =>
      input["party"] === "Acme"
        ? { kind: "ask", slot: "party", question: "Which Acme?", choices: ["Acme Ltd", "Acme Inc (Berlin)"] }
        : { kind: "answer", say: String(input["party"]) };
    const start = "what does Acme owe";
    expect((await talk([start, "berlin"], run)).at(-1)).toBe("Acme Inc (Berlin)");
    expect((await talk([start, "acme ltd"], run)).at(-1)).toBe("Acme Ltd");
    expect((await talk([start, "Acme"], run)).at(-1)).toBe("Which Acme?");
    expect((await talk([start, "Bob"], run)).at(-1)).toBe("Bob");
  });

  it("is not answered where its tool is no longer offered", async () => {
    let messages: ModelMessage[] = [{ role: "user", content: "Invoice Acme" }];
    const first = await generateText({
      model,
      messages,
      tools: sdkTools(runToy),
      stopWhen: isStepCount(4),
      providerOptions,
    });
    messages = [...messages, ...first.responseMessages, { role: "user", content: "$500" }];
    const second = await generateText({ model, messages, tools: sdkTools(runToy, ["help"]), providerOptions });
    expect(second.text).toMatch(/^I did not understand/);
    expect(second.toolCalls).toEqual([]);
  });
});

describe("inside the SDK", () => {
  it("keeps a question through storage in an agent that streams", async () => {
    const agent = new ToolLoopAgent({ model, tools: sdkTools(runToy), stopWhen: isStepCount(4), providerOptions });
    const messages: ModelMessage[] = [{ role: "user", content: "Invoice Acme for x" }];
    const first = await agent.stream({ messages });
    expect(await first.text).toBe("The amount?");
    const stored = JSON.parse(JSON.stringify([...messages, ...(await first.responseMessages)])) as ModelMessage[];
    expect(stored.at(-1)).toEqual({
      role: "assistant",
      content: [
        {
          type: "text",
          text: "The amount?",
          providerOptions: {
            purser: { pending: { tool: "invoice", input: { party: "Acme", description: "x" }, slot: "amount" } },
          },
        },
      ],
    });
    const second = await agent.generate({ messages: [...stored, { role: "user", content: "$500" }] });
    expect(second.text).toBe('invoice {"party":"Acme","description":"x","amount":{"amount":"500","currency":"USD"}}');
    expect(second.finishReason).toBe("stop");
  });

  it("streams a tool's call whole", async () => {
    const result = streamText({ model, prompt: "Show INV-1", tools: sdkTools(runToy), providerOptions });
    expect(await result.toolCalls).toMatchObject([{ toolName: "show", input: { number: "INV-1" } }]);
    expect(await result.finishReason).toBe("tool-calls");
  });
});
