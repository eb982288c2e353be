import { describe, expect, it } from "vitest";

import type { Verdict } from "#domain/policy";
import { actByKey } from "#storage/acts-store";
import {
  contentOf,
  done,
  draftFor,
  type InvoiceWanted,
  knownCustomer,
  newCustomer,
  pay,
  sentInvoice,
  wireMoney,
} from "#test/business-of-tests";
import type { TestOffice } from "#test/open-office";

type Who = "ana" | "anaByHand" | "ben" | "benByHand" | "cleo" | "cleoByHand";

interface Issue extends InvoiceWanted {
  readonly to: "new" | "known";
  /** What was agreed with the customer for a website, before. */
  readonly agreedMinor?: bigint;
  readonly statedMinor?: bigint;
}

/** Day one: who asks for which invoice, what policy says, and the rules that it names. */
const ISSUES: readonly (readonly [what: string, who: Who, issue: Issue, verdict: Verdict, rules: readonly string[]])[] =
  [
    ["100.00 to a new customer", "ana", { to: "new" }, "await", ["new-customer"]],
    ["100.00 to a known customer", "ana", { to: "known" }, "perform", ["slice"]],
    ["exactly the limit of 5,000.00", "ana", { to: "known", amountMinor: 500_000n }, "perform", ["slice"]],
    ["a cent over the limit", "ana", { to: "known", amountMinor: 500_001n }, "await", ["over-limit"]],
    [
      "a cent over the limit to a new customer",
      "ana",
      { to: "new", amountMinor: 500_001n },
      "await",
      ["new-customer", "over-limit"],
    ],
    ["0.01 in another currency", "ana", { to: "known", amountMinor: 1n, currency: "EUR" }, "await", ["over-limit"]],
    ["1 yen", "ana", { to: "known", amountMinor: 1n, currency: "JPY" }, "await", ["over-limit"]],
    ["the agreed rate, kept", "ana", { to: "known", agreedMinor: 10_000n }, "perform", ["slice"]],
    ["the agreed rate, a cent above", "ana", { to: "known", agreedMinor: 9_999n }, "await", ["rate-broken"]],
    ["the agreed rate, a cent below", "ana", { to: "known", agreedMinor: 10_001n }, "await", ["rate-broken"]],
    [
      "a rate agreed for another thing",
      "ana",
      { to: "known", agreedMinor: 1n, description: "Hosting" },
      "perform",
      ["slice"],
    ],
    ["the total that was said", "ana", { to: "known", statedMinor: 10_000n }, "perform", ["slice"]],
    ["another total than was said", "ana", { to: "known", statedMinor: 10_001n }, "await", ["total-unlike-lines"]],
    [
      "everything at once",
      "ana",
      { to: "new", amountMinor: 600_000n, agreedMinor: 1n, statedMinor: 2n },
      "await",
      ["new-customer", "over-limit", "rate-broken", "total-unlike-lines"],
    ],
    ["100.00 to a new customer", "anaByHand", { to: "new" }, "perform", ["own-hand"]],
    ["a cent over the limit", "anaByHand", { to: "known", amountMinor: 500_001n }, "perform", ["own-hand"]],
    ["100.00 to a known customer", "ben", { to: "known" }, "perform", ["slice"]],
    ["100.00 to a new customer", "ben", { to: "new" }, "await", ["new-customer"]],
    ["100.00 to a known customer", "benByHand", { to: "known" }, "perform", ["slice"]],
    ["100.00 to a new customer", "benByHand", { to: "new" }, "await", ["new-customer"]],
    ["a cent over the limit", "benByHand", { to: "known", amountMinor: 500_001n }, "await", ["over-limit"]],
    ["100.00 to a known customer", "cleo", { to: "known" }, "refuse", ["role"]],
    ["100.00 to a known customer", "cleoByHand", { to: "known" }, "refuse", ["role"]],
  ];

/** Makes the input of an operation about a known customer. */
type InputFor = (office: TestOffice, partyId: string) => unknown;

type Case = readonly [operation: string, input: InputFor, verdicts: Readonly<Record<Who, string>>];

const EVERYBODY_WHO_WORKS = { anaByHand: "perform own-hand", cleo: "refuse role", cleoByHand: "refuse role" };
const HARMLESS = {
  ana: "perform harmless",
  anaByHand: "perform harmless",
  ben: "perform harmless",
  benByHand: "perform harmless",
  cleo: "refuse role",
  cleoByHand: "refuse role",
};
const BY_TIER = { ...EVERYBODY_WHO_WORKS, ana: "perform tier", ben: "perform tier", benByHand: "perform tier" };
const IN_THE_SLICE = { ...EVERYBODY_WHO_WORKS, ana: "perform slice", ben: "perform slice", benByHand: "perform slice" };
const CONFIGURE = {
  ana: "await configure",
  anaByHand: "perform own-hand",
  ben: "refuse role",
  benByHand: "refuse role",
  cleo: "refuse role",
  cleoByHand: "refuse role",
};
let names = 0;

