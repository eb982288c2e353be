import { describe, expect, it } from "vitest";

import type { BusinessChange } from "#domain/business";
import { actByKey } from "#storage/acts-store";
import { approvalByCode } from "#storage/approvals-store";
import { theBusiness } from "#storage/business-store";
import { approve, documentOf, done, draftFor, knownCustomer, waits } from "#test/business-of-tests";
import type { TestOffice } from "#test/open-office";

const LINK = {
  holder: null,
  iban: null,
  bic: null,
  sortCode: null,
  routingNumber: null,
  accountNumber: null,
  payTo: "paypal.me/studio",
};

/** Sets the business so, by its owner's own hand, whatever it was. */
async function describeAs(office: TestOffice, set: BusinessChange): Promise<void> {
  const now: Record<string, unknown> = { ...(await theBusiness(office.database.reads)) };
  const differs = Object.entries(set).filter(([field, value]) => JSON.stringify(now[field]) !== JSON.stringify(value));
  if (differs.length === 0) return;
  const was = Object.fromEntries(differs.map(([field]) => [field, now[field]]));
  done(await office.act("describe-business", { set: Object.fromEntries(differs), was }, office.anaByHand));
}

const deliveries = ({ database: { reads } }: TestOffice) => reads.outbox.count({ where: { kind: "deliver-document" } });

/** What may leave the house in the name of a business that is not set up. Its office is opened without. */
export function setUpSuite(office: () => TestOffice): void {
  describe("a business without a name or a way to be paid", () => {
    it.each([
      ["neither", { name: null, bank: null }, "no name and no way to be paid"],
      ["a name alone", { name: "Studio", bank: null }, "no way to be paid"],
      ["a way to be paid alone", { name: null, bank: LINK }, "no name"],
    ] as const)("with %s sends nothing by itself, whoever asks", async (_, set, lacks) => {
      const customer = await knownCustomer(office());
      await describeAs(office(), set);
      const before = await deliveries(office());
      for (const who of ["ana", "ben", "benByHand"] as const) {
        const draft = await draftFor(office(), customer);
        const approval = waits(await office().act("issue-document", draft, office()[who]));
        expect(approval.rules).toEqual([
          { name: "not-set-up", words: `Your business has ${lacks} yet, so nothing goes out by itself.` },
        ]);
        expect(approval.card.fields).toContainEqual({ label: "From", value: set.name ?? "(not set)" });
        expect((await documentOf(office(), draft.documentId)).status).toBe("draft");
      }
      expect(await deliveries(office())).toBe(before);
    });

    it("sends nothing by an operation and a workflow that no rule names, either", async () => {
      await describeAs(office(), { name: null, bank: null });
      const asked = await office().act("send-elsewhere", { name: "x" }, office().ana);
      expect(waits(asked).rules.map(({ name }) => name)).toEqual(["not-set-up"]);
      await describeAs(office(), { name: "Studio", bank: LINK });
      expect(await office().act("send-elsewhere", { name: "x" }, office().ana)).toMatchObject({ kind: "done" });
    });

    it("does not send again by itself what a person had approved", async () => {
      await describeAs(office(), { name: null, bank: null });
      const draft = await draftFor(office(), await knownCustomer(office()));
      done(
        await office().decide(
          approve(waits(await office().act("issue-document", draft, office().ana))),
          office().anaByHand,
        ),
      );
      await office().runner.runDue();
      const again = await office().act("send-document", { documentId: draft.documentId }, office().ben);
      expect(waits(again).rules.map(({ name }) => name)).toEqual(["not-set-up"]);
    });

    it("sends what a person approves, who was shown what is missing", async () => {
      await describeAs(office(), { name: null, bank: null });
      const draft = await draftFor(office(), await knownCustomer(office()));
      const approval = waits(await office().act("issue-document", draft, office().ana));
      expect(approval.card.notes.join(" ")).toContain("It would bear no name of yours");
      expect(approval.card.notes.join(" ")).toContain("It would not say how to pay you");
      const before = await deliveries(office());
      done(await office().decide(approve(approval), office().anaByHand));
      expect(await deliveries(office())).toBe(before + 1);
      expect((await documentOf(office(), draft.documentId)).number).toMatch(/^INV-\d{4}$/);
    });

    it("keeps waiting what waited when a turn is taken up again, though it is set up by then", async () => {
      await describeAs(office(), { name: null, bank: null });
      const draft = await draftFor(office(), await knownCustomer(office()));
      const key = office().nextKey();
      const approval = waits(await office().act("issue-document", draft, office().ana, key));
      await describeAs(office(), { name: "Studio", bank: LINK });
      expect(waits(await office().act("issue-document", draft, office().ana, key)).id).toBe(approval.id);
      expect((await approvalByCode(office().database.reads, approval.code))?.status).toBe("pending");
      // Asked for anew it waits too: what a rule once stopped is ended by a person.
      expect(waits(await office().act("issue-document", draft, office().ana)).id).toBe(approval.id);
      expect((await documentOf(office(), draft.documentId)).status).toBe("draft");
    });

    it("sends alone from the moment on that it is set up", async () => {
      await describeAs(office(), { name: "Studio", bank: LINK });
      const draft = await draftFor(office(), await knownCustomer(office()));
      const key = office().nextKey();
      expect(await office().act("issue-document", draft, office().ana, key)).toMatchObject({ kind: "done" });
      expect((await actByKey(office().database.reads, key))?.rules.map(({ name }) => name)).toEqual(["slice"]);
    });
  });
}
