import fc from "fast-check";

import { approvalById } from "#storage/approvals-store";
import { settledMinor } from "#storage/payments-store";
import { approve, reject, wireMoney } from "#test/business-of-tests";

import { ask, decide, type ModelDocument, repeat, type Run, totalOf, type Who } from "./model.ts";

/** One thing that somebody does. It makes of its numbers what it can, as things stand; some find nothing to do. */
export interface Step {
  readonly words: string;
  readonly [fc.toStringMethod]: () => string;
  /** @returns what went wrong, if anything did */
  run(run: Run): Promise<string | null>;
}

const who = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Who>("ben") },
  { weight: 4, arbitrary: fc.constant<Who>("ana") },
  { weight: 2, arbitrary: fc.constant<Who>("anaByHand") },
  { weight: 1, arbitrary: fc.constantFrom<Who>("benByHand", "cleo", "cleoByHand") },
);
const decider = fc.oneof({ weight: 6, arbitrary: fc.constant<Who>("anaByHand") }, { weight: 1, arbitrary: who });
const index = fc.nat({ max: 3 });
const sale = fc.record({
  currency: fc.constantFrom("USD", "USD", "USD", "JPY", "KWD"),
  quantity: fc.integer({ min: 1, max: 5 }),
  priceMinor: fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 90_000 }) },
    { weight: 1, arbitrary: fc.integer({ min: 500_001, max: 900_000 }) },
  ),
  taxPercent: fc.constantFrom(0, 0, 20, 7),
  issuedAgo: fc.integer({ min: -2, max: 40 }),
  termsDays: fc.integer({ min: 0, max: 30 }),
  description: fc.oneof(
    { weight: 9, arbitrary: fc.constant("website design") },
    // No font here has Thai.
    { weight: 1, arbitrary: fc.constant("ออกแบบ") },
  ),
});
type Sale = typeof sale extends fc.Arbitrary<infer T> ? T : never;

const today = ({ office }: Run): Temporal.PlainDate =>
  office.clock.now().toZonedDateTimeISO("Europe/Berlin").toPlainDate();

/** The newest ones come first, so that steps go on with what was just done. */
function pick<T>(items: readonly T[], at: number): T | undefined {
  return items.length === 0 ? undefined : items[items.length - 1 - (at % items.length)];
}

function contentOf(run: Run, { currency, quantity, priceMinor, taxPercent, issuedAgo, termsDays, description }: Sale) {
  const issueDate = today(run).subtract({ days: issuedAgo });
  const line = { description, quantity: String(quantity), unitPriceMinor: String(priceMinor) };
  return {
    issueDate: issueDate.toString(),
    dueDate: issueDate.add({ days: termsDays }).toString(),
    currency,
    taxIncluded: false,
    lines: [taxPercent === 0 ? line : { ...line, taxPercent: String(taxPercent) }],
  };
}

async function draft(
  run: Run,
  party: number,
  wanted: Sale,
  by: Who,
  replacesId: string | null = null,
): Promise<ModelDocument | undefined> {
  const partyId = pick(run.parties, party) ?? "";
  const asked = { kind: "invoice", party: { id: partyId }, content: contentOf(run, wanted), replacesId };
  const outcome = await ask(run, "draft-document", asked, by, {
    currency: wanted.currency,
    totalMinor: totalOf(wanted),
  });
  return outcome.kind === "done" ? run.documents.at(-1) : undefined;
}

function issue(run: Run, { id, contentDigest, totalMinor, currency }: ModelDocument, by: Who, misstated = false) {
  const stated = misstated ? { statedTotal: wireMoney(totalMinor + 1n, currency) } : {};
  return ask(run, "issue-document", { documentId: id, contentDigest, ...stated }, by);
}

const step = <T>(
  weight: number,
  name: string,
  arbitrary: fc.Arbitrary<T>,
  act: (run: Run, given: T) => Promise<unknown>,
) => ({
  weight,
  arbitrary: arbitrary.map((given): Step => ({
    words: `${name} ${JSON.stringify(given)}`,
    [fc.toStringMethod]: () => `${name} ${JSON.stringify(given)}`,
    async run(run) {
      const problem = await act(run, given);
      return typeof problem === "string" ? problem : null;
    },
  })),
});

