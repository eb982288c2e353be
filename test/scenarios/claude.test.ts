import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";

import type { Logger } from "#kernel/logger";
import { modelDay, modelState } from "#storage/model-store";
import { EMBEDDED } from "#test/databases";
import { type DeskWithModel, deskWithModel } from "#test/desk-with-model";
import { issueInvoice } from "#test/lies-world";
import { manualClock, type ManualClock } from "#test/manual-clock";
import * as tricks from "#test/provider-stand-in";
import { expectPlainWords } from "#test/plain-words";
import { useOffice } from "#test/use-office";

const office = useOffice(EMBEDDED);
const WITHOUT = "so I answered without it.";
const OWED = "You are owed: 1,200.00 USD on 1 invoice, 1,200.00 USD of it overdue.";
const TODAY = Temporal.PlainDate.from("2026-11-23");

const USAGE = { input_tokens: 700, output_tokens: 30 };

let provider: tricks.ProviderStandIn;
let desk: DeskWithModel;
let clock: ManualClock;
let waits: number[];
let logged: unknown[];
let conversations = 0;

const log =
  (level: string) =>
  (event: string, fields: Record<string, unknown> = {}): void =>
    void logged.push({ level, event, ...fields });
const logger: Logger = { info: log("info"), error: log("error") };

beforeAll(async () => {
  provider = await tricks.providerStandIn();
  await issueInvoice(office(), { party: "Globex", amount: "1200.00", issued: "2026-10-12", due: "2026-11-11" });
});
afterAll(() => provider.close());

beforeEach(async () => {
  [waits, logged, clock] = [[], [], manualClock()];
  conversations += 1;
  // A provider of its own for each test: nothing of an earlier failure is remembered.
  desk = await freshDesk();
});
afterEach(() => provider.forget());

function freshDesk(more: { readonly dailyTokens?: number } = {}): Promise<DeskWithModel> {
  return deskWithModel(office(), {
    clock,
    logger,
    sleep: async (ms) => void waits.push(ms),
    patience: { callMs: 400, turnMs: 60_000, retries: 2, waitMs: 8_000 },
    ...more,
  });
}

async function say(text: string, as = "Ana"): Promise<string> {
  const reply = await desk.say(text, { model: await provider.claude(), as, conversation: `c${conversations}:${as}` });
  expectPlainWords(reply.text);
  return reply.text;
}

/** The mock calls a tool, and after its result says something. */
function script(about: string, tool: string, input: object, words: string): void {
  provider.mock.on(
    { userMessage: about, hasToolResult: false },
    { toolCalls: [{ name: tool, arguments: JSON.stringify(input) }], usage: USAGE },
  );
  provider.mock.on({ userMessage: about, hasToolResult: true }, { content: words, usage: USAGE });
}

interface Request {
  readonly tools: readonly { readonly name: string; readonly cache_control?: unknown }[];
  readonly system: readonly { readonly text: string; readonly cache_control?: unknown }[];
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
  readonly max_tokens: number;
  readonly temperature?: number;
}
const requests = (): Request[] => provider.asked.map(({ text }) => JSON.parse(text) as Request);

describe("with a key Claude answers, by the same tools", () => {
  it("runs the tool it asks for, and shows its words over the tool's card", async () => {
    script("who owes", "who-owes", {}, "Globex owes you 1,200.00 USD, all of it overdue.");
    const before = await modelDay(office().database.reads, TODAY);
    const reply = await desk.say("who owes me money?", { model: await provider.claude() });
    expect(reply.text).toBe("Globex owes you 1,200.00 USD, all of it overdue.");
    expect(reply.posts[0]?.card?.title).toBe("Owed to you as of 23 Nov 2026");
    const after = await modelDay(office().database.reads, TODAY);
    expect(after.turns - before.turns).toBe(1);
    // Two calls of 700 and 30 tokens.
    expect([after.inputTokens - before.inputTokens, after.outputTokens - before.outputTokens]).toEqual([1_400n, 60n]);
    expect(await modelState(office().database.reads)).toMatchObject({ model: "script", restsUntil: null });
  });

  it("sends what can be cached marked so, few tokens to answer with, and no tool that is a person's own", async () => {
    script("who owes", "who-owes", {}, "Here it is.");
    await say("who owes me money?");
    const [first, second] = requests();
    const names = first?.tools.map(({ name }) => name) ?? [];
    expect(names).toEqual(expect.arrayContaining(["create-invoice", "record-payment", "who-owes"]));
    expect(
      names.filter((name) => ["decide-approval", "press-button", "set-business", "add-member"].includes(name)),
    ).toEqual([]);
    expect(first?.tools.filter((tool) => tool.cache_control !== undefined)).toEqual([
      expect.objectContaining({ name: names.at(-1), cache_control: { type: "ephemeral" } }),
    ]);
    expect(first?.system).toEqual([expect.objectContaining({ cache_control: { type: "ephemeral" } })]);
    expect(first?.max_tokens).toBe(4_096);
    expect(first?.temperature).toBeUndefined();
    expect(JSON.stringify(second?.messages.at(-1))).toContain("<data>");
  });

  it("keeps the key in its header, and other conversations out", async () => {
    await desk.say("the alarm code is 7731", { model: null, as: "Ben", conversation: "private:Ben" });
    script("who owes", "who-owes", {}, "Here it is.");
    await say("who owes me money?");
    expect(provider.asked).toHaveLength(2);
    for (const { headers, text } of provider.asked) {
      expect(headers["x-api-key"]).toBe(provider.key);
      expect(text).not.toContain(provider.key);
      expect(text).not.toContain("7731");
      expect(text).not.toContain(office().home);
    }
  });

  it("goes on with a conversation, whoever answered before", async () => {
    await desk.say("invoice Globex for hosting", { model: null, conversation: `c${conversations}:Ana` });
    provider.mock.onMessage("90", { content: "One moment." });
    await say("90 dollars, due 1 December");
    const [request] = requests();
    expect(request?.messages.map(({ role }) => role)).toEqual(["user", "assistant", "user", "assistant", "user"]);
  });
});

