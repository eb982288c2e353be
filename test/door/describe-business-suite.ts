import { describe, expect, it } from "vitest";

import type { BusinessChange } from "#domain/business";
import { recentActs } from "#storage/acts-store";
import { theBusiness } from "#storage/business-store";
import { approve, documentOf, done, newCustomer, reject, rowCounts, sentInvoice, waits } from "#test/business-of-tests";
import type { TestOffice } from "#test/open-office";

const bank = (iban: string) => ({
  holder: null,
  iban,
  bic: null,
  sortCode: null,
  routingNumber: null,
  accountNumber: null,
  payTo: null,
});

// Both are the examples that their banks give: the first of the United Kingdom, the second of Germany.
const OURS = bank("GB33BUKB20201555555555");
const OTHERS = bank("DE89370400440532013000");

const HIS_HAND = "Settings and members change only by the owner's own hand.";

/** How the business is changed, and by whom. The suite leaves it as it found it. */
export function describeBusinessSuite(office: () => TestOffice): void {
  const now = () => theBusiness(office().database.reads);
  const was = async (fields: readonly (keyof BusinessChange)[]) => {
    const business: Record<string, unknown> = { ...(await now()) };
    return Object.fromEntries(fields.map((field) => [field, business[field]]));
  };
  const asking = async (set: BusinessChange) => ({ set, was: await was(Object.keys(set) as (keyof BusinessChange)[]) });
  const change = async (set: BusinessChange) =>
    done(await office().act("describe-business", await asking(set), office().anaByHand));

  describe("describing the business", () => {
    it("is done by the owner's own hand, and taken back by its typed way", async () => {
      const before = await now();
      const { wayBack } = await change({ name: "Other Studio", bank: OURS, termsDays: 14 });
      expect(await now()).toEqual({ ...before, name: "Other Studio", bank: OURS, termsDays: 14 });
      expect(wayBack?.operation).toBe("describe-business");
      done(await office().act("describe-business", wayBack?.input, office().anaByHand));
      expect(await now()).toEqual(before);
    });

    it.each([
      ["a model for the owner", "ana"],
      ["a model for the bookkeeper", "ben"],
      ["the bookkeeper's own hand", "benByHand"],
    ] as const)("waits for the owner where it is asked for by %s, and shows old and new", async (_, who) => {
      const before = await now();
      const approval = waits(await office().act("describe-business", await asking({ bank: OTHERS }), office()[who]));
      expect(approval.rules).toEqual([{ name: "configure", words: HIS_HAND }]);
      expect(approval.roles).toEqual(["owner"]);
      expect(approval.card.tables[0]?.rows).toEqual([
        ["Bank details", "Pay to paypal.me/purple-studio", "IBAN DE89 3704 0044 0532 0130 00"],
      ]);
      expect(approval.card.notes[0]).toContain("This changes where customers send money.");
      expect(await now()).toEqual(before);
      expect(await office().decide(approve(approval), office().benByHand)).toMatchObject({ code: "may-not-decide" });
      expect(await office().decide(approve(approval), office().ana)).toMatchObject({ code: "may-not-decide" });
      done(await office().decide(reject(approval), office().anaByHand));
      expect(await now()).toEqual(before);
    });

    it("is done as it was shown when the owner approves", async () => {
      const before = await now();
      const approval = waits(await office().act("describe-business", await asking({ bank: OTHERS }), office().ben));
      const { wayBack } = done(await office().decide(approve(approval), office().anaByHand));
      expect((await now()).bank).toEqual(OTHERS);
      done(await office().act("describe-business", wayBack?.input, office().anaByHand));
      expect(await now()).toEqual(before);
    });

    it.each(["cleo", "cleoByHand"] as const)("is refused to %s, who may only look", async (who) => {
      expect(await office().act("describe-business", await asking({ bank: OTHERS }), office()[who])).toMatchObject({
        kind: "refused",
        reasons: ["Cleo is a viewer and may not change the business's details: it is for the owner or a bookkeeper."],
      });
    });

    it("waits side by side for different fields, and once for the same", async () => {
      const address = waits(await office().act("describe-business", await asking({ address: "1 A St" }), office().ben));
      const first = waits(await office().act("describe-business", await asking({ bank: OTHERS }), office().ben));
      const second = waits(await office().act("describe-business", await asking({ bank: OURS }), office().ben));
      const status = async (id: string) =>
        (await office().database.reads.approval.findUniqueOrThrow({ where: { id } })).status;
      expect([await status(address.id), await status(first.id), await status(second.id)]).toEqual([
        "pending",
        "superseded",
        "pending",
      ]);
      for (const one of [address, second]) done(await office().decide(reject(one), office().anaByHand));
    });

    it("changes nothing where it changed in the meantime, and shows both", async () => {
      const before = await now();
      const late = await asking({ bank: OURS });
      await change({ bank: OTHERS });
      const refused = await office().act("describe-business", late, office().anaByHand);
      expect(refused).toMatchObject({ kind: "refused", code: "changed" });
      expect(refused.kind === "refused" && refused.reasons.join(" ")).toBe(
        "The bank details changed in the meantime: IBAN DE89 3704 0044 0532 0130 00 now, Pay to paypal.me/purple-studio when this was asked for, IBAN GB33 BUKB 2020 1555 5555 55 wanted. Nothing was changed. Say it again if you still want it.",
      );
      expect((await now()).bank).toEqual(OTHERS);
      await change({ bank: before.bank });
    });

    it("is done for one of two owners at the same time", async () => {
      const before = await now();
      const both = [await asking({ name: "One" }), await asking({ name: "Two" })];
      const outcomes = await Promise.all(both.map((one) => office().act("describe-business", one, office().anaByHand)));
      expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(["done", "refused"]);
      await change({ name: before.name });
    });

    it("is one act under one key, and its approval can lapse", async () => {
      const before = await now();
      const asked = await asking({ phone: "+44 20 7946 0000" });
      const key = office().nextKey();
      done(await office().act("describe-business", asked, office().anaByHand, key));
      expect(done(await office().act("describe-business", asked, office().anaByHand, key)).replayed).toBe(true);
      const stale = waits(await office().act("describe-business", await asking({ phone: "1234567" }), office().ben));
      await change({ phone: null });
      // The owner's own change of the same field took the place of what waited.
      expect(await office().decide(approve(stale), office().anaByHand)).toMatchObject({ code: "already-decided" });
      expect(await now()).toEqual(before);
    });

    it.each([
      ["an IBAN whose check digits do not fit", { bank: bank("GB00BUKB20201555555555") }],
      ["an IBAN in another spelling than it is kept in", { bank: bank("GB33 BUKB 2020 1555 5555 55") }],
      ["an account number alone", { bank: { ...OURS, iban: null, accountNumber: "55779911" } }],
      ["a currency that there is not", { currency: "XXZ" }],
      ["a time zone that there is not", { zone: "Mars/Base" }],
      ["terms below zero", { termsDays: -1 }],
      ["a rate of tax above 100 %", { tax: { kind: "charges", label: "VAT", percent: "101" } }],
      ["a name of nothing", { name: "  " }],
      ["a name of two lines", { name: "Studio\nMaya" }],
      ["a name that turns the direction of writing", { name: "Studio \u202Eayam" }],
      ["a field that there is not", { colour: "red" }],
      ["no field", {}],
    ])("refuses %s at the door, whoever brings it there", async (_, set) => {
      const before = await rowCounts(office());
      const fields = Object.keys(set) as (keyof BusinessChange)[];
      expect(
        await office().act("describe-business", { set, was: await was(fields) }, office().anaByHand),
      ).toMatchObject({ kind: "refused", code: "bad-input" });
      expect(await rowCounts(office())).toEqual(before);
    });

    it("bears no logo that is not kept", async () => {
      const asked = await asking({ logo: "a".repeat(64) });
      expect(await office().act("describe-business", asked, office().anaByHand)).toMatchObject({
        code: "no-such-logo",
      });
    });

    it("is in the audit log, without what was said", async () => {
      await change({ email: "maya@studio.example" });
      await change({ email: null });
      const [act] = await recentActs(office().database.reads, { subject: "business:email" }, 1);
      const entry = await office().database.reads.audit.findFirstOrThrow({
        where: { body: { contains: act?.id ?? "?" } },
      });
      expect(entry.body).toContain("describe-business");
      expect(entry.body).not.toContain("maya");
    });
  });

  describe("numbering", () => {
    const issued = async () => {
      const { subject } = await sentInvoice(office(), await newCustomer(office()));
      return (await documentOf(office(), subject)).number ?? "";
    };

    it("goes on from the number before in a new form, with the year of the document", async () => {
      const last = Number((await issued()).slice("INV-".length));
      await change({ numberPatterns: { invoice: "{year}-{0000}" } });
      expect(await issued()).toBe(`2026-${String(last + 1).padStart(4, "0")}`);
      await change({ numberPatterns: {} });
      expect(await issued()).toBe(`INV-${String(last + 2).padStart(4, "0")}`);
    });

    it("is refused where a number that was given would come again", async () => {
      const number = await issued();
      const last = Number(number.slice("INV-".length));
      // "INV-0012" would be number 12 of the form INV-{0000}, and with one zero taken out of the braces it still is.
      await change({ numberPatterns: { invoice: "INV-9{000}" } });
      const taken = await issued();
      expect(taken).toBe(`INV-9${String(last + 1).padStart(3, "0")}`);
      const again = await asking({ numberPatterns: {} });
      const back = await office().act(
        "describe-business",
        { ...again, set: { numberPatterns: { invoice: "INV-{0000}" } } },
        office().anaByHand,
      );
      expect(back).toMatchObject({ kind: "refused", code: "number-taken" });
      expect(back.kind === "refused" && back.reasons.join(" ")).toContain(`would come to ${taken} again`);
    });

    it("is refused for documents that there are not, and in forms that no number has", async () => {
      const set = async (numberPatterns: Record<string, string>) =>
        office().act(
          "describe-business",
          { ...(await asking({ numberPatterns: {} })), set: { numberPatterns } },
          office().anaByHand,
        );
      expect(await set({ parrot: "P-{000}" })).toMatchObject({ code: "no-such-type" });
      for (const pattern of ["INV-", "../{000}", "{000}{000}", "INV {000}", "/{0}"]) {
        expect(await set({ invoice: pattern })).toMatchObject({ kind: "refused", code: "bad-number-pattern" });
      }
    });
  });
}
