import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { prepareHome } from "#test/prepare-home";
import { badKey, type ProviderStandIn, providerStandIn } from "#test/provider-stand-in";
import { type Running, runPurser, startPurser } from "#test/start-purser";
import { temporaryFolder } from "#test/temporary-folder";

const home = join(temporaryFolder(), "home");
const WORDS = "bill Acme Ltd 2500 dollars for a website, two weeks to pay";

let provider: ProviderStandIn;
let env: Record<string, string>;
let purser: Running;

beforeAll(async () => {
  [provider] = await Promise.all([providerStandIn(), prepareHome(home)]);
  env = { ANTHROPIC_API_KEY: provider.key, ANTHROPIC_BASE_URL: provider.url, PURSER_BUSINESS: "Purple Studio" };
});
afterAll(async () => {
  await purser.kill("SIGKILL");
  await provider.close();
});

const start = (): Running => startPurser({ home, env, flags: ["--today", "2026-11-23"] });

// One story: the process dies between what was done and its being told.
describe("a process with a key", () => {
  it("is killed while Claude thinks about what a tool did", async () => {
    const input = {
      party: "Acme Ltd",
      amount: { amount: "2500", currency: "USD" },
      description: "a website",
      due: "2026-12-07",
    };
    provider.mock.on(
      { userMessage: "bill Acme", hasToolResult: false },
      { toolCalls: [{ name: "create-invoice", arguments: JSON.stringify(input) }] },
    );
    const asked = new Promise<void>((resolve) => {
      // The first request is the mock's; the second, with the tool's result, is never answered.
      provider.next(null, () => resolve());
    });
    purser = start();
    const answer = purser.say(WORDS).catch(() => "no answer");
    await asked;
    await purser.kill("SIGKILL");
    expect(await answer).toBe("no answer");
  });

  it("shows at its next start what was done, once, and asks nobody about it", async () => {
    provider.forget();
    provider.mock.onMessage("hello", { content: "Hello! What can I do for you?" });
    purser = start();
    expect((await purser.say("hello")).text).toBe("Hello! What can I do for you?");
    const told = purser.unasked.flatMap((reply) => [reply, ...reply.also]);
    expect(told.filter(({ text }) => text.includes("I was interrupted in the middle of this"))).toHaveLength(1);
    expect(told.flatMap(({ card }) => (card === null ? [] : [card.title]))).toEqual([
      "Issue and send invoice to Acme Ltd: 2,500.00 USD",
    ]);
    expect(provider.asked.map(({ text }) => text.includes("hello"))).toEqual([true]);
    const status = await runPurser(["status"], { home, env });
    expect(status.output).toContain("Waiting       1 for a person");
    expect(status.output).toMatch(/Model {9}claude-sonnet-5-5, last answered/);
  });

  it("writes the key nowhere, also when it is refused", async () => {
    provider.forget();
    provider.next(badKey(provider.key));
    expect((await purser.say("hello")).text).toContain("Claude did not accept the key");
    const status = await runPurser(["status"], { home, env });
    const ended = await purser.close();
    expect(status.output).toContain("last failure: Claude did not accept the key (401)");
    const written = readdirSync(home, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    expect(written.length).toBeGreaterThan(10);
    expect(written.filter((path) => readFileSync(path).includes(provider.key))).toEqual([]);
    expect(
      [status.output, status.errors, ended.output, ended.errors].filter((text) => text.includes(provider.key)),
    ).toEqual([]);
    expect(ended.errors).toBe("");
  });
});
