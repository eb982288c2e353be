import { applyCreditEntry, issueInvoiceEntry, paymentEntry, reverse } from "#domain/journal";
import { money, type Money, parseMoney } from "#domain/money";
import type { Database, Tx } from "#storage/database";
import { insertDraft, issueDraft, moveDocument } from "#storage/documents-store";
import { insertEntry, standingEntries } from "#storage/journal-store";
import { insertParty } from "#storage/parties-store";
import { insertAllocation, insertPayment, markReversed, standingAllocations } from "#storage/payments-store";
import { day, SEEDED_AT, SEEDED_ISSUE } from "#test/seed-books";

import type { LedgerRow } from "./ledger-row.ts";

/** So many rows a transaction: none takes long, and there are few. */
const TOGETHER = 120;
const AT = { actId: "act_ledger", at: SEEDED_AT };

/** Writes the ledger through the stores, with the entries that the operations would write. @returns customers' ids */
export async function loadLedger(
  database: Database,
  rows: readonly LedgerRow[],
): Promise<{ readonly parties: ReadonlyMap<string, string> }> {
  const ids = { parties: new Map<string, string>(), documents: new Map<string, string>() };
  const of = (kind: LedgerRow["kind"]) => rows.filter((row) => row.kind === kind);
  const allocations = Map.groupBy(of("allocation"), ({ payment }) => payment);
  await inBatches(database, [...new Set(rows.map(({ customer }) => customer))], async (tx, name) => {
    const { id } = await insertParty(tx, { name }, SEEDED_AT);
    ids.parties.set(name, id);
  });
  const idOf = (known: ReadonlyMap<string, string>, name: string): string => {
    const id = known.get(name);
    if (id === undefined) throw new Error(`the ledger names ${name} before it is there`);
    return id;
  };
  await inBatches(database, of("invoice"), async (tx, row) => {
    ids.documents.set(row.id, await writeInvoice(tx, row, idOf(ids.parties, row.customer)));
  });
  await inBatches(database, of("payment"), async (tx, row) => {
    const settles = (allocations.get(row.id) ?? []).map((own) => ({
      row: own,
      documentId: idOf(ids.documents, own.invoice),
    }));
    await writePayment(tx, row, idOf(ids.parties, row.customer), settles);
  });
  return ids;
}

async function inBatches<T>(
  database: Database,
  all: readonly T[],
  write: (tx: Tx, one: T) => Promise<void>,
): Promise<void> {
  for (let at = 0; at < all.length; at += TOGETHER) {
    await database.commit("act", async (tx) => {
      for (const one of all.slice(at, at + TOGETHER)) await write(tx, one);
    });
  }
}

function amountOf({ amount, currency }: LedgerRow): Money {
  const read = parseMoney({ amount, currency });
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

async function writeInvoice(tx: Tx, row: LedgerRow, partyId: string): Promise<string> {
  const total = amountOf(row);
  const [net, tax, on] = [total, money(0n, row.currency), day(row.date)];
  const dates = { issueDate: on, dueDate: day(row.due), askedAt: SEEDED_AT };
  const { id } = await insertDraft(tx, {
    kind: "invoice",
    partyId,
    ...dates,
    net,
    tax,
    total,
    content: {},
    owed: true,
    replacesId: null,
  });
  await issueDraft(tx, id, { number: row.id, ...SEEDED_ISSUE });
  const entry = issueInvoiceEntry({ on, memo: row.id, partyId, net, tax });
  const entryId = await insertEntry(tx, entry, { ...AT, documentId: id });
  if (row.back !== "") {
    await moveDocument(tx, id, ["issued"], "void", { voidedAt: SEEDED_AT, voidedOn: day(row.back) });
    await insertEntry(tx, reverse(entry, day(row.back), `Void ${row.id}`), {
      ...AT,
      documentId: id,
      reversesId: entryId,
    });
  }
  return id;
}

async function writePayment(
  tx: Tx,
  row: LedgerRow,
  partyId: string,
  settles: readonly { readonly row: LedgerRow; readonly documentId: string }[],
): Promise<void> {
  const [received, on] = [amountOf(row), day(row.date)];
  const { id } = await insertPayment(tx, { partyId, amount: received, receivedOn: on, method: null }, SEEDED_AT);
  const [first, ...later] = settles;
  const allocated = first === undefined ? money(0n, row.currency) : amountOf(first.row);
  const entry = paymentEntry({ on, memo: row.id, partyId, received, allocated });
  await insertEntry(tx, entry, { ...AT, paymentId: id });
  for (const { row: own, documentId } of settles) {
    const { amountMinor, currency } = amountOf(own);
    await insertAllocation(tx, { paymentId: id, documentId, amountMinor, currency, on: day(own.date) }, SEEDED_AT);
  }
  for (const { row: own } of later) {
    const credit = applyCreditEntry({ on: day(own.date), memo: row.id, partyId, amount: amountOf(own) });
    await insertEntry(tx, credit, { ...AT, paymentId: id });
  }
  if (row.back !== "") await takeBack(tx, id, day(row.back), row.currency);
}

async function takeBack(tx: Tx, paymentId: string, on: Temporal.PlainDate, currency: string): Promise<void> {
  await markReversed(tx, paymentId, SEEDED_AT);
  for (const entry of await standingEntries(tx, { paymentId })) {
    await insertEntry(tx, reverse(entry, on, "Taken back"), { ...AT, paymentId, reversesId: entry.id });
  }
  for (const { id, documentId, amountMinor } of await standingAllocations(tx, paymentId)) {
    const back = { paymentId, documentId, amountMinor: -amountMinor, currency, on, reversesId: id };
    await insertAllocation(tx, back, SEEDED_AT);
  }
}
