import { describe, expect, it } from "vitest";

import { dealingsWith } from "#storage/parties-store";
import {
  approve,
  done,
  draftFor,
  knownCustomer,
  newCustomer,
  reject,
  sentInvoice,
  waitingIssue,
} from "#test/business-of-tests";
import type { TestOffice } from "#test/open-office";

/** Known: a document to them was approved by a person, and sent. */
export function knownSuite(office: () => TestOffice): void {
  const known = (partyId: string) =>
    dealingsWith(office().database.reads, partyId, Temporal.PlainDate.from("2026-11-23")).then((found) => found?.known);
  const nextInvoice = async (partyId: string) =>
    (await office().act("issue-document", await draftFor(office(), partyId), office().ben)).kind;

  describe("a customer", () => {
    it("is known when a document to them was approved and sent", async () => {
      const partyId = await knownCustomer(office());
      expect(await known(partyId)).toBe(true);
      expect(await nextInvoice(partyId)).toBe("done");
    });

    it("is not known for being added by hand", async () => {
      const partyId = await newCustomer(office());
      expect(await known(partyId)).toBe(false);
      expect(await nextInvoice(partyId)).toBe("awaiting");
    });

    it("is not known while what was approved is not sent yet", async () => {
      const partyId = await newCustomer(office());
      done(
        await office().decide(
          approve(await waitingIssue(office(), await draftFor(office(), partyId))),
          office().anaByHand,
        ),
      );
      expect(await nextInvoice(partyId)).toBe("awaiting");
      await office().runner.runDue();
      expect(await nextInvoice(partyId)).toBe("done");
    });

    it("is not known for what was rejected", async () => {
      const partyId = await newCustomer(office());
      done(
        await office().decide(
          reject(await waitingIssue(office(), await draftFor(office(), partyId))),
          office().anaByHand,
        ),
      );
      await office().runner.runDue();
      expect(await nextInvoice(partyId)).toBe("awaiting");
    });

    it("is not known for what went out without an approval", async () => {
      const partyId = await newCustomer(office());
      await sentInvoice(office(), partyId);
      expect(await nextInvoice(partyId)).toBe("awaiting");
    });

    it("is not known for another customer's document", async () => {
      await knownCustomer(office());
      expect(await known(await newCustomer(office()))).toBe(false);
    });
  });
}
