import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { pdfText } from "../support/pdf-text.ts";
import { expectPlainWords } from "../support/plain-words.ts";
import { prepareHome } from "../support/prepare-home.ts";
import { codeOf } from "../support/read-post.ts";
import { type Post, type Running, runPurser, startPurser } from "../support/start-purser.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const CHECKOUT = fileURLToPath(new URL("../../", import.meta.url));
const TOYS = fileURLToPath(new URL("toy-extension", import.meta.url));
const COPIED = ["src", "adapters", "tools", "prompts", "prisma", "package.json", "tsconfig.json"];
const KINDS = [
  "adapters/toy/index.ts",
  "src/documents/types/quote.ts",
  "src/governance/guardrails/big-quote.ts",
  "src/jobs/quote-follow-up.ts",
  "src/operations/accept-quote.ts",
  "src/workflows/quoting.ts",
  "tools/quotes.ts",
];

const folder = temporaryFolder();
const [checkout, home, toy] = [join(folder, "checkout"), join(folder, "home"), join(folder, "toy")];

let before: ReadonlyMap<string, string>;
let purser: Running;

beforeAll(async () => {
  mkdirSync(toy);
  for (const name of COPIED) cpSync(join(CHECKOUT, name), join(checkout, name), { recursive: true });
  symlinkSync(join(CHECKOUT, "node_modules"), join(checkout, "node_modules"));
  before = digests();
  cpSync(TOYS, checkout, { recursive: true });
  purser = startPurser({ checkout, home: await prepareHome(home), env: { TOY_FOLDER: toy } });
});
afterAll(() => purser.kill("SIGKILL"));

/** SHA-256 of every file that was copied or dropped, by its path. */
function digests(): ReadonlyMap<string, string> {
  const paths = COPIED.flatMap((name) => (name.includes(".") ? [name] : filesUnder(name)));
  return new Map(
    paths.map((path) => [
      path,
      createHash("sha256")
        .update(readFileSync(join(checkout, path)))
        .digest("hex"),
    ]),
  );
}

function filesUnder(name: string): readonly string[] {
  const entries = readdirSync(join(checkout, name), { withFileTypes: true, recursive: true });
  return entries.flatMap((entry) => (entry.isFile() ? [relative(checkout, join(entry.parentPath, entry.name))] : []));
}

interface ToyLine extends Post {
  readonly replyTo?: string | null;
  readonly edited?: string;
}

function toyLines(): readonly ToyLine[] {
  const file = join(toy, "posts.jsonl");
  if (!existsSync(file)) return [];
  // What follows the last line's end is still being written.
  const lines = readFileSync(file, "utf8").split("\n").slice(0, -1);
  return lines.map((line) => JSON.parse(line) as ToyLine);
}

async function until<T>(look: () => T | undefined): Promise<T> {
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    await sleep(20);
  }
}

let events = 0;

/** Delivers an event to the toy platform and awaits the post that answers it. */
async function tell(text: string, id = `toy-event-${++events}`): Promise<Post> {
  const port = await until(() => (existsSync(join(toy, "port")) ? readFileSync(join(toy, "port"), "utf8") : undefined));
  const response = await fetch(`http://127.0.0.1:${port}/`, {
    method: "POST",
    body: JSON.stringify({ id, author: "owner", text }),
  });
  expect(await response.text()).toBe("stored");
  return until(() => toyLines().find(({ replyTo }) => replyTo === id));
}

