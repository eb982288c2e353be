import { formatNumber } from "#documents/number-pattern";
import { money } from "#domain/money";
import { senderOf } from "#domain/sender";
import type { Database, Tx } from "#storage/database";
import { insertDraft, issueDraft, moveDocument, type StoredDocument, takeNumber } from "#storage/documents-store";
import { insertParty, type Party } from "#storage/parties-store";
import { insertAllocation, insertPayment } from "#storage/payments-store";
import { aBusiness } from "#test/a-business";

/** Rows written straight into the stores, for tests that are about what the stores answer. */
export const SEEDED_AT = Temporal.Instant.from("2026-11-23T10:00:00Z");

/** What a seeded document is issued with. */
export const SEEDED_ISSUE = {
  at: SEEDED_AT,
  sender: senderOf(aBusiness()),
  recipient: { name: "Seeded Ltd", address: null, email: null, taxId: null },
  logoId: null,
};

export const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

export function seedParty(database: Database, name: string): Promise<Party> {
  return database.commit("act", (tx) => insertParty(tx, { name }, SEEDED_AT));
}

interface Invoice {
  readonly partyId: string;
  readonly totalMinor: bigint;
  readonly currency?: string;
  readonly issued: string;
  readonly due: string;
  readonly voidedOn?: string;
  readonly replacesId?: string;
}

/** @returns its draft, before it was numbered */
export function seedInvoice(database: Database, invoice: Invoice): Promise<StoredDocument> {
  return database.commit("act", async (tx) => {
    const draft = await seedDraft(tx, invoice);
    const number = formatNumber("SEED-{0000}", await takeNumber(tx, "seed"));
    await issueDraft(tx, draft.id, { number, ...SEEDED_ISSUE });
    if (invoice.voidedOn !== undefined) {
      await moveDocument(tx, draft.id, ["issued"], "void", { voidedAt: SEEDED_AT, voidedOn: day(invoice.voidedOn) });
    }
    return draft;
  });
}

export function seedDraft(tx: Tx, invoice: Invoice): Promise<StoredDocument> {
  const { partyId, totalMinor, currency = "USD" } = invoice;
  return insertDraft(tx, {
    kind: "invoice",
    partyId,
    issueDate: day(invoice.issued),
    dueDate: day(invoice.due),
    net: money(totalMinor, currency),
    tax: money(0n, currency),
    total: money(totalMinor, currency),
    content: { seeded: true },
    owed: true,
    replacesId: invoice.replacesId ?? null,
    askedAt: SEEDED_AT,
  });
}

interface Paid {
  readonly partyId: string;
  readonly amountMinor: bigint;
  readonly currency?: string;
  readonly on: string;
  /** How much of it settles which document. */
  readonly to?: readonly (readonly [document: { readonly id: string }, minor: bigint])[];
}

/** @returns the payment's id */
export function seedPayment(database: Database, paid: Paid): Promise<string> {
  const { partyId, amountMinor, currency = "USD", on, to = [] } = paid;
  return database.commit("act", async (tx) => {
    const amount = money(amountMinor, currency);
    const { id } = await insertPayment(tx, { partyId, amount, receivedOn: day(on), method: null }, SEEDED_AT);
    for (const [document, minor] of to) {
      const allocation = { paymentId: id, documentId: document.id, amountMinor: minor, currency, on: day(on) };
      await insertAllocation(tx, allocation, SEEDED_AT);
    }
    return id;
  });
}
