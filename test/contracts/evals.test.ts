import { readFileSync } from "node:fs";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { EvalCase } from "../evals/eval-case.ts";
import { readCases } from "../evals/read-cases.ts";
import { score, type Verdict } from "../evals/score.ts";
import { openStage, type Stage } from "../evals/stage.ts";
import { tableOf } from "../evals/table.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const usd = (amount: string) => ({ amount, currency: "USD" });
const HOSTING = "invoice Globex $500 for hosting";
const invoice = (more: Record<string, unknown> = {}) => ({
  tool: "create-invoice",
  args: { party: "Globex", amount: usd("500.00"), description: "hosting", ...more },
});
const paid = { party: "Globex", amount: usd("500.00"), number: "INV-0001" };

// What is said, what it is said to come to, and how that has to be judged.
const JUDGED: readonly (readonly [title: string, say: string, expect: unknown, verdict: Verdict, why?: RegExp])[] = [
  ["an invoice as expected", HOSTING, invoice(), "right"],
  ["a wrong amount", HOSTING, invoice({ amount: usd("400.00") }), "wrong-act", /unitPrice is 500, wanted 400/],
  [
    "a wrong currency",
    HOSTING,
    invoice({ amount: { amount: "500", currency: "EUR" } }),
    "wrong-act",
    /currency is USD/,
  ],
  ["a wrong customer", HOSTING, invoice({ party: "Acme Ltd" }), "wrong-act", /party is Globex, wanted Acme Ltd/],
  ["a wrong date", HOSTING, invoice({ due: "2026-12-01" }), "wrong-act", /due is 2026-12-22, wanted 2026-12-01/],
  ["a tax that nobody said", HOSTING, invoice({ taxPercent: "20" }), "wrong-act", /taxPercent is none, wanted 20/],
  ["an act where a chat was meant", HOSTING, { chat: true }, "wrong-act", /nothing was to be done/],
  ["an act where a question was meant", HOSTING, { ask: "due" }, "wrong-act"],
  ["an act that had to be refused", HOSTING, { refuse: true }, "wrong-act"],
  ["an act in place of another", HOSTING, { tool: "send-document", args: { number: "INV-0002" } }, "wrong-act"],
  ["an act beside a question", HOSTING, { tool: "who-owes", args: { scope: "all" } }, "wrong-act"],
  [
    "a half of two acts",
    HOSTING,
    { tools: [invoice(), { tool: "send-document", args: { number: "INV-0002" } }] },
    "wrong",
  ],
  ["a payment as expected", "Globex paid $500 on INV-0001", { tool: "record-payment", args: paid }, "right"],
  [
    "a payment of another day",
    "Globex paid $500 on INV-0001",
    { tool: "record-payment", args: { ...paid, receivedOn: "2026-11-21" } },
    "wrong-act",
    /receivedOn is 2026-11-22/,
  ],
  [
    "an approval as expected",
    "approve K7M4",
    { tool: "decide-approval", args: { verdict: "approve", code: "K7M4" } },
    "right",
  ],
  [
    "the other decision",
    "approve K7M4",
    { tool: "decide-approval", args: { verdict: "reject", code: "K7M4" } },
    "wrong-act",
  ],
  ["a question as expected", "invoice Acme $500 for hosting due friday", { ask: "party" }, "right"],
  [
    "another question than expected",
    "invoice Acme $500 for hosting due friday",
    { ask: "due" },
    "asked",
    /it asks for party/,
  ],
  ["a question where an act was meant", "invoice Globex", invoice(), "asked"],
  ["a reading as expected", "who owes me money?", { tool: "who-owes", args: { scope: "all" } }, "right"],
  ["a reading of something else", "who owes me money?", { tool: "who-owes", args: { scope: "overdue" } }, "wrong"],
  [
    "a reading about somebody else",
    "what does Globex owe me?",
    { tool: "who-owes", args: { party: "Initech GmbH" } },
    "wrong",
  ],
  ["a reading in place of a refusal", "who owes me money?", { refuse: true }, "wrong"],
  [
    "words that are not understood",
    "flumox the gromit",
    { tool: "who-owes", args: { scope: "all" } },
    "not-understood",
  ],
  ["small talk", "thanks", { chat: true }, "right"],
];

