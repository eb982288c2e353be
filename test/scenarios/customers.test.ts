import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { expectPlainWords } from "../support/plain-words.ts";
import { prepareHome } from "../support/prepare-home.ts";
import { fieldsOf } from "../support/read-post.ts";
import { type Running, startPurser } from "../support/start-purser.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const home = join(temporaryFolder(), "home");
let purser: Running;

beforeAll(async () => {
  purser = startPurser({ home: await prepareHome(home), flags: ["--today", "2026-11-22"] });
  await purser.say("add customer Stark Lighting, terms 14 days");
  await purser.say("add customer Pied Piper Inc");
});
afterAll(() => purser.kill("SIGKILL"));

async function hear(said: string): Promise<string> {
  const { text } = await purser.say(said);
  expectPlainWords(text);
  return text;
}

describe("what is on file of a customer", () => {
  it.each([
    ["Stark Lighting's address is 12 High Street, Leeds", "Noted for Stark Lighting: address 12 High Street, Leeds."],
    ["the email of Stark Lighting is ap@stark.example", "Noted for Stark Lighting: e-mail ap@stark.example."],
    [
      "pied piper's e-mail is richard@piedpiper.example and their terms are 30 days",
      "Noted for Pied Piper Inc: e-mail richard@piedpiper.example; terms 30 days.",
    ],
    ["Pied Piper's VAT number is GB980780684", "Noted for Pied Piper Inc: tax number GB980780684."],
    ["give Stark Lighting 60 days", "Noted for Stark Lighting: terms 60 days."],
    ["remove Pied Piper's terms", "Noted for Pied Piper Inc: no terms any more."],
    ["send Stark Lighting's invoices to books@stark.example", "Noted for Stark Lighting: e-mail books@stark.example."],
    ["Stark Lighting is now called Stark Group", "Noted for Stark Group: name Stark Group."],
    ["Stark Group's terms are 60 days", "That is what is on file of Stark Group already."],
    ["what is Stark Group's address?", "Address of Stark Group: 12 High Street, Leeds."],
    [
      "what's Pied Piper's address",
      'No address of Pied Piper Inc is on file. "Pied Piper Inc\'s address is ..." puts it there.',
    ],
    [
      "Hooli's address is 1 Infinite Way",
      'There is no customer called "Hooli". Nothing was changed; "add customer Hooli" puts them on file.',
    ],
    [
      "Stark Group's tax number is none",
      '"none" is no tax number, so nothing was changed. One looks like GB980780684.',
    ],
    ["Stark Group's terms are 400 days", "Terms are at most 365 days. Nothing was changed."],
    [
      "Stark Group's address is 12 High Street but don't change it yet",
      'I am not sure that "12 High Street but don\'t change it yet" is an address, so nothing was changed. Say it alone: "their address is 12 High Street, London N1".',
    ],
    [
      "Stark Group's VAT is 200 this quarter",
      '"200 this quarter" is no tax number, so nothing was changed. One looks like GB980780684.',
    ],
    [
      "rename Stark Group to Pied Piper Inc.",
      "Pied Piper Inc is on file already, as another customer. Nothing was changed.",
    ],
  ])("%s", async (said, answer) => {
    expect(await hear(said)).toBe(answer);
  });

  it("is found by a name that ends like a genitive, and by one in the genitive", async () => {
    await hear("add customer Wendy's");
    expect(await hear("Wendy's address is 5 Burger Lane, Leeds")).toBe(
      "Noted for Wendy's: address 5 Burger Lane, Leeds.",
    );
    expect(await hear("show customer Wendy’s")).toMatch(/^Wendy's owes you nothing\./);
    await hear("add customer Marks");
    await hear("add customer Mark");
    expect(await hear("Mark's address is 6 Lane, Leeds")).toBe("Noted for Mark: address 6 Lane, Leeds.");
  });

  it("is shown whole", async () => {
    const shown = await purser.say("show customer Stark Group");
    expect(shown.text).toBe(
      "Stark Group owes you nothing. They are new: the first invoice to them waits for a person, whatever it comes to.",
    );
    expect(fieldsOf(shown)).toEqual({
      "E-mail": "books@stark.example",
      Address: "12 High Street, Leeds",
      "Tax number": "(not set)",
      Terms: "60 days",
    });
  });

  it("is taken back by words", async () => {
    await hear("Pied Piper's address is 5 Wrong Road");
    expect(await hear("undo that")).toBe("Undone: what is on file of Pied Piper Inc is as it was before.");
    expect(await hear("what is Pied Piper's address?")).toContain("No address of Pied Piper Inc is on file.");
  });

  it("stands on the next invoice", async () => {
    const asked = await purser.say("invoice Stark Group $500 for lamps");
    expect(fieldsOf(asked), "60 days after 22 November").toMatchObject({ "Due date": "21 Jan 2027" });
  });

  it("is not the business's own", async () => {
    expect(await hear("our address is 3 Own Street, York")).toContain("Noted: address 3 Own Street, York");
    expect(await hear("what is Stark Group's address?")).toBe("Address of Stark Group: 12 High Street, Leeds.");
  });
});
