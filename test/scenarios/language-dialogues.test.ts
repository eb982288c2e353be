import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { expectPlainWords } from "../support/plain-words.ts";
import { prepareHome } from "../support/prepare-home.ts";
import { codeOf, fieldsOf } from "../support/read-post.ts";
import { type Running, startPurser } from "../support/start-purser.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const home = join(temporaryFolder(), "home");
let purser: Running;

// A Sunday. Acme Ltd, Acme Labs and Globex are known; Acme Ltd owes 100.00 on INV-0001, due 6 December.
beforeAll(async () => {
  purser = startPurser({ home: await prepareHome(home), flags: ["--today", "2026-11-22"] });
  await purser.say("Invoice Acme Ltd $100 for hosting due in 14 days");
  await purser.say("approve it");
  await purser.say("Invoice Acme Labs $40 for hosting due in 14 days");
  await purser.say("new");
  await purser.say("approve it");
  await purser.say("Invoice Globex $60 for hosting due in 14 days");
  await purser.say("approve it");
});
afterAll(() => purser.kill("SIGKILL"));

type Turn = readonly [said: string, answer: string | RegExp];

const like = (answer: string | RegExp): unknown =>
  typeof answer === "string" ? answer : expect.stringMatching(answer);

async function hear(said: string): Promise<string> {
  const { text } = await purser.say(said);
  expectPlainWords(text);
  return text;
}

const NOTHING_WAITS = "Nothing waits for you.";

describe("the name of a thing", () => {
  it("takes in no request to keep it in mind", async () => {
    expect(await hear("we agreed with Acme Labs on $140 an hour for sign painting, remember that")).toMatch(
      /^Noted: Acme Labs pays 140\.00 USD for sign painting\. /,
    );
  });
});

describe("a question back for each thing that is missing", () => {
  it.each<[string, readonly Turn[]]>([
    [
      "everything",
      [
        ["make an invoice", "Who is the invoice for?"],
        ["for Globex", "How much is the invoice to Globex for?"],
        ["$250", "What is the invoice to Globex for?"],
        ["logo design", "When is it due?"],
        ["tomorrow", /^Sent INV-\d+ to Globex: 250\.00 USD, due 23 Nov 2026\./],
      ],
    ],
    [
      "the price, after polite words that are no description",
      [
        ["can you invoice Acme Ltd for me?", "How much is the invoice to Acme Ltd for?"],
        ["1200", "What is the invoice to Acme Ltd for?"],
        ["consulting in November", "When is it due?"],
        ["end of next month", /^Sent INV-\d+ to Acme Ltd: 1,200\.00 USD, due 31 Dec 2026\./],
      ],
    ],
    [
      "the due date, with what cannot be in between",
      [
        ["bill Globex 40 dollars for mowing", "When is it due?"],
        ["31 February", "31 February does not exist. When is it due?"],
        ["whenever", "That does not answer the question. When is it due?"],
        ["2 weeks", /^Sent INV-\d+ to Globex: 40\.00 USD, due 6 Dec 2026\./],
      ],
    ],
    [
      "a date that is no single day",
      [
        ["invoice Globex 500 for training due next week", '"next week" is not one day: which date is it?'],
        ["monday", /^Sent INV-\d+ to Globex: 500\.00 USD, due 23 Nov 2026\./],
      ],
    ],
    [
      "hours at a rate",
      [
        ["I need an invoice for Globex, 3 hours at 80 an hour", "When is it due?"],
        // 3 x 80.00 = 240.00
        ["in a week", /^Sent INV-\d+ to Globex: 240\.00 USD, due 29 Nov 2026\./],
      ],
    ],
    [
      "who paid, and how much",
      [
        ["record a payment", "Who paid?"],
        ["from Globex", "How much did Globex pay?"],
        ["all of it", "That does not answer the question. How much came in?"],
        // Globex owes 60.00, 250.00, 40.00, 500.00 and 240.00; 23 November is due first: 250.00 before 500.00.
        [
          "$260",
          /^Noted 260\.00 USD from Globex: INV-0004 is paid; INV-0007 is paid in part with 10\.00 USD, 490\.00 USD is still open\.$/,
        ],
      ],
    ],
  ])("%s", async (_, turns) => {
    for (const [said, answer] of turns) expect(await hear(said)).toEqual(like(answer));
  });
});