describe("one file of each kind, dropped into its place, with nothing else touched", () => {
  it("is there at once: the toy platform hears, the toy tool is among what can be said", async () => {
    const help = await tell("help");
    expect(help.card?.tables[0]?.rows.map(([, example]) => example)).toContain("quote Acme Ltd $400 for a garden shed");
  });

  it("drafts, asks, and issues a document of the new type by its own number pattern", async () => {
    const asked = await tell("quote Acme Ltd $400 for a garden shed");
    expect(asked.text).toMatch(
      /^Issue and send quote to Acme Ltd: 400\.00 USD\. It waits for the owner: Acme Ltd is a new customer/,
    );
    const draft = await pdfText(asked.files[0] ?? "");
    for (const words of ["Quote", "DRAFT", "A garden shed", "400.00 USD"]) expect(draft).toContain(words);

    const id = "toy-event-approve";
    const sent = await tell(`approve ${codeOf(asked, "Approve")}`, id);
    expect(sent.text).toMatch(/^Approved\. Sent QUO-001 to Acme Ltd: 400\.00 USD/);
    expect(sent.files).toEqual([join(home, "outbox", "QUO-001", "QUO-001.pdf")]);
    const pdf = await pdfText(sent.files[0] ?? "");
    for (const words of ["Quote", "QUO-001", "Acme Ltd", "A garden shed", "400.00 USD", "Valid until"])
      expect(pdf).toContain(words);

    // The platform's second delivery of the same event changes nothing and is answered by nothing.
    await tell(`approve ${codeOf(asked, "Approve")}`, id);
    const outcome = await until(() => toyLines().find(({ edited }) => edited !== undefined));
    expect(outcome.text).toMatch(/Issue and send quote to Acme Ltd: 400\.00 USD\. Approved by owner/);
    expect(outcome.buttons).toEqual([]);
  });

  it("is stopped by the new guardrail in the new workflow, and goes on with a person's word", async () => {
    const asked = await tell("accept quote QUO-001");
    expect(asked.text).toBe("Accept QUO-001. It waits for the owner: 400.00 USD is a big quote.");
    expect((await tell("approve it")).text).toBe("Approved and done: Accept QUO-001.");
  });

  it("goes alone where the new guardrail does not fire", async () => {
    expect((await tell("quote Acme Ltd $200 for a bench")).text).toMatch(/^Sent QUO-002 to Acme Ltd: 200\.00 USD/);
    expect((await tell("accept quote QUO-002")).text).toBe("QUO-002 is accepted: its prices are agreed.");
  });

  it("works together with what was there: other guardrails, other tools, other platforms", async () => {
    expect((await tell("Invoice Acme Ltd $500 for a garden shed due in 14 days")).text).toContain(
      'a garden shed was agreed at 400.00 USD, but "a garden shed" asks 500.00 USD.',
    );
    expect((await purser.say("show QUO-002")).text).toMatch(/^QUO-002 to Acme Ltd, 200\.00 USD, is sent\./);
    expect((await purser.say("who owes me money?")).text, "a quote is not owed").toBe("Nobody owes you anything.");
    expect((await purser.say("why QUO-001?")).text).toContain("400.00 USD is a big quote.");
    expect((await purser.say("Invoice Acme Ltd $20 for nails due in 14 days")).text).toMatch(
      /^Sent INV-0001 to Acme Ltd/,
    );
    expect(await purser.kill("SIGTERM")).toMatchObject({ code: 0, errors: "" });
    const answered = toyLines().flatMap(({ replyTo }) => replyTo ?? []);
    expect(answered.toSorted()).toEqual([...new Set(answered)].toSorted());
  });

  it("runs the new job by itself, once for each quote", async () => {
    const note = (number: string): string => join(home, `follow-up-${number}.txt`);
    // A start looks at every job once it has settled in, without waiting for the minute.
    purser = startPurser({ checkout, home, env: { TOY_FOLDER: toy } });
    await until(() => (existsSync(note("QUO-001")) && existsSync(note("QUO-002")) ? true : undefined));
    expect((await purser.close()).code).toBe(0);
    expect(readFileSync(note("QUO-001"), "utf8")).toBe("Ask about QUO-001.\n");
  });

  it("touched no other file", () => {
    const after = digests();
    expect([...after.keys()].filter((path) => !before.has(path)).toSorted()).toEqual(KINDS);
    expect([...before].filter(([path, digest]) => after.get(path) !== digest)).toEqual([]);
  });
});

describe("a bad extension stops the process with its file's name, in plain words", () => {
  it.each([
    ["src/governance/guardrails/half.ts", "export default {", "half.ts cannot be used: "],
    ["src/workflows/nothing.ts", "export const name = 1;", "nothing.ts cannot be used: it has no default export."],
    [
      "src/documents/types/renamed.ts",
      'export { default } from "./quote.ts";',
      'renamed.ts cannot be used: it is named "quote" but its file says "renamed".',
    ],
    [
      "tools/plain.ts",
      'export default { name: "plain" };',
      "plain.ts cannot be used: its default export was not made by the function that defines a tool.",
    ],
    ["adapters/empty/readme.md", "nothing here", "adapters/empty/index.ts cannot be used: "],
  ])("%s", async (path, content, told) => {
    const file = join(checkout, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    try {
      const { code, output, errors } = await runPurser(["start"], { checkout, home });
      expectPlainWords(errors);
      expect(errors).toContain(told);
      expect(errors).toMatch(/Mend that file, or take it out of its folder, and start again\.\n$/);
      expect({ code, output }).toEqual({ code: 1, output: "" });
    } finally {
      rmSync(path.startsWith("adapters/") ? dirname(file) : file, { recursive: true });
    }
  });
});