/** Every other operation, for a known customer within the limit. */
const OTHERS: readonly Case[] = [
  ["add-party", () => ({ name: `Policy ${names++}` }), HARMLESS],
  ["agree-rate", (_, partyId) => ({ partyId, item: "hosting", unitPrice: wireMoney(1_000n) }), CONFIGURE],
  ["draft-document", (_, id) => ({ kind: "invoice", party: { id }, content: contentOf() }), HARMLESS],
  [
    "revise-draft",
    async (office, partyId) => ({ ...(await draftFor(office, partyId)), content: contentOf() }),
    HARMLESS,
  ],
  ["record-payment", (_, partyId) => ({ partyId, amount: wireMoney(1n), receivedOn: "2026-11-23" }), BY_TIER],
  [
    "send-document",
    async (office, partyId) => ({ documentId: (await sentInvoice(office, partyId)).subject }),
    IN_THE_SLICE,
  ],
  [
    "void-document",
    async (office, partyId) => ({ documentId: (await sentInvoice(office, partyId)).subject }),
    IN_THE_SLICE,
  ],
  ["remove-party", async (office) => ({ partyId: await newCustomer(office) }), HARMLESS],
  [
    "end-rate",
    async (office, partyId) => {
      const item = `rate ${names++}`;
      done(await office.act("agree-rate", { partyId, item, unitPrice: wireMoney(1n) }, office.anaByHand));
      return { partyId, item, currency: "USD", from: "2026-11-23" };
    },
    CONFIGURE,
  ],
  [
    "unapply-credit",
    async (office) => {
      const owing = await newCustomer(office);
      await pay(office, owing, 100n);
      const { subject } = await sentInvoice(office, owing, { amountMinor: 100n });
      return done(await office.act("apply-credit", { documentId: subject }, office.ana)).wayBack?.input;
    },
    BY_TIER,
  ],
  ["add-member", () => ({ name: `Member ${names++}`, role: "viewer" }), CONFIGURE],
];

export function policySuite(office: () => TestOffice): void {
  async function judged(operation: string, input: unknown, who: Who): Promise<string> {
    const key = office().nextKey();
    const outcome = await office().act(operation, input, office()[who], key);
    const act = await actByKey(office().database.reads, key);
    expect({ perform: "done", await: "awaiting", refuse: "refused" }[act?.verdict ?? "refuse"]).toBe(outcome.kind);
    return `${act?.verdict} ${act?.rules.map((rule) => rule.name).join(" ")}`;
  }

  describe("on day one", () => {
    let acquainted: string | undefined;

    it.each(ISSUES)(
      "an invoice of %s, asked for by %s",
      async (_, who, { to, agreedMinor, statedMinor, ...wanted }, verdict, rules) => {
        const own = to === "new" ? newCustomer : knownCustomer;
        acquainted ??= await knownCustomer(office());
        const partyId = to === "known" && agreedMinor === undefined ? acquainted : await own(office());
        if (agreedMinor !== undefined) {
          done(
            await office().act(
              "agree-rate",
              { partyId, item: "website", unitPrice: wireMoney(agreedMinor) },
              office().anaByHand,
            ),
          );
        }
        const draft = await draftFor(office(), partyId, wanted);
        const stated = statedMinor === undefined ? {} : { statedTotal: wireMoney(statedMinor) };
        expect(await judged("issue-document", { ...draft, ...stated }, who)).toBe([verdict, ...rules].join(" "));
      },
    );

    it.each(
      OTHERS.flatMap(([operation, input, verdicts]) =>
        Object.entries(verdicts).map(([who, verdict]) => [operation, who as Who, verdict, input] as const),
      ),
    )("%s, asked for by %s: %s", async (operation, who, verdict, input) => {
      acquainted ??= await knownCustomer(office());
      expect(await judged(operation, await input(office(), acquainted), who)).toBe(verdict);
    });

    it("has fired every guardrail that there is", () => {
      // Three have suites of their own: a business that is not set up, what is replaced, and what no font has.
      const fired = new Set(["not-set-up", "handed-over", "undrawable", ...ISSUES.flatMap(([, , , , rules]) => rules)]);
      expect(
        office()
          .extensions.guardrails.map(({ name }) => name)
          .filter((name) => !fired.has(name)),
      ).toEqual([]);
    });

    it("says in words what stopped an act, with its figures", async () => {
      const partyId = await newCustomer(office(), "Wordy Ltd");
      const outcome = await office().act(
        "issue-document",
        await draftFor(office(), partyId, { amountMinor: 500_001n }),
        office().ben,
      );
      expect(outcome).toMatchObject({
        kind: "awaiting",
        approval: {
          rules: [
            {
              name: "new-customer",
              words: "Wordy Ltd is a new customer: nothing that a person approved was sent to them before.",
            },
            { name: "over-limit", words: "5,000.01 USD is over the limit of 5,000.00 USD." },
          ],
        },
      });
    });
  });
}