describe("a name that could be several", () => {
  it.each<[string, readonly Turn[]]>([
    [
      "a name like one on file",
      [
        ["Invoice Globe $5 for stamps due friday", 'Do you mean Globex, or is "Globe" a new customer (say "new")?'],
        ["never mind", "All right, I have dropped that."],
      ],
    ],
    [
      "said whole",
      [
        ["what does Acme owe me?", "Do you mean Acme Ltd or Acme Labs?"],
        ["Acme Labs", /^Acme Labs owes you 40\.00 USD on 1 invoice/],
      ],
    ],
    [
      "by the word that tells them apart",
      [
        ["Acme paid $10", "Do you mean Acme Ltd or Acme Labs?"],
        ["the labs one", /^Noted 10\.00 USD from Acme Labs/],
      ],
    ],
    [
      "of an invoice",
      [
        [
          "Invoice Acme $20 for stamps due friday",
          'Do you mean Acme Ltd or Acme Labs, or is "Acme" a new customer (say "new")?',
        ],
        ["ltd", /^Sent INV-\d+ to Acme Ltd: 20\.00 USD, due 27 Nov 2026\./],
      ],
    ],
    [
      "and neither",
      [
        ["what does Acme owe?", "Do you mean Acme Ltd or Acme Labs?"],
        ["never mind", "All right, I have dropped that."],
        ["Acme Ltd", /^I did not understand that\./],
      ],
    ],
    ["and nobody's", [["what does Zorg owe?", /^There is no customer called "Zorg"\. .*"add customer Zorg"/]]],
  ])("%s", async (_, turns) => {
    for (const [said, answer] of turns) expect(await hear(said)).toEqual(like(answer));
  });
});

describe("a question that is left", () => {
  it.each<[string, readonly Turn[]]>([
    [
      "dropped",
      [
        ["invoice Globex", "How much is the invoice to Globex for?"],
        ["never mind", "All right, I have dropped that."],
        ["$500", /^I did not understand that\./],
      ],
    ],
    [
      "for another request",
      [
        ["invoice Globex", "How much is the invoice to Globex for?"],
        ["what needs me?", NOTHING_WAITS],
        ["$500", /^I did not understand that\./],
      ],
    ],
  ])("%s", async (_, turns) => {
    for (const [said, answer] of turns) expect(await hear(said)).toEqual(like(answer));
  });
});

describe("small talk, which decides nothing", () => {
  it.each<[string, readonly Turn[]]>([
    [
      "a greeting",
      [
        ["Good morning!", /^Hello owner\. Say it in your own words/],
        ["how are you?", /^Hello owner\./],
      ],
    ],
    [
      "thanks",
      [
        ["thanks!", "You are welcome."],
        ["Thank you so much", "You are welcome."],
        ["bye", /^Goodbye\./],
      ],
    ],
    [
      "a bare yes or no with nothing waiting",
      [
        ["yes", "All right. Nothing waits for you."],
        ["ok", "All right. Nothing waits for you."],
        ["no", "All right. I did nothing."],
      ],
    ],
  ])("%s", async (_, turns) => {
    for (const [said, answer] of turns) expect(await hear(said)).toEqual(like(answer));
  });

  it("a bare yes approves nothing and says how", async () => {
    const code = codeOf(await purser.say("Invoice Bob $40 for mowing due 1 dec"), "Approve");
    expect(await hear("yes")).toBe(
      `Nothing was done yet. Issue and send invoice to Bob: 40.00 USD waits: say "approve ${code}".`,
    );
    expect(await hear("do it")).toMatch(/^Nothing was done yet\./);
    for (const said of [`don't approve ${code} now`, `don't approve ${code} because it's too early`])
      expect(await hear(said)).toBe(`Nothing was decided: ${code} waits on. Say "reject ${code}" to reject it.`);
    const edited = await purser.say(`change ${code} to $45`);
    expect(fieldsOf(edited)).toMatchObject({ To: "Bob", Total: "45.00 USD" });
    expect(await hear("approve it")).toMatch(/^Approved\. Sent INV-\d+ to Bob: 45\.00 USD, due 1 Dec 2026\./);
    expect(await hear("approve it")).toBe(NOTHING_WAITS);
    expect(await hear("show it")).toMatch(/^INV-\d+ to Bob, 45\.00 USD, is sent\. Open: 45\.00 USD\.$/);
    expect(await hear("has Bob paid yet?")).toMatch(/^Bob owes you 45\.00 USD on 1 invoice/);
  });
});

