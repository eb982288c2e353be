import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { pdfText } from "../support/pdf-text.ts";
import { expectPlainWords } from "../support/plain-words.ts";
import { prepareHome } from "../support/prepare-home.ts";
import { codeOf, fieldsOf } from "../support/read-post.ts";
import { type Reply, type Running, startPurser } from "../support/start-purser.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const home = join(temporaryFolder(), "home");
// A Sunday. In 14 days it is 6 December, in 30 days 22 December.
const start = (): Running => startPurser({ home, flags: ["--today", "2026-11-22"] });
let purser: Running;

beforeAll(async () => {
  await prepareHome(home);
  purser = start();
  await purser.say("add customer Globex, terms 30 days");
  await purser.say("add customer Acme Labs");
  await purser.say("add customer Acme Ltd");
  // INV-0001 and INV-0002 make Globex and Acme Ltd known.
  await purser.say("Invoice Globex $60 for hosting");
  await purser.say("approve it");
  await purser.say("Invoice Acme Ltd $100 for hosting due in 14 days");
  await purser.say("approve it");
});
afterAll(() => purser.kill("SIGKILL"));

const say = async (line: string): Promise<Reply> => {
  const reply = await purser.say(line);
  expectPlainWords(reply.text);
  return reply;
};
const told = async (line: string): Promise<string> => (await say(line)).text;

