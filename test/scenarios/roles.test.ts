import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { expectPlainWords } from "../support/plain-words.ts";
import { prepareHome } from "../support/prepare-home.ts";
import { codeOf } from "../support/read-post.ts";
import { type Running, startPurser } from "../support/start-purser.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const home = join(temporaryFolder(), "home");
const flags = ["--today", "2026-11-22"];

const speakers = new Map<string, Running>();
/** What the owner has to decide: 6,000.00 to Acme Ltd, who owes 100.00 already. */
let waiting: string;

const say = async (who: string, line: string): Promise<string> => {
  const running = speakers.get(who) ?? startPurser({ home, command: "chat", flags: [...flags, "--as", who] });
  speakers.set(who, running);
  const { text } = await running.say(line);
  expectPlainWords(text);
  return text;
};

beforeAll(async () => {
  const owner = startPurser({ home: await prepareHome(home), flags });
  speakers.set("owner", owner);
  await owner.say("Invoice Acme Ltd $100 for hosting due in 30 days");
  await owner.say("approve it");
  waiting = codeOf(await owner.say("Invoice Acme Ltd $6,000 for a website due in 30 days"), "Approve");
});
afterAll(() => Promise.all([...speakers.values()].map((running) => running.kill("SIGKILL"))));

describe("others speak within their roles, from terminals of their own beside the running one", () => {
  it("once the owner lets them", async () => {
    expect(await say("owner", "add member Ben as bookkeeper")).toBe(
      "Ben may now speak for the business as a bookkeeper. On this machine they start with --as Ben.",
    );
    expect(await say("owner", "add member Vera as viewer")).toMatch(
      /^Vera may now speak for the business as a viewer\./,
    );
    expect(await say("Zed", "who owes me money?")).toContain(
      'Nobody called "Zed" may speak for this business. There are: owner, Ben, Vera. The owner can add you: "add member Zed as bookkeeper".',
    );
  });

  it("a bookkeeper writes invoices and notes payments, and neither decides nor adds members", async () => {
    expect(await say("Ben", "what needs me")).toContain(
      "It waits for the owner: 6,000.00 USD is over the limit of 5,000.00 USD.",
    );
    expect(await say("Ben", `approve ${waiting}`)).toBe(
      `As a bookkeeper you may not decide ${waiting}. It needs the owner.`,
    );
    expect(await say("Ben", `reject ${waiting}`)).toBe(
      `As a bookkeeper you may not decide ${waiting}. It needs the owner.`,
    );
    expect(await say("Ben", "add member Eve as owner")).toBe(
      "Ben is a bookkeeper and may not add a member: it is for the owner.",
    );
    expect(await say("Ben", "Invoice Acme Ltd $20 for stamps due in 30 days")).toMatch(
      /^Sent INV-0002 to Acme Ltd: 20\.00 USD/,
    );
    // INV-0001 is as old as INV-0002 and comes first: 100.00 - 30.00 = 70.00.
    expect(await say("Ben", "Acme Ltd paid $30")).toBe(
      "Noted 30.00 USD from Acme Ltd: INV-0001 is paid in part with 30.00 USD, 70.00 USD is still open.",
    );
  });

  it("a viewer looks, and changes nothing", async () => {
    const refused = (what: string): string =>
      `Vera is a viewer and may not ${what}: it is for the owner or a bookkeeper.`;
    expect(await say("vera", "Invoice Acme Ltd $20 for stamps due in 30 days")).toBe(refused("draft a document"));
    expect(await say("vera", "Acme Ltd paid $20")).toBe(refused("note a payment"));
    expect(await say("vera", "void INV-0002")).toBe(refused("void a document"));
    expect(await say("vera", "add customer Bob")).toBe(refused("put a customer on file"));
    expect(await say("vera", `approve ${waiting}`)).toBe(
      `As a viewer you may not decide ${waiting}. It needs the owner.`,
    );
    // 70.00 + 20.00
    expect(await say("vera", "what does Acme Ltd owe?")).toBe(
      "Acme Ltd owes you 90.00 USD on 2 invoices, none of it overdue.",
    );
  });

  it("and each leaves without disturbing the others", async () => {
    for (const who of ["Ben", "vera", "Zed"]) {
      expect(await speakers.get(who)?.close()).toMatchObject({ code: 0, errors: "" });
    }
    expect(await say("owner", "void INV-0002 because Ben was only trying")).toMatch(/^Voided INV-0002\./);
    expect(await say("owner", `approve ${waiting}`)).toMatch(/^Approved\. Sent INV-0003 to Acme Ltd: 6,000\.00 USD/);
    expect(await speakers.get("owner")?.close()).toMatchObject({ code: 0, errors: "" });
  });
});