const document = fc.record({ at: index, who });

const bill = step(
  6,
  "bill",
  fc.record({ party: index, sale, who, misstated: fc.constantFrom(false, false, false, true) }),
  async (run, given) => {
    const drafted = await draft(run, given.party, given.sale, given.who);
    if (drafted !== undefined) await issue(run, drafted, given.who, given.misstated);
  },
);

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  bill,
  step(1, "draft", fc.record({ party: index, sale, who }), (run, given) =>
    draft(run, given.party, given.sale, given.who),
  ),
  step(1, "issue", document, async (run, given) => {
    const chosen = pick(run.documents, given.at);
    if (chosen !== undefined) await issue(run, chosen, given.who);
  }),
  step(3, "edit", fc.record({ at: index, sale, who, askAgain: fc.boolean() }), async (run, given) => {
    const drafts = run.documents.filter(({ state }) => state === "draft");
    const chosen = pick(given.at === 3 ? run.documents : drafts, given.at);
    if (chosen === undefined) return;
    const input = { documentId: chosen.id, contentDigest: chosen.contentDigest, content: contentOf(run, given.sale) };
    const written = { currency: given.sale.currency, totalMinor: totalOf(given.sale) };
    const outcome = await ask(run, "revise-draft", input, given.who, written);
    if (outcome.kind === "done" && given.askAgain) await issue(run, chosen, given.who);
  }),
  step(
    9,
    "decide",
    fc.record({ at: index, who: decider, yes: fc.constantFrom(true, true, false) }),
    async (run, given) => {
      const chosen = pick(run.approvals, given.at);
      if (chosen !== undefined)
        await decide(run, given.yes ? approve(chosen) : reject(chosen, "not like this"), given.who);
    },
  ),
  step(
    2,
    "void or change what waits, then approve it",
    fc.record({ at: index, sale, voided: fc.boolean() }),
    async (run, given) => {
      const chosen = pick(run.approvals, given.at);
      const waiting = chosen === undefined ? null : await approvalById(run.office.database.reads, chosen.id);
      if (waiting === null || waiting.status !== "pending") return;
      const about = { documentId: waiting.subject ?? "" };
      const { contentDigest = "" } = run.documents.find(({ id }) => id === waiting.subject) ?? {};
      const written = { currency: given.sale.currency, totalMinor: totalOf(given.sale) };
      if (given.voided) await ask(run, "void-document", about, "anaByHand");
      else {
        const change = { ...about, contentDigest, content: contentOf(run, given.sale) };
        await ask(run, "revise-draft", change, "ana", written);
      }
      await decide(run, approve(waiting), "anaByHand");
    },
  ),
  step(
    6,
    "pay",
    fc.record({
      at: index,
      who,
      size: fc.constantFrom("part", "exact", "over"),
      named: fc.boolean(),
      daysAgo: fc.integer({ min: -1, max: 20 }),
    }),
    async (run, { at, who: by, size, named, daysAgo }) => {
      const chosen = pick(
        run.documents.filter(({ state }) => state === "issued"),
        at,
      );
      if (chosen === undefined) return;
      const open = chosen.totalMinor - (await settledMinor(run.office.database.reads, chosen.id));
      const amountMinor = { part: open / 2n, exact: open, over: open + 1_000n }[size];
      const receivedOn = today(run).subtract({ days: daysAgo }).toString();
      const input = {
        partyId: chosen.partyId,
        amount: wireMoney(amountMinor, chosen.currency),
        receivedOn,
        documentIds: named ? [chosen.id] : [],
      };
      await ask(run, "record-payment", input, by);
    },
  ),
  step(
    2,
    "prepay",
    fc.record({
      party: index,
      who,
      amountMinor: fc.integer({ min: 1, max: 50_000 }),
      currency: fc.constantFrom("USD", "JPY", "KWD"),
    }),
    async (run, given) => {
      const input = {
        partyId: pick(run.parties, given.party),
        amount: wireMoney(BigInt(given.amountMinor), given.currency),
        receivedOn: today(run).toString(),
      };
      await ask(run, "record-payment", input, given.who);
    },
  ),
  step(2, "apply credit", fc.record({ at: index, who, undone: fc.boolean() }), async (run, given) => {
    const chosen = pick(run.documents, given.at);
    if (chosen === undefined) return;
    const outcome = await ask(run, "apply-credit", { documentId: chosen.id }, given.who);
    if (given.undone && outcome.kind === "done" && outcome.wayBack !== null)
      await ask(run, outcome.wayBack.operation, outcome.wayBack.input, given.who);
  }),
  step(
    5,
    "correct",
    fc.record({
      at: index,
      party: index,
      sale,
      who,
      twice: fc.constantFrom(false, false, true),
      delivered: fc.boolean(),
    }),
    async (run, given) => {
      const issued = run.documents.filter(({ state }) => state === "issued");
      const old = pick(given.at === 3 ? run.documents : issued, given.at);
      if (old === undefined) return;
      if (given.delivered) await run.office.runner.runDue();
      // Twice: two corrections of one document are prepared, and only one of them can take its place.
      const drafts = [];
      for (let count = 0; count < (given.twice ? 2 : 1); count++)
        drafts.push(await draft(run, given.party, given.sale, given.who, old.id));
      for (const one of drafts) {
        if (one === undefined) continue;
        const { id: documentId, contentDigest } = one;
        await ask(run, "reissue-document", { documentId, contentDigest, replacesId: old.id }, given.who);
      }
    },
  ),
  step(2, "undo", document, async (run, given) => {
    const chosen = pick(run.waysBack, given.at);
    if (chosen === undefined) return;
    await ask(run, chosen.operation, chosen.input, given.who, chosen.written);
  }),
  step(2, "take a payment back", document, async (run, given) => {
    const chosen = pick(run.payments, given.at);
    if (chosen !== undefined) await ask(run, "reverse-payment", { paymentId: chosen.id }, given.who);
  }),
  step(3, "void", document, async (run, given) => {
    const chosen = pick(run.documents, given.at);
    if (chosen !== undefined) await ask(run, "void-document", { documentId: chosen.id }, given.who);
  }),
  step(1, "send again", document, async (run, given) => {
    const chosen = pick(run.documents, given.at);
    if (chosen !== undefined) await ask(run, "send-document", { documentId: chosen.id }, given.who);
  }),
  step(4, "deliver", fc.constant({}), (run) => run.office.runner.runDue()),
  step(4, "wait", fc.constantFrom(1, 7, 15, 15), async ({ office }, days) =>
    office.clock.advance({ hours: 24 * days }),
  ),
  step(5, "agree a rate and bill", fc.record({ party: index, sale, who, kept: fc.boolean() }), async (run, given) => {
    const { currency, priceMinor } = given.sale;
    const unitPrice = wireMoney(BigInt(given.kept ? priceMinor : priceMinor + 1), currency);
    await ask(run, "agree-rate", { partyId: pick(run.parties, given.party), item: "design", unitPrice }, given.who);
    // In force from today on, so it says nothing about an invoice of an earlier day.
    const drafted = await draft(run, given.party, { ...given.sale, issuedAgo: 0 }, given.who);
    if (drafted !== undefined) await issue(run, drafted, given.who);
  }),
  step(
    4,
    "say again",
    fc.record({ at: fc.nat({ max: 30 }), otherInput: fc.constantFrom(false, false, true) }),
    async (run, given) => {
      const call = pick(run.calls, given.at);
      return call === undefined ? null : repeat(run, call, given.otherInput);
    },
  ),
);

/** A good part of a business's life: it begins with two bills, and goes on with anything. */
export const life: fc.Arbitrary<readonly Step[]> = fc.noBias(
  fc
    .tuple(bill.arbitrary, bill.arbitrary, fc.array(anyStep, { minLength: 12, maxLength: 26, size: "max" }))
    .map(([first, second, rest]) => [first, second, ...rest]),
);