// One story: each chapter goes on where the last one ended.
describe("an owner who thinks again", () => {
  let code = "";

  it("changes a draft that waits, and is told when nothing changes", async () => {
    code = codeOf(await say("Invoice Acme Labs $1,000 for design due in 14 days"), "Approve");
    const changed = await say("make it $1,200");
    expect(changed.text).toMatch(/^Issue and send invoice to Acme Labs: 1,200\.00 USD\. It waits /);
    expect(await told(`make ${code} $5,500`)).toMatch(
      /^\w{4} was replaced by a newer version already, so it is not changed\. \w{4} waits now: say it for that one\.$/,
    );
    const same = await say("make it $1,200");
    expect([same.text, same.card, same.buttons]).toEqual([
      "The draft invoice says that already, so nothing was changed.",
      null,
      [],
    ]);
    expect(fieldsOf(await say("due 30 June"))["Due date"]).toBe("30 Jun 2027");
    const lines = await say("add a line for 2 hours of training at $80");
    // 1,200.00 + 2 x 80.00
    expect(lines.text).toContain("1,360.00 USD");
    expect(await told("the second line should be 3 hours")).toContain("1,440.00 USD");
    expect(await told("make it $900")).toMatch(/^It has 2 lines\. Nothing was changed; say which one/);
    expect(await told("remove line 2")).toContain("1,200.00 USD");
    expect((await say("call the first line onboarding instead")).card?.tables[0]?.rows).toEqual([
      ["Onboarding", "1", "1,200.00", "1,200.00"],
    ]);
  });

  it("takes a change back, and after that the whole invoice", async () => {
    expect((await say("undo that")).card?.tables[0]?.rows).toEqual([["Design", "1", "1,200.00", "1,200.00"]]);
    expect(await told("undo")).toBe(
      "The last thing here was undone already, so nothing was done again. Say what else is to go by its number.",
    );
    expect(await told("what needs me")).toMatch(/^Issue and send invoice to Acme Labs: 1,200\.00 USD/);
    await say("Invoice Acme Labs $77 for stamps due in 14 days");
    expect(await told("no wait, take that back")).toBe(
      "Undone: Issue and send invoice to Acme Labs: 77.00 USD is withdrawn. Nothing was sent or written into the books.",
    );
    expect(await told("make it $78")).toMatch(/^\w{4} was rejected already, so it is not changed\./);
  });

  it("corrects what was sent only by a person's word, and then both carry the other's number", async () => {
    expect(await told("Invoice Globex $500 for printing due in 14 days")).toMatch(/^Sent INV-0003 to Globex/);
    const asked = await say("no, Acme Ltd");
    expect(asked.text).toBe(
      "Void INV-0003 and send a new invoice in its place to Acme Ltd: 500.00 USD. It waits for the owner: INV-0003 was sent already, so a person says whether it is taken back and replaced.",
    );
    expect(asked.card?.notes[0]).toBe("What changes: to Acme Ltd instead of Globex.");
    expect(fieldsOf(asked)["Replaces"]).toBe("INV-0003");
    expect(await told("show INV-0003")).toContain("is sent. Open: 500.00 USD.");
    // The draft of the correction is what waits, so it is changed by its code, too.
    const cheaper = await say(`make ${codeOf(asked, "Approve")} $450`);
    expect(await told(`approve ${codeOf(cheaper, "Approve")}`)).toMatch(
      /^Approved\. INV-0003 is void; INV-0004 replaces it\. Sent INV-0004 to Acme Ltd: 450\.00 USD, due 6 Dec 2026\./,
    );
    const old = await say("show INV-0003");
    expect(old.text).toBe("INV-0003 to Globex, 500.00 USD, is void, replaced by INV-0004.");
    const anew = await say("show INV-0004");
    expect(anew.text).toBe("INV-0004 to Acme Ltd, 450.00 USD, is sent; it replaces INV-0003. Open: 450.00 USD.");
    const pages = await Promise.all([old, anew].map(async ({ files }) => (await pdfText(files[0] ?? "")).split("\n")));
    expect(pages.map((page) => page.join(" "))).toEqual([
      expect.stringMatching(/VOID .*replaced by INV-0004/i),
      expect.stringMatching(/replaces INV-0003/i),
    ]);
    expect(await told("what does Globex owe me?")).toMatch(/^Globex owes you 60\.00 USD on 1 invoice/);
    expect(await told("change INV-0003's due date to 30 June")).toBe(
      "INV-0003 is void; INV-0004 replaces it. Say what should change on INV-0004.",
    );
  });

  it("remembers after a crash what it spoke of", async () => {
    expect(await told("show INV-0004")).toContain("INV-0004");
    await purser.kill("SIGKILL");
    purser = start();
    expect(await told("send it")).toMatch(/^Sent INV-0004 to Acme Ltd: 450\.00 USD/);
    expect(await told("undo that")).toBe(
      'What was sent cannot be unsent. If INV-0004 is wrong, say what should change on it, or "void INV-0004".',
    );
  });

  it("asks back where it spoke of two", async () => {
    // Acme Ltd owes 100.00 on INV-0002 and 450.00 on INV-0004, both due on 6 December.
    expect(await told("Acme Ltd paid $550")).toBe(
      "Noted 550.00 USD from Acme Ltd: INV-0002 is paid; INV-0004 is paid.",
    );
    expect(await told("show it")).toBe("Which one: INV-0002 to Acme Ltd or INV-0004 to Acme Ltd?");
    expect(await told("INV-0004")).toContain("INV-0004 to Acme Ltd, 450.00 USD, is paid");
  });

  it("is told what stands in the way, and the next step", async () => {
    expect(await told("make it $400")).toBe(
      "INV-0004 has payments of 450.00 USD, so it is not changed any more. If a payment was noted by mistake, take it back first; otherwise put the difference on the next invoice. Credit notes are not there yet.",
    );
    expect(await told("undo")).toBe("Undone: took back 550.00 USD from Acme Ltd. What it settled is open again.");
    expect(await told("undo")).toMatch(/^The last thing here was undone already/);
  });

  it("voids, cannot unvoid, and writes anew", async () => {
    expect(await told("void INV-0004 because the scope changed")).toMatch(/^Voided INV-0004\./);
    expect(await told("undo")).toBe(
      'INV-0004 stays void: what was taken back does not come back. Say "issue INV-0004 again" to write it anew under another number.',
    );
    expect(await told("issue INV-0004 again due 30 June")).toMatch(
      /^INV-0004 is void; INV-0005 replaces it\. Sent INV-0005 to Acme Ltd: 450\.00 USD, due 30 Jun 2027\./,
    );
  });

  it("does the same for another customer, by that one's terms or the days that were said", async () => {
    expect(await told("Invoice Acme Ltd $80 for mowing due in 14 days")).toMatch(/^Sent INV-0006 .* due 6 Dec 2026/);
    expect(await told("and for Globex the same")).toMatch(/^Sent INV-0007 to Globex: 80\.00 USD, due 6 Dec 2026/);
    expect(await told("Invoice Globex $90 for raking")).toMatch(
      /^Sent INV-0008 to Globex: 90\.00 USD, due 22 Dec 2026/,
    );
    expect(await told("the same for Acme Ltd but $95")).toMatch(/^Sent INV-0009 to Acme Ltd: 95\.00 USD, due 22 Dec/);
  });
});
