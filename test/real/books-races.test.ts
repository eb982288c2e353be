import { expect, it } from "vitest";

import { journalBalance } from "#storage/journal-store";
import { settledMinor } from "#storage/payments-store";
import {
  approve,
  documentOf,
  done,
  draftFor,
  newCustomer,
  pay,
  revise,
  sentInvoice,
  waitingIssue,
} from "#test/business-of-tests";
import { describePostgres } from "#test/databases";
import { useOffice } from "#test/use-office";

const ROUNDS = 40;

// PGlite runs one transaction after the other: only a server shows these.
describePostgres("two hands in the same books at the same time", (kind) => {
  const office = useOffice(kind);

  it("a draft that is changed while it is approved is issued as approved, or not at all", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const draft = await draftFor(office(), await newCustomer(office()), { amountMinor: 10_000n });
      const approval = await waitingIssue(office(), draft);
      const others = await Promise.all([1, 2, 3].map(async () => draftFor(office(), await newCustomer(office()))));
      const [decided, changed] = await Promise.all([
        office().decide(approve(approval), office().anaByHand),
        revise(office(), draft, { amountMinor: 99_000n }).catch(() => null),
        // Whoever takes a number holds the others up, with the draft read already.
        ...others.map((other) => office().act("issue-document", other, office().anaByHand)),
      ]);
      const { status, total } = await documentOf(office(), draft.documentId);
      const posted = await office().database.reads.posting.aggregate({
        where: { account: "receivable", entry: { documentId: draft.documentId } },
        _sum: { amountMinor: true },
      });
      if (decided.kind === "done") expect([total.amountMinor, posted._sum.amountMinor]).toEqual([10_000n, 10_000n]);
      else expect([status, changed === null, posted._sum.amountMinor]).toEqual(["draft", false, null]);
    }
  });

  it("credit that is taken back while it is used settles nothing, or is given back", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const partyId = await newCustomer(office());
      const payment = done(await pay(office(), partyId, 50_000n));
      const invoice = await sentInvoice(office(), partyId, { amountMinor: 30_000n });
      await Promise.all([
        office().act("apply-credit", { documentId: invoice.subject }, office().anaByHand),
        office().act("reverse-payment", { paymentId: payment.subject }, office().anaByHand),
      ]);
      const { status } = await documentOf(office(), invoice.subject);
      expect([status, await settledMinor(office().database.reads, invoice.subject)]).toEqual(["sent", 0n]);
      const credit = await office().database.reads.posting.aggregate({
        where: { account: "customer-credit", partyId },
        _sum: { amountMinor: true },
      });
      expect(credit._sum.amountMinor).toBe(0n);
    }
    for (const [, sum] of await journalBalance(office().database.reads)) expect(sum).toBe(0n);
  });
});
