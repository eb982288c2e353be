import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { expectPlainWords } from "../support/plain-words.ts";
import { prepareHome } from "../support/prepare-home.ts";
import { codeOf } from "../support/read-post.ts";
import { type Running, startPurser } from "../support/start-purser.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const home = join(temporaryFolder(), "home");
let purser: Running;

/** INV-0001 and INV-0003 to Globex, INV-0002 (void) and INV-0004 (in euros) to Initech, and a draft that waits. */
const SAID = [
  "invoice Globex $1,000 for hosting dated 3 October 2026, due 30 November",
  "approve it",
  "invoice Initech GmbH $500 for cabling, due 30 November",
  "approve it",
  "void INV-0002 because it was the wrong customer",
  "invoice Globex 2 days of training at $400 a day, 20% VAT, due 30 November",
  "invoice Initech GmbH €80 for cables, due 30 November",
  "approve it",
  "Globex paid $300 by card on 5 November",
  "Globex paid $200 by bank transfer yesterday",
  "Initech paid €10 yesterday",
  "undo that",
  "invoice Globex $7,000 for a server, due 30 November",
];

beforeAll(async () => {
  purser = startPurser({ home: await prepareHome(home), flags: ["--today", "2026-11-22"] });
  for (const said of SAID) await purser.say(said);
});
afterAll(() => purser.kill("SIGKILL"));

describe("what was invoiced and what was paid", () => {
  it.each([
    [
      "what did I invoice this month?",
      "2 invoices from 1 Nov 2026 to 30 Nov 2026: 80.00 EUR and 960.00 USD, of which 160.00 USD is tax.",
    ],
    ["how much did we bill Globex in October?", "1 invoice to Globex from 1 Oct 2026 to 31 Oct 2026: 1,000.00 USD."],
    ["how much did we invoice in August", "There are no invoices from 1 Aug 2026 to 31 Aug 2026."],
    ["list invoices to Globex", "2 invoices to Globex so far: 1,960.00 USD, of which 160.00 USD is tax."],
    [
      "what is our revenue this quarter?",
      "3 invoices from 1 Oct 2026 to 31 Dec 2026: 80.00 EUR and 1,960.00 USD, of which 160.00 USD is tax.",
    ],
    [
      "how much VAT did we charge this month?",
      "2 invoices from 1 Nov 2026 to 30 Nov 2026 charged 160.00 USD of tax. What is due to the tax office also depends on the tax that you paid yourself, which is not in these books.",
    ],
    ["void invoices", "Only void invoices so far: they come to nothing."],
    ["drafts", "1 draft so far: 7,000.00 USD."],
    ["my last invoice to Globex", "The last invoice is INV-0003 to Globex, 960.00 USD, of 22 Nov 2026."],
    ["payments this month", "2 payments from 1 Nov 2026 to 30 Nov 2026: 500.00 USD."],
    ["what has Globex paid since 10 November?", "1 payment from Globex since 10 Nov 2026: 200.00 USD."],
    [
      "when did Globex last pay?",
      "The last payment from Globex is 200.00 USD, received on 21 Nov 2026 by bank transfer.",
    ],
    ["payments from Initech", "No payment is noted from Initech GmbH so far."],
  ])("%s", async (said, answer) => {
    const { text } = await purser.say(said);
    expectPlainWords(text);
    expect(text).toBe(answer);
  });

  it("stands in a table, the void one too", async () => {
    const { card } = await purser.say("show all invoices");
    expect(card?.tables[0]?.rows).toEqual([
      ["INV-0004", "Initech GmbH", "22 Nov 2026", "80.00 EUR", "sent"],
      ["INV-0003", "Globex", "22 Nov 2026", "960.00 USD", "sent"],
      ["INV-0002", "Initech GmbH", "22 Nov 2026", "500.00 USD", "void"],
      ["INV-0001", "Globex", "3 Oct 2026", "1,000.00 USD", "partly paid"],
    ]);
  });

  it("and the last one is the last that counts", async () => {
    expect((await purser.say("what was my last invoice?")).text).toContain(
      "The last invoice is INV-0004 to Initech GmbH",
    );
    const asked = await purser.say("void INV-0004 because it was a mistake");
    await purser.say(`approve ${codeOf(asked, "Approve")}`);
    expect((await purser.say("last invoice")).text).toContain("The last invoice is INV-0003 to Globex");
    expect((await purser.say("last invoice to Initech")).text).toBe("There are no invoices to Initech GmbH so far.");
  });
});