describe("where Claude fails, the built-in model ends the turn and says so", () => {
  it.each([
    [
      "an overload",
      [tricks.overloaded(), tricks.overloaded(), tricks.overloaded()],
      "Claude has too much to do just now",
      [1_000, 2_000],
    ],
    ["a limit that asks for two minutes", [tricks.rateLimited("120")], "Claude has too much to do just now", []],
    [
      "an error of the server",
      [tricks.broken, tricks.broken, tricks.broken],
      "Claude could not be reached",
      [1_000, 2_000],
    ],
    ["a cut answer", [tricks.cut, tricks.cut, tricks.cut], "Claude's answer could not be read", [1_000, 2_000]],
    ["a page in HTML", [tricks.html], "Claude's answer could not be read", []],
    ["another API's JSON", [tricks.otherSchema], "Claude's answer could not be read", []],
    ["ten megabytes", [tricks.huge], "Claude's answer could not be read", []],
    ["an answer that never comes", [tricks.never], "Claude did not answer in time", []],
    [
      "a redirect, which would take the key elsewhere",
      [tricks.elsewhere, tricks.elsewhere, tricks.elsewhere],
      "Claude could not be reached",
      [1_000, 2_000],
    ],
    ["an answer with nothing in it", [tricks.nothing], "Claude came to no answer", []],
  ])("%s", async (_, answers, why, waited) => {
    provider.next(...answers);
    expect(await say("who owes me money?")).toBe(`${OWED} ${why}, ${WITHOUT}`);
    expect(waits).toEqual(waited);
    expect(provider.asked).toHaveLength(answers.length);
  });

  it("asks again after an overload, as late as it is told to", async () => {
    script("who owes", "who-owes", {}, "Globex owes you 1,200.00 USD.");
    provider.next(tricks.overloaded("3"));
    expect(await say("who owes me money?")).toBe("Globex owes you 1,200.00 USD.");
    expect(waits).toEqual([3_000]);
  });

  it("tells the owner once what is wrong with the key, and nobody else", async () => {
    provider.next(tricks.badKey(provider.key));
    expect(await say("who owes me money?", "Ben")).toBe(`${OWED} Claude did not accept the key, ${WITHOUT}`);
    const [first, second] = [await say("who owes me money?"), await say("who owes me money?")];
    expect(first).toContain("Put a key that Anthropic accepts into ANTHROPIC_API_KEY and start Purser again");
    expect(second).toBe(`${OWED} Claude has failed lately and is left alone for a while, ${WITHOUT}`);
    expect(provider.asked).toHaveLength(1);
    expect(await modelState(office().database.reads)).toMatchObject({ failure: "Claude did not accept the key (401)" });
  });

  it("names the setting where there is no such model", async () => {
    provider.next(tricks.noSuchModel);
    expect(await say("who owes me money?")).toContain("PURSER_MODEL");
  });

  it("leaves no trace of the key, nor of what the provider said", async () => {
    provider.next(tricks.badKey(provider.key));
    const reply = await say("who owes me money?");
    expect(logged).toEqual([{ level: "error", event: "model failed", kind: "key-refused", status: 401 }]);
    const tables = await office().database.reads.$queryRaw<{ name: string }[]>`
      select table_name::text as name from information_schema.tables where table_schema = 'public'`;
    expect(tables.length).toBeGreaterThan(15);
    for (const { name } of tables) {
      const rows = await office().database.commitOne("start", (tx) =>
        tx.$queryRawUnsafe<{ row: string }[]>(`select t::text as row from "${name}" t`),
      );
      expect([name, rows.filter(({ row }) => row.includes("sk-ant"))]).toEqual([name, []]);
    }
    expect(reply).not.toContain("sk-ant");
  });

  it("leaves it alone after three failures in a row, tries once after a minute, and trusts it again", async () => {
    const fail = [tricks.html, tricks.html, tricks.html];
    provider.next(...fail);
    for (const _ of fail) await say("who owes me money?");
    expect(await say("who owes me money?")).toContain("left alone for a while");
    expect(provider.asked).toHaveLength(3);
    expect((await modelState(office().database.reads))?.restsUntil).toEqual(clock.now().add({ minutes: 1 }));
    clock.advance({ minutes: 1 });
    script("who owes", "who-owes", {}, "Globex owes you 1,200.00 USD.");
    expect(await say("who owes me money?")).toBe("Globex owes you 1,200.00 USD.");
    expect(await say("who owes me money?")).toBe("Globex owes you 1,200.00 USD.");
  });

  it("answers without it when the day's tokens are used up", async () => {
    const { inputTokens, outputTokens } = await modelDay(office().database.reads, TODAY);
    desk = await freshDesk({ dailyTokens: Number(inputTokens + outputTokens) + 1 });
    script("who owes", "who-owes", {}, "Globex owes you 1,200.00 USD.");
    expect(await say("who owes me money?")).toBe("Globex owes you 1,200.00 USD.");
    expect(await say("who owes me money?")).toBe(`${OWED} What Claude may cost in a day is used up, ${WITHOUT}`);
  });
});