describe("two requests in one line", () => {
  it("are both done, in their order", async () => {
    const both = await purser.say("who owes me money? and what is overdue");
    expect(both.also.map(({ text }) => text)).toEqual([expect.stringMatching(/^You are owed: /)]);
    expect(both.text).toBe("Nothing is overdue.");
    expect(await hear("show INV-0001 and then send it")).toMatch(/^Sent INV-0001 to Acme Ltd: 100\.00 USD/);
  });

  it.each([
    ["Invoice Acme Ltd $500 for design and flumox, unless they complain", /^I am not sure what "unless they complain"/],
    ["Invoice Acme Ltd $500 for design due friday and don't send it", /^I am not sure what /],
    ["show INV-0001 and grumble INV-0002", /^I did not understand that\./],
    [
      "Invoice Globex $500 for design and invoice Acme Ltd $300 for a logo due friday",
      /^When is it due\? The rest of what you said was not done: say it again after that\.$/,
    ],
  ])("are never half done: %s", async (said, answer) => {
    const owed = (await purser.say("who owes me money?")).text;
    expect(await hear(said)).toEqual(like(answer));
    await purser.say("never mind");
    expect((await purser.say("who owes me money?")).text).toBe(owed);
  });

  it("two amounts, each with what it is for, are two lines", async () => {
    const sent = await purser.say("Invoice Acme Ltd $1,000 for design and $500 for hosting due friday");
    // 1,000.00 + 500.00 = 1,500.00
    expect(sent.text).toMatch(/^Sent INV-\d+ to Acme Ltd: 1,500\.00 USD, due 27 Nov 2026\./);
  });
});

describe("a request that there is not is answered with the nearest things", () => {
  it.each<[string, string | RegExp]>([
    ["flumox the gromit", 'I did not understand that. You could say "help".'],
    ["order a pizza", /^I cannot do that: I only keep invoices, payments and who owes what\./],
    ["delete everything", /^I cannot delete anything: .* taken back by a new entry/],
    ["refund Acme Ltd", /^I cannot pay or send money to anybody: .* "take back the payment/],
    ["email INV-0001 to the boss", /"send INV-0001"/],
    ["approve all", /"what needs me\?"/],
  ])("%s", async (said, answer) => {
    expect(await hear(said)).toEqual(like(answer));
  });

  it("and help lists them all", async () => {
    const { card } = await purser.say("what can you do?");
    expect(card?.title).toBe("What you can say");
    const rows = card?.tables[0]?.rows ?? [];
    expect(rows.map(([topic]) => topic).filter((topic) => topic !== "")).toEqual([
      "Invoices",
      "Payments",
      "Money owed",
      "Customers",
      "Decisions",
      "Your business",
      "Being told",
    ]);
    const said = rows.map(([, example]) => example);
    expect(said).toEqual(
      expect.arrayContaining(["invoice Acme Ltd $2,500 for website development due in 14 days", "who owes me money?"]),
    );
    expect(said, "what is refused is nothing to say").not.toContain("delete the history");
  });
});

describe("a sentence of which a part is not understood", () => {
  it("is said back and asked, and done only after a yes", async () => {
    await hear("Invoice Globex $500 for design due in 14 days");
    expect(await hear("my brother insists: make it $550")).toMatch(/^Do you mean to change it: 550\.00 USD\? /);
    expect(await hear("who owes me money?")).not.toContain("550.00");
    // The question is no more: this yes answers nothing.
    expect(await hear("yes")).not.toContain("550.00");
    expect(await hear("my brother insists: make it $550")).toMatch(/^Do you mean to change it: 550\.00 USD\? /);
    expect(await hear("yes")).toMatch(/to Globex: 550\.00 USD/);
  });
});

it("after all of that it ends in good order", async () => {
  expect(await purser.close()).toMatchObject({ code: 0, errors: "" });
});
