import { mkdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { pngOf, svgOf } from "../support/pictures.ts";
import { expectPlainWords } from "../support/plain-words.ts";
import { prepareHome } from "../support/prepare-home.ts";
import { codeOf, fieldsOf } from "../support/read-post.ts";
import { type Reply, type Running, startPurser } from "../support/start-purser.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();
const NOT_SET_UP = { PURSER_BUSINESS: "", PURSER_PAY_TO: "" };
const flags = ["--today", "2026-11-24"];

/** A business of its own, of which nothing is set, with whoever speaks for it. */
function books(name: string) {
  const home = join(folder, name);
  const speakers = new Map<string, Running>();
  const start = (env: Readonly<Record<string, string>> = NOT_SET_UP): Running => {
    const running = startPurser({ home, env, flags });
    speakers.set("owner", running);
    return running;
  };
  return {
    home,
    start,
    async say(line: string, who = "owner"): Promise<Reply> {
      const running = speakers.get(who) ?? startPurser({ home, command: "chat", flags: [...flags, "--as", who] });
      speakers.set(who, running);
      const reply = await running.say(line);
      expectPlainWords(reply.text);
      return reply;
    },
    end: () => Promise.all([...speakers.values()].map((running) => running.kill("SIGKILL"))),
  };
}

const NAME = "what is your business called?";
const BANK = "ow do customers pay you: an IBAN, a sort code with an account number";

describe("a first conversation", () => {
  const { home, start, say, end } = books("first");
  const told = async (line: string): Promise<string> => (await say(line)).text;
  let purser: Running;
  let acme: string;

  beforeAll(async () => {
    await prepareHome(home);
    purser = start();
  });
  afterAll(end);

  it("does what was asked first, from a sender that is not set, and then asks for the name", async () => {
    const asked = await say("Invoice Acme Ltd $2,500 for website development due in 14 days");
    acme = codeOf(asked, "Approve");
    expect(fieldsOf(asked)).toMatchObject({ To: "Acme Ltd", From: "(not set)", Total: "2,500.00 USD" });
    expect(asked.card?.notes.at(-1)).toContain(
      "Your business has no name and no way to be paid yet, so nothing goes out by itself.",
    );
    expect(asked.text.split("\n\n").at(-1)).toBe(
      `So that it can go out by itself next time: ${NAME} ("skip" leaves it out, "later" stops the questions.)`,
    );
  });

  it("shows what waits when its code is said, and takes no code for an answer", async () => {
    expect(fieldsOf(await say(acme))).toMatchObject({ Total: "2,500.00 USD" });
    expect(await told("hello"), "asked for today").not.toContain("?");
  });

  it("takes a name whenever it is said, and asks one thing at a time", async () => {
    expect(await told("my business is Studio Maya")).toMatch(new RegExp(`^Noted: name Studio Maya\\.\\n\\nH${BANK}`));
  });

  it("takes the answer after a restart, whatever the settings say of new books by then", async () => {
    await purser.kill("SIGKILL");
    purser = start({ PURSER_BUSINESS: "Somebody Else", PURSER_PAY_TO: "paypal.me/else", PURSER_CURRENCY: "EUR" });
    expect(await told("GB00BUKB20201555555555")).toBe(
      'The check digits of the IBAN GB00BUKB20201555555555 do not fit: one of them is wrong. Nothing was changed.\n\nSay it again, or "skip".',
    );
    expect(await told("bank transfer")).toContain("That does not say where to pay");
    expect(await told("skip")).toBe(
      "All right, that is left out for now.\n\nWhat is your address, as it shall stand on documents?",
    );
    expect(await told("12 High Street, London N1")).toBe(
      "Noted: address 12 High Street, London N1.\n\nWhat is your VAT or other tax number, or are you not registered?",
    );
    expect(await told("later")).toMatch(/^All right, later\./);
    expect(fieldsOf(await say("show my business"))).toMatchObject({
      Name: "Studio Maya",
      "Bank details": "(not set)",
      Currency: "USD (United States dollar)",
    });
  });

  it("lets a request come between, and does not ask again by itself that day", async () => {
    expect(await told("who owes me money?")).toBe("Nobody owes you anything.");
    expect(await told("thanks")).toBe("You are welcome.");
  });

  it("asks again when something could not go out", async () => {
    // Approved by a person, so it goes out; the next one would go alone, and cannot.
    expect(await told(`approve ${acme}`)).toMatch(/^Approved\. Sent INV-0001 to Acme Ltd/);
    const asked = await say("Invoice Acme Ltd $100 for hosting due in 14 days");
    expect(asked.text).toMatch(
      /^Issue and send .* Your business has no way to be paid yet, so nothing goes out by itself\./,
    );
    expect(asked.text).toContain(`So that it can go out by itself next time: h${BANK}`);
    expect(codeOf(asked, "Approve")).toMatch(/^[A-Z0-9]{4}$/);
  });

  it("is set up by any of it said later, and then sends alone", async () => {
    const noted = await say("our IBAN is GB33 BUKB 2020 1555 5555 55");
    expect(noted.text).toMatch(/^Noted: bank details IBAN GB33 BUKB 2020 1555 5555 55\.\n\nThat is all I need\. /);
    expect(noted.card?.tables[0]?.rows).toEqual([["Bank details", "(not set)", "IBAN GB33 BUKB 2020 1555 5555 55"]]);
    expect(await told("Invoice Acme Ltd $70 for support due in 14 days")).toMatch(
      /^Sent INV-0002 to Acme Ltd: 70\.00 USD/,
    );
  });
});

describe("the business, by talking", () => {
  const { home, start, say, end } = books("talking");
  const told = async (line: string, who?: string): Promise<string> => (await say(line, who)).text;
  const picture = join(folder, "my logo.png");

  beforeAll(async () => {
    await prepareHome(home);
    writeFileSync(picture, pngOf(120, 40));
    start();
  });
  afterAll(end);

  it("is all set in one sentence, and shown", async () => {
    const set = await say(
      "my business is Studio Maya, 12 High Street, London N1, VAT GB123456789, IBAN GB33BUKB20201555555555, we work in pounds, London time",
    );
    expect(set.text).toBe(
      'Noted: name, address, currency, time zone, bank details, tax numbers. I read "pounds" as GBP (Pound sterling). The check digits of the VAT number of the United Kingdom GB123456789 do not fit: look whether every digit is right.',
    );
    expect(set.card?.tables[0]?.rows.map(([field, , becomes]) => [field, becomes])).toEqual([
      ["Name", "Studio Maya"],
      ["Address", "12 High Street, London N1"],
      ["Currency", "GBP"],
      ["Time zone", "Europe/London"],
      ["Bank details", "IBAN GB33 BUKB 2020 1555 5555 55"],
      ["Tax numbers", "VAT GB123456789"],
    ]);
    expect(fieldsOf(await say("show my business"))).toMatchObject({
      Name: "Studio Maya",
      Address: "12 High Street, London N1",
      Currency: "GBP (Pound sterling)",
      "Time zone": "Europe/London",
      "Tax numbers": "VAT GB123456789",
      "Bank details": "IBAN GB33 BUKB 2020 1555 5555 55",
      Terms: "(not set)",
      Paper: "A4",
    });
    expect(await told("what is our IBAN?")).toContain("IBAN GB33 BUKB 2020 1555 5555 55");
  });

  it.each([
    ["our VAT number is GB980780684", "Noted: tax numbers VAT GB980780684 (was VAT GB123456789)."],
    [
      "change our address to 7 Mill Lane, Bristol BS1 2AB",
      "Noted: address 7 Mill Lane, Bristol BS1 2AB (was 12 High Street, London N1).",
    ],
    ["default terms are 14 days", "Noted: terms 14 days."],
    ["we charge 20% VAT", "Noted: tax 20 % VAT."],
    ["number invoices like 2026-0001", "Noted: numbering invoices {year}-{0000} (was as usual)."],
    ["use letter paper", "Noted: paper US Letter (was A4)."],
    ["use letter paper", "That is what is set already."],
    [
      "our email is maya@studio.example and our phone is +44 20 7946 0000",
      "Noted: e-mail maya@studio.example; phone +44 20 7946 0000.",
    ],
    [
      "our VAT number is GB12345",
      '"GB12345" is no VAT number of the United Kingdom: it has too many characters or too few. One looks like GB980780684. Nothing was changed.',
    ],
    [
      "number invoices like ../secret-1",
      'Documents cannot be numbered like "../secret-1". A number has letters, digits and dashes, and digits that count at its end, such as INV-2026-001. Nothing was changed.',
    ],
    [
      "our phone is +44 20 7946 0001, default terms are 14 days, fax is out of order",
      'Noted: phone +44 20 7946 0001 (was +44 20 7946 0000). I did not understand "fax is out of order", and left it out.',
    ],
  ])("%s", async (said, answer) => {
    expect(await told(said)).toBe(answer);
  });

  it("is what an invoice takes where nothing else is said, and says so", async () => {
    const asked = await say("invoice Bob £100 for cleaning");
    expect(asked.text).toMatch(/ Taken from your settings: due in 14 days, 20 % VAT\.$/);
    // 24 November and 14 days; 100.00 and a fifth of it.
    expect(fieldsOf(asked)).toMatchObject({ From: "Studio Maya", "Due date": "8 Dec 2026", Total: "120.00 GBP" });
    expect(await told(`approve ${codeOf(asked, "Approve")}`)).toMatch(/^Approved\. Sent 2026-0001 to Bob: 120\.00 GBP/);
    const untaxed = await told("invoice Bob £100 for windows, no VAT, due in 30 days");
    expect(untaxed).toMatch(/^Sent 2026-0002 to Bob: 100\.00 GBP, due 24 Dec 2026\./);
    expect(untaxed).not.toContain("Taken from your settings");
    expect(await told("show 2026-0002")).toContain("100.00 GBP");
  });

  it("is taken back by its Undo, unless it was changed again since", async () => {
    const changed = await say("our terms are 30 days");
    expect(await told(codeOf(changed, "Undo"))).toBe("Undone: your business is as it was before that.");
    expect(await told("what are our terms?")).toBe("Terms: 14 days.");
    const once = await say("our terms are 21 days");
    await say("our terms are 7 days");
    expect(await told(codeOf(once, "Undo"))).toMatch(
      /^The terms changed in the meantime: 7 days now, 21 days when this was asked for, 14 days wanted\. Nothing was changed\./,
    );
  });

  it("bears a logo from a file of this machine, or one that came with the words", async () => {
    expect(await told(`use this logo: ${picture}`)).toMatch(/^Noted: logo a picture/);
    expect(fieldsOf(await say("show my business"))["Logo"]).toBe("PNG, 120 x 40, 1 kB");
    const drawn = join(folder, "logo.svg");
    writeFileSync(drawn, svgOf('width="64" height="64"'));
    expect(await told(JSON.stringify({ text: "use this logo", files: [drawn] }))).toMatch(
      /^Noted: logo a picture .* \(was a picture/,
    );
    expect(await told("use this logo")).toMatch(/^Which picture\? /);
    const words = join(folder, "words.png");
    writeFileSync(words, "no picture at all");
    expect(await told(`use this logo: ${words}`)).toContain("That file is not a picture");
    const large = join(folder, "large.png");
    writeFileSync(large, pngOf(10, 10));
    truncateSync(large, 50 * 1024 * 1024);
    expect(await told(`use this logo: ${large}`)).toContain("That file has 50.0 MB, and a logo may have 2 MB at most.");
    mkdirSync(join(folder, "pictures.png"));
    expect(await told(`use this logo: ${join(folder, "pictures.png")}`)).toContain("is a folder");
    expect(fieldsOf(await say("show my business"))["Logo"]).toBe("SVG, 64 x 64, 1 kB");
  });

  it("changes for the bookkeeper when the owner has seen old and new", async () => {
    await say("add member Ben as bookkeeper");
    const asked = await say("our IBAN is DE89 3704 0044 0532 0130 00", "Ben");
    expect(asked.text).toBe(
      "Change your business: bank details. It waits for the owner: Settings and members change only by the owner's own hand.",
    );
    expect(asked.card?.tables[0]?.rows).toEqual([
      ["Bank details", "IBAN GB33 BUKB 2020 1555 5555 55", "IBAN DE89 3704 0044 0532 0130 00"],
    ]);
    expect(asked.buttons.map(({ label }) => label)).toEqual(["Why"]);
    const code = codeOf(asked, "Why");
    expect(await told(`approve ${code}`, "Ben")).toBe(
      `As a bookkeeper you may not decide ${code}. It needs the owner.`,
    );
    expect(await told("what is our IBAN?", "Ben")).toContain("GB33");
    expect(await told(`approve ${code}`)).toBe("Approved and done: Change your business: bank details.");
    expect(await told("what is our IBAN?", "Ben")).toContain("DE89 3704 0044 0532 0130 00");
  });

  it("stops sending by itself when the way to be paid is taken away", async () => {
    expect(await told("remove our IBAN")).toMatch(/^Noted: bank details \(not set\) \(was IBAN DE89/);
    expect(await told("invoice Bob £10 for keys")).toContain("Your business has no way to be paid yet");
  });
});