describe("the real app in the world of the cases", () => {
  for (const [title, say, expected, verdict, why] of JUDGED) {
    it(title, async () => {
      const judged = score({ expect: expected as EvalCase["expect"] }, await stage.play({ before: [], say }));
      expect(judged.verdict).toBe(verdict);
      expect(judged.why.join("\n")).toMatch(why ?? (verdict === "right" ? /^$/ : /./));
    });
  }

  it("an act too many", async () => {
    const observed = await stage.play({ before: [], say: HOSTING });
    const twice = {
      ...observed,
      deeds: [...observed.deeds, ...observed.deeds.map((deed) => ({ ...deed, document: null }))],
    };
    expect(score({ expect: invoice() }, observed).verdict).toBe("right");
    expect(score({ expect: invoice() }, twice).verdict).toBe("wrong-act");
  });

  it("what was said before is not counted, and each case begins anew", async () => {
    const observed = await stage.play({ before: [HOSTING], say: "thanks" });
    expect(observed.deeds).toEqual([]);
    expect(observed.before.document?.facts).toMatchObject({ party: "Globex", due: "2026-12-22" });
    const [draft] = (await stage.play({ before: [], say: HOSTING })).deeds;
    expect(draft?.operation).toBe("draft-document");
    const { before } = await stage.play({ before: [], say: "thanks" });
    expect(before).toMatchObject({ document: null, lastSubject: null });
    expect(before.open).toEqual(
      new Map([
        ["INV-0001", { amount: "1200", currency: "USD", party: "Globex" }],
        ["INV-0002", { amount: "800", currency: "EUR", party: "Initech GmbH" }],
        ["INV-0003", { amount: "0", currency: "USD", party: "Acme Ltd" }],
      ]),
    );
  });
});

describe("a case file", () => {
  const line = '{"id": "a", "kind": "k", "say": "hi", "expect": {"chat": true}}';

  it("names every line that is broken, and gives no case then", () => {
    const text = [
      "",
      line,
      "{",
      line,
      '{"id": "b", "kind": "k", "say": "hi", "expect": {"chat": false}}',
      '{"id": "c"}',
    ];
    const read = readCases(text.join("\n"));
    const problems = read.ok ? [] : read.problems;
    expect(problems.map((problem) => problem.split(" (")[0])).toEqual([
      "line 3: it is no JSON",
      'line 4: the id "a" stands on line 2 already',
      "line 5: it is no case",
      "line 6: it is no case",
    ]);
    expect(problems[2]).toContain("(expect");
  });

  it("is refused when it is empty, and an unknown field in it is no guess", () => {
    expect(readCases("\n \n").ok).toBe(false);
    expect(readCases(line.replace('"chat": true', '"tool": "x", "args": {"sum": 3}')).ok).toBe(false);
  });

  it("of the main job is whole", () => {
    const read = readCases(readFileSync(new URL("../evals/main-job.jsonl", import.meta.url), "utf8"));
    expect(read.ok ? read.cases.length : read.problems).toBe(254);
  });
});

it("the table has a row a kind and the sum", () => {
  const table = tableOf([
    { kind: "a", verdict: "right" },
    { kind: "b", verdict: "wrong-act" },
    { kind: "a", verdict: "asked" },
  ]);
  expect(table.split("\n").map((row) => row.replace(/\s+/g, " "))).toEqual([
    "| kind | cases | right | asked | not understood | wrong | WRONG ACT |",
    expect.stringMatching(/^\| -+ \| -+: \|/),
    "| a | 2 | 1 | 1 | 0 | 0 | 0 |",
    "| b | 1 | 0 | 0 | 0 | 0 | 1 |",
    "| all | 3 | 1 | 1 | 0 | 0 | 1 |",
  ]);
});
