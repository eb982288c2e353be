import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { pdfText } from "../support/pdf-text.ts";
import { codeOf, fieldsOf } from "../support/read-post.ts";
import { type Reply, type Running, runPurser, startPurser } from "../support/start-purser.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

// A Sunday. In 14 days it is 6 December.
const TODAY = "2026-11-22";

const home = join(temporaryFolder(), "home");
const env = { PURSER_BUSINESS: "Purple Studio", PURSER_CURRENCY: "USD" };
const start = (): Running => startPurser({ home, env, flags: ["--today", TODAY] });
const command = (...args: string[]) => runPurser(args, { home, env });

let purser: Running;
const say = (line: string): Promise<Reply> => purser.say(line);
const told = async (line: string): Promise<string> => (await purser.say(line)).text;

const missing = (text: string, ...words: string[]): string[] => words.filter((word) => !text.includes(word));

beforeAll(() => {
  purser = start();
});
afterAll(() => purser.kill("SIGKILL"));

// One story: each chapter goes on where the last one ended.
describe("an owner's first day", () => {
  let acme: string;
  let globex: string;

  it("drafts the first invoice and asks, because the customer is new", async () => {
    const asked = await say("Invoice Acme Ltd $2,500 for website development due in 14 days");
    acme = codeOf(asked, "Approve");
    expect(asked.text).toBe(
      "Issue and send invoice to Acme Ltd: 2,500.00 USD. It waits for the owner: Acme Ltd is a new customer: nothing that a person approved was sent to them before.",
    );
    expect(fieldsOf(asked)).toEqual({
      To: "Acme Ltd",
      From: "Purple Studio",
      "Issue date": "22 Nov 2026",
      "Due date": "6 Dec 2026",
      Total: "2,500.00 USD",
    });
    expect(asked.card?.tables.map(({ rows }) => rows)).toEqual([
      [["Website development", "1", "2,500.00", "2,500.00"]],
    ]);
    expect(asked.card?.notes.filter((note) => note.startsWith("Why it asks"))).toHaveLength(1);
    expect(asked.buttons.map(({ label }) => label)).toEqual(["Approve", "Reject", "Edit", "Why"]);
    const draft = await pdfText(asked.files[0] ?? "");
    expect(
      missing(draft, "DRAFT", "Purple Studio", "Acme Ltd", "Website development", "2,500.00 USD", "6 Dec 2026"),
    ).toEqual([]);
    expect(draft).not.toContain("INV-");
    // Its first page as a picture, which a phone can show.
    const [, picture = ""] = asked.files;
    expect(picture).toBe(asked.files[0]?.replace(/pdf$/, "png"));
    expect(readFileSync(picture).subarray(1, 4).toString()).toBe("PNG");
  });

  it("has nothing owed while it waits, and shows it once to whoever asks what waits", async () => {
    expect(await told("who owes me money?")).toBe("Nobody owes you anything.");
    const waiting = await say("what needs me");
    expect([...waiting.also, waiting].filter(({ card }) => card !== null)).toHaveLength(1);
    expect(codeOf(waiting, "Approve")).toBe(acme);
    expect(readdirSync(join(home, "outbox"))).toEqual([]);
  });

  it("asks for what is missing", async () => {
    expect(await told("Invoice Globex for logo design")).toBe("How much is the invoice to Globex for?");
  });

  it("ends in good order on SIGTERM, after which other commands read the same books", async () => {
    expect(await purser.kill("SIGTERM")).toMatchObject({ code: 0, errors: "" });
    const status = await command("status");
    expect(status.output).toContain("Running       no");
    expect(status.output).toContain("Purple Studio, USD, UTC");
    expect(status.output).toContain("Waiting       1 for a person");
    expect(status.output).toContain(`${acme}  Issue and send invoice to Acme Ltd: 2,500.00 USD`);
  });

  it("takes the answer to a question that was asked before the restart", async () => {
    purser = start();
    expect(await told("$400")).toBe("When is it due?");
    const asked = await say("in 10 days");
    globex = codeOf(asked, "Approve");
    expect(fieldsOf(asked)).toMatchObject({ To: "Globex", "Due date": "2 Dec 2026", Total: "400.00 USD" });
    expect(asked.card?.tables[0]?.rows).toEqual([["Logo design", "1", "400.00", "400.00"]]);
    const both = await say("what needs me?");
    expect(both.text).toBe("2 things wait for you. Say a code to see one whole.");
    expect(both.card?.tables[0]?.rows.map(([code, what]) => [code, what])).toEqual([
      [acme, "Issue and send invoice to Acme Ltd: 2,500.00 USD"],
      [globex, "Issue and send invoice to Globex: 400.00 USD"],
    ]);
  });

  it("issues and sends on one approval, after the restart", async () => {
    const sent = await say(`approve ${acme}`);
    expect(sent.text).toMatch(/^Approved\. Sent INV-0001 to Acme Ltd: 2,500\.00 USD, due 6 Dec 2026\./);
    expect(sent.files).toEqual([join(home, "outbox", "INV-0001", "INV-0001.pdf")]);
    const pdf = await pdfText(sent.files[0] ?? "");
    expect(missing(pdf, "INV-0001", "Purple Studio", "Acme Ltd", "Website development")).toEqual([]);
    expect(missing(pdf, "22 Nov 2026", "6 Dec 2026", "2,500.00 USD")).toEqual([]);
    expect(pdf).not.toContain("DRAFT");
    const mail = readFileSync(join(home, "outbox", "INV-0001", "message.txt"), "utf8");
    expect(mail).toContain("attached is INV-0001 for 2,500.00 USD. It is due on 6 Dec 2026.");
  });

  it("has no effect when it is approved again", async () => {
    expect(await told(`approve ${acme}`)).toMatch(
      new RegExp(`^${acme} is no longer waiting\\. Approved by owner, .* Nothing was done again\\.$`),
    );
    expect(readdirSync(join(home, "outbox"))).toEqual(["INV-0001"]);
    const owed = await say("who owes me money?");
    expect(owed.text).toBe("You are owed: 2,500.00 USD on 1 invoice, none of it overdue.");
    expect(owed.card?.tables[1]?.rows).toEqual([["Acme Ltd", "1", "0.00", "2,500.00 USD"]]);
  });

  it("is joined by status and audit verify while it runs", async () => {
    const [status, audit] = await Promise.all([command("status"), command("audit", "verify")]);
    expect(status).toMatchObject({ code: 0, errors: "" });
    expect(status.output).toContain(`Running       yes, process ${purser.pid}`);
    expect(status.output).toContain("Waiting       1 for a person");
    expect(audit).toMatchObject({ code: 0, errors: "" });
    expect(audit.output).toMatch(
      /^The audit log is whole: \d+ entries, head [0-9a-f]{64}\.\nThe books balance in every currency\.\n$/,
    );
  });

  it("notes a payment in part, the rest, and keeps what is too much as credit", async () => {
    // 2,500.00 - 1,000.00 = 1,500.00
    expect(await told("Acme Ltd paid $1,000 by bank transfer")).toBe(
      "Noted 1,000.00 USD from Acme Ltd: INV-0001 is paid in part with 1,000.00 USD, 1,500.00 USD is still open.",
    );
    expect(await told("show INV-0001")).toBe(
      "INV-0001 to Acme Ltd, 2,500.00 USD, is paid in part. Open: 1,500.00 USD.",
    );
    // 1,800.00 - 1,500.00 = 300.00
    expect(await told("Acme Ltd paid $1,800")).toBe(
      "Noted 1,800.00 USD from Acme Ltd: INV-0001 is paid; 300.00 USD is credit on account.",
    );
    expect(await told("what does Acme owe me?")).toBe(
      "Acme Ltd owes you nothing. Acme Ltd has 300.00 USD credit on account.",
    );
  });

  it("sends an invoice alone to a customer it knows, and settles it with the credit", async () => {
    const sent = await say("Invoice Acme Ltd $450 for hosting due in 30 days");
    expect(sent.text).toMatch(/^Sent INV-0002 to Acme Ltd: 450\.00 USD, due 22 Dec 2026\./);
    expect(sent.buttons.map(({ label }) => label)).toEqual(["Undo"]);
    // 450.00 - 300.00 = 150.00; then 200.00 - 150.00 = 50.00
    expect(await told("apply the credit to INV-0002")).toBe(
      "Used 300.00 USD of credit for INV-0002. 150.00 USD is still open.",
    );
    expect(await told("Acme Ltd paid $200 for INV-0002")).toBe(
      "Noted 200.00 USD from Acme Ltd: INV-0002 is paid; 50.00 USD is credit on account.",
    );
    expect(await told("void INV-0002")).toBe(
      "INV-0002 has payments of 450.00 USD. Take them back first, then void it.",
    );
  });

  it("takes an invoice back by the bare code of its Undo button, once", async () => {
    const sent = await say("Invoice Acme Ltd $75 for a domain due in 7 days");
    expect(sent.text).toMatch(/^Sent INV-0003 to Acme Ltd: 75\.00 USD, due 29 Nov 2026\./);
    const undo = codeOf(sent, "Undo");
    expect(await told(undo)).toMatch(/^Undone: INV-0003 is void\. It keeps its number, and its entries are reversed\./);
    expect(await told(undo)).toBe("INV-0003 is void already.");
    expect(await told("show INV-0003")).toBe("INV-0003 to Acme Ltd, 75.00 USD, is void.");
  });

  it("loses nothing when it is killed", async () => {
    expect(await purser.kill("SIGKILL")).toMatchObject({ signal: "SIGKILL" });
    purser = start();
    expect(await told("who owes me money?")).toBe(
      "Nobody owes you anything. Credit that customers have on account, not netted off: 50.00 USD.",
    );
    expect(await told(`why ${globex}`)).toContain("Globex is a new customer");
  });

  it("rejects with a reason and keeps it", async () => {
    expect(await told(`reject ${globex} because they cancelled`)).toBe(
      `Rejected ${globex}: Issue and send invoice to Globex: 400.00 USD. Nothing was sent or written into the books.`,
    );
    expect(await told(`why ${globex}`)).toMatch(/The owner rejected it on .* because they cancelled\.$/);
    expect(await told("what needs me")).toBe("Nothing waits for you.");
  });

  it("sends exactly the limit alone and asks for a cent more", async () => {
    expect(await told("Invoice Acme Ltd $5,000 for phase one due 9 Dec 2026")).toMatch(
      /^Sent INV-0004 to Acme Ltd: 5,000\.00 USD/,
    );
    const asked = await say("Invoice Acme Ltd $5,000.01 for phase two due in 30 days");
    expect(asked.text).toContain("5,000.01 USD is over the limit of 5,000.00 USD.");
    const old = codeOf(asked, "Edit");
    const edited = await say(`edit ${old} due 15 Jan 2027`);
    const code = codeOf(edited, "Approve");
    expect(code).not.toBe(old);
    expect(fieldsOf(edited)).toMatchObject({ "Due date": "15 Jan 2027", Total: "5,000.01 USD" });
    expect(await told(`approve ${old}`)).toContain(`${old} is no longer waiting. Replaced by a newer version`);
    expect(await told(`approve ${code}`)).toMatch(
      /^Approved\. Sent INV-0005 to Acme Ltd: 5,000\.01 USD, due 15 Jan 2027\./,
    );
  });

  it("asks for another currency", async () => {
    const asked = await say("Invoice Acme Ltd €1,000 for translation due 5 Dec 2026");
    expect(asked.text).toContain(
      "1,000.00 EUR is in another currency and there is no rate to USD, so it counts as over the limit of 5,000.00 USD.",
    );
    expect(await told(`approve ${codeOf(asked, "Approve")}`)).toMatch(
      /^Approved\. Sent INV-0006 to Acme Ltd: 1,000\.00 EUR/,
    );
  });

  it("asks when the total that was said is not what the lines come to", async () => {
    // 2 x 100.00 + 1 x 50.00 = 250.00
    const asked = await say("Invoice Acme Ltd 2 x design at $100 and 1 x logo at $50 total $300 due in 30 days");
    expect(asked.text).toContain("The total was said to be 300.00 USD, but the lines come to 250.00 USD.");
    expect(await told(`reject ${codeOf(asked, "Reject")}`)).toContain("Nothing was sent or written into the books.");
  });

  it("asks when an agreed rate is broken, and not when it is kept", async () => {
    expect(await told("Acme Ltd's rate for consulting is $150")).toBe(
      "Noted: Acme Ltd pays 150.00 USD for consulting. An invoice that asks another price waits for you.",
    );
    const asked = await say("Invoice Acme Ltd 3 x consulting at $140 due 10 Dec 2026");
    expect(asked.text).toContain('consulting was agreed at 150.00 USD, but "consulting" asks 140.00 USD.');
    await say(`reject ${codeOf(asked, "Reject")}`);
    // 3 x 150.00 = 450.00
    expect(await told("Invoice Acme Ltd 3 x consulting at $150 due 10 Dec 2026")).toMatch(
      /^Sent INV-0007 .*: 450\.00 USD/,
    );
  });

  it("works out several lines with tax and a discount", async () => {
    // 10 x 80.00 = 800.00 and 2 x 99.50 = 199.00: 999.00; less 10 % (99.90) = 899.10; 20 % of it 179.82; 1,078.92.
    const sent = await say(
      "Invoice Acme Ltd 10 x design at $80 and 2 x licence at $99.50 plus 20% VAT with a 10% discount due 8 Feb 2027",
    );
    expect(sent.text).toMatch(/^Sent INV-0008 to Acme Ltd: 1,078\.92 USD, due 8 Feb 2027\./);
    const pdf = await pdfText(sent.files[0] ?? "");
    expect(missing(pdf, "800.00", "199.00", "999.00", "-99.90", "179.82", "1,078.92 USD")).toEqual([]);
    expect(await told("Invoice Acme Ltd $100 for support due 10 March 2027")).toMatch(/^Sent INV-0009 .*: 100\.00 USD/);
  });

  it("puts what is open into five buckets as of a later day, and never adds two currencies", async () => {
    // As of 10 March 2027 (the 30th day before is 8 February, the 60th 9 January, the 90th 10 December):
    // INV-0009 100.00 is not late; INV-0008 1,078.92 is 30 days late, INV-0005 5,000.01 54, INV-0007 450.00 90 and
    // INV-0004 5,000.00 91; INV-0006 1,000.00 EUR 95. In dollars 11,628.93, of which 11,528.93 is late.
    const owed = await say("who owes me money as of 10 March 2027?");
    expect(owed.text).toBe(
      "You are owed as of 10 Mar 2027: 1,000.00 EUR on 1 invoice, 1,000.00 EUR of it overdue; 11,628.93 USD on 5 invoices, 11,528.93 USD of it overdue.",
    );
    expect(owed.card?.tables[0]?.columns.map(({ label }) => label)).toEqual(["Age", "EUR", "USD"]);
    expect(owed.card?.tables[0]?.rows).toEqual([
      ["Not due", "0.00", "100.00"],
      ["1 to 30 days", "0.00", "1,078.92"],
      ["31 to 60 days", "0.00", "5,000.01"],
      ["61 to 90 days", "0.00", "450.00"],
      ["Over 90 days", "1,000.00", "5,000.00"],
    ]);
    // A day later 100.00 is 1 day late, 1,078.92 is 31 beside 5,000.01, and 450.00 is 91 beside 5,000.00.
    const later = await say("who owes me money as of 11 March 2027?");
    expect(later.card?.tables[0]?.rows.map(([, , usd]) => usd)).toEqual([
      "0.00",
      "100.00",
      "6,078.93",
      "0.00",
      "5,450.00",
    ]);
    expect(await told("who owes me money?")).toBe(
      "You are owed: 1,000.00 EUR on 1 invoice, none of it overdue; 11,628.93 USD on 5 invoices, none of it overdue.",
    );
  });

  it("tells why an invoice went out, and where each thing was decided", async () => {
    const why = await say("why INV-0001?");
    expect(why.text).toMatch(/^INV-0001: document issued\. Acme Ltd is a new customer: .* The owner approved it on /);
    expect(why.card?.tables[0]?.rows.map(([, what]) => what)).toEqual([
      "put before a person: issue and send a document",
      "document issued",
    ]);
    expect(await told("why INV-0004?")).toContain(
      "the customer is known, the total is within the limit and no agreed rate is broken",
    );
  });

  it("turns the cards that were shown into their outcomes, and leaves whole books behind", async () => {
    expect(purser.unasked.filter(({ buttons }) => buttons.length > 0)).toEqual([]);
    expect(purser.unasked.map(({ text }) => text).join("\n")).toMatch(/5,000\.01 USD\. Approved by owner, /);
    expect(await purser.close()).toMatchObject({ code: 0, errors: "" });
    const [audit, status] = [await command("audit", "verify"), await command("status")];
    expect(audit.code).toBe(0);
    expect(audit.output).toContain("The books balance in every currency.");
    expect(status.output).toContain("Waiting       nothing");
    expect(status.output).toMatch(/Outbox {8}0 under way, \d+ sent, 0 uncertain, 0 failed/);
  });
});
