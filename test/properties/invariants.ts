import { age } from "#domain/ageing";
import { journalBalance } from "#storage/journal-store";
import { ageingSummary, creditOnAccount, LATEST, openItems } from "#storage/open-items";
import { creditPayments } from "#storage/payments-store";

import type { Run } from "./model.ts";

type Sums = Map<string, bigint>;

function sum<T>(items: readonly T[], keyOf: (item: T) => string, minorOf: (item: T) => bigint): Sums {
  const sums: Sums = new Map();
  for (const item of items) sums.set(keyOf(item), (sums.get(keyOf(item)) ?? 0n) + minorOf(item));
  return sums;
}

const written = (sums: Sums): string =>
  [...sums]
    .filter(([, minor]) => minor !== 0n)
    .map(([key, minor]) => `${key} ${minor}`)
    .toSorted()
    .join(", ");
const date = (day: Date | null): string => day?.toISOString().slice(0, 10) ?? "";

/** Where the books do not balance, in one query: cheap enough for after every step. */
export async function unbalanced({ office: { database } }: Run): Promise<string[]> {
  const entries = await database.reads.$queryRaw<{ entry_id: string }[]>`
    select entry_id from postings group by entry_id, currency having sum(amount_minor) <> 0`;
  const off = [...(await journalBalance(database.reads))].filter(([, minor]) => minor !== 0n);
  return [
    ...entries.map(({ entry_id: id }) => `the entry ${id} does not balance`),
    ...off.map(([currency]) => `${currency} does not balance`),
  ];
}

/** All that must hold of a run's rows, worked out anew from the rows themselves. Each problem in words. */
export async function broken(run: Run): Promise<string[]> {
  const rows = await rowsOf(run);
  return [
    ...(await unbalanced(run)),
    ...likeTheModel(run, rows),
    ...statuses(rows),
    ...replacements(rows),
    ...ledger(rows),
    ...paymentUse(rows),
    ...(await answers(run, rows)),
    ...(await numbers(run)),
    ...deliveries(run, rows),
  ];
}

type Rows = Awaited<ReturnType<typeof rowsOf>>;

async function rowsOf({ office, parties }: Run) {
  const { reads } = office.database;
  const partyId = { in: [...parties] };
  const documents = await reads.document.findMany({ where: { partyId } });
  const payments = await reads.payment.findMany({ where: { partyId } });
  const allocations = await reads.allocation.findMany({ where: { payment: { partyId } } });
  const entries = await reads.journalEntry.findMany({
    where: { OR: [{ document: { partyId } }, { payment: { partyId } }] },
    include: { postings: true, document: true, payment: true },
  });
  const outbox = await reads.outbox.findMany({ where: { kind: "deliver-document" } });
  return { documents, payments, allocations, entries, outbox };
}

function likeTheModel(run: Run, { documents, payments: paid }: Rows): string[] {
  const problems: string[] = [];
  for (const model of run.documents) {
    const row = documents.find(({ id }) => id === model.id);
    const state =
      row === undefined ? "missing" : row.status === "draft" || row.status === "void" ? row.status : "issued";
    if (state !== model.state) problems.push(`${model.id} is ${state} and should be ${model.state}`);
    if (row?.totalMinor !== model.totalMinor || row.currency !== model.currency)
      problems.push(`${model.id} has another total`);
  }
  for (const model of run.payments) {
    const row = paid.find(({ id }) => id === model.id);
    if (row?.amountMinor !== model.amountMinor || (row.reversedAt !== null) !== model.reversed)
      problems.push(`${model.id} is not as it was noted`);
  }
  if (documents.length !== run.documents.length) problems.push("there are documents that nobody asked for");
  if (paid.length !== run.payments.length) problems.push("there are payments that nobody asked for");
  return problems;
}

function statuses({ documents, allocations }: Rows): string[] {
  const settled = sum(
    allocations,
    ({ documentId }) => documentId,
    ({ amountMinor }) => amountMinor,
  );
  return documents.flatMap(({ id, number, status, totalMinor, sentAt, paidAt, currency }) => {
    const part = settled.get(id) ?? 0n;
    const unpaid = sentAt === null ? "issued" : "sent";
    const due = part === 0n ? unpaid : part === totalMinor ? "paid" : "partly-paid";
    const problems: string[] = [];
    if (part < 0n || part > totalMinor) problems.push(`${id} is settled with ${part} of ${totalMinor}`);
    if (status === "draft" || status === "void") {
      if (part !== 0n) problems.push(`${id} is ${status} and settled`);
      if (status === "draft" && number !== null) problems.push(`the draft ${id} has a number`);
    } else if (status !== due || number === null) problems.push(`${id} (${number}) is ${status} and should be ${due}`);
    if ((paidAt !== null) !== (status === "paid")) problems.push(`${id} is ${status}, paid at ${String(paidAt)}`);
    if (allocations.some((one) => one.documentId === id && one.currency !== currency))
      problems.push(`${id} is settled in another currency`);
    return problems;
  });
}

/** What another stands in the place of is void, and only one stands there. */
function replacements({ documents }: Rows): string[] {
  const standing = documents.filter(({ number, replacesId }) => number !== null && replacesId !== null);
  return standing.flatMap(({ number, replacesId }) => {
    const replaced = documents.find(({ id }) => id === replacesId);
    const problems: string[] = [];
    if (replaced?.status !== "void" || replaced.number === null)
      problems.push(`${number} replaces one that is ${replaced?.status ?? "not there"}`);
    if (standing.filter((other) => other.replacesId === replacesId).length > 1)
      problems.push(`${number} is not the only one that replaces ${replaced?.number}`);
    return problems;
  });
}

/** What the journal says of each party and currency, against what the documents, payments and allocations say. */
function ledger({ documents, payments: paid, allocations, entries }: Rows): string[] {
  const ownerOf = new Map([...documents, ...paid].map(({ id, partyId }) => [id, partyId]));
  const standing = documents.filter(({ number, status }) => number !== null && status !== "void");
  const arrived = paid.filter(({ reversedAt }) => reversedAt === null);
  const key = ({ partyId, currency }: { partyId: string; currency: string }) => `${partyId} ${currency}`;
  const ofAllocation = ({ documentId, currency }: { documentId: string; currency: string }) =>
    `${ownerOf.get(documentId)} ${currency}`;
  const billed = sum(standing, key, ({ totalMinor }) => totalMinor);
  const received = sum(arrived, key, ({ amountMinor }) => amountMinor);
  const settled = sum(allocations, ofAllocation, ({ amountMinor }) => amountMinor);
  const minus = (a: Sums, b: Sums): Sums =>
    sum(
      [...a, ...[...b].map(([one, minor]) => [one, -minor] as const)],
      ([one]) => one,
      ([, minor]) => minor,
    );
  const expected: readonly (readonly [accounts: readonly string[], sums: Sums])[] = [
    [["receivable"], minus(billed, settled)],
    [["customer-credit"], minus(settled, received)],
    [["bank"], received],
    [["revenue", "tax-payable"], minus(new Map(), billed)],
  ];
  return expected.flatMap(([accounts, sums]) => {
    const postings = entries.flatMap((entry) =>
      entry.postings.map((posting) => ({ ...posting, owner: (entry.document ?? entry.payment)?.partyId ?? "nobody" })),
    );
    const chosen = postings.filter(({ account }) => accounts.includes(account));
    const strange = chosen
      .filter(({ partyId, owner }) => partyId !== null && partyId !== owner)
      .map(({ id }) => `the posting ${id} is another party's`);
    const real = written(
      sum(
        chosen,
        ({ owner, currency }) => `${owner} ${currency}`,
        ({ amountMinor }) => amountMinor,
      ),
    );
    return real === written(sums)
      ? strange
      : [...strange, `${accounts.join(" and ")}: the journal has ${real}, the rows ${written(sums)}`];
  });
}

function paymentUse({ payments: paid, allocations }: Rows): string[] {
  const used = sum(
    allocations,
    ({ paymentId }) => paymentId,
    ({ amountMinor }) => amountMinor,
  );
  return paid.flatMap(({ id, amountMinor, reversedAt }) => {
    const minor = used.get(id) ?? 0n;
    if (reversedAt !== null && minor !== 0n) return [`${id} was taken back and still settles ${minor}`];
    return minor < 0n || minor > amountMinor ? [`${id} of ${amountMinor} settles ${minor}`] : [];
  });
}

/** What the queries answer, against the rows: open items on several days, their ages, credit on account. */
async function answers(run: Run, { documents, payments: paid, allocations }: Rows): Promise<string[]> {
  const { office, parties } = run;
  const { reads } = office.database;
  const now = office.clock.now().toZonedDateTimeISO("Europe/Berlin").toPlainDate();
  const problems: string[] = [];
  for (const partyId of parties) {
    for (const asOf of [now.subtract({ days: 20 }), now.subtract({ days: 3 }), now, LATEST]) {
      const by = (row: Date | null): boolean => date(row) <= asOf.toString();
      const expected = documents
        .filter(
          (row) =>
            row.partyId === partyId &&
            row.number !== null &&
            by(row.issueDate) &&
            (row.voidedOn === null || !by(row.voidedOn)),
        )
        .map((row) => {
          const own = allocations.filter(({ documentId, date: on }) => documentId === row.id && by(on));
          return [
            row.number,
            row.totalMinor - own.reduce((total, { amountMinor }) => total + amountMinor, 0n),
            row.currency,
          ] as const;
        })
        .filter(([, minor]) => minor > 0n);
      const items = await openItems(reads, { asOf, partyId }, 1_000);
      const said = items.map(({ number, open }) => [number, open.amountMinor, open.currency].join(" ")).toSorted();
      if (
        said.join() !==
        expected
          .map((one) => one.join(" "))
          .toSorted()
          .join()
      )
        problems.push(`on ${asOf.toString()} these are open: ${said.join()}`);
      const { rows } = await ageingSummary(reads, { asOf, partyId });
      const ages = age(items, asOf).flatMap(({ currency, buckets }) =>
        Object.entries(buckets).map(([bucket, { amountMinor }]) => [`${currency} ${bucket}`, amountMinor] as const),
      );
      if (
        written(new Map(ages)) !==
        written(new Map(rows.map(({ bucket, total }) => [`${total.currency} ${bucket}`, total.amountMinor])))
      ) {
        problems.push(`on ${asOf.toString()} the ages are not those of the open items`);
      }
    }
    const left = paid
      .filter((row) => row.partyId === partyId && row.reversedAt === null)
      .map(
        (row) =>
          [
            row.currency,
            row.amountMinor -
              allocations
                .filter(({ paymentId }) => paymentId === row.id)
                .reduce((total, { amountMinor }) => total + amountMinor, 0n),
          ] as const,
      );
    const credit = written(
      sum(
        left,
        ([currency]) => currency,
        ([, minor]) => minor,
      ),
    );
    const inPayments = written(
      sum(
        await creditPayments(reads, partyId),
        ({ left: one }) => one.currency,
        ({ left: one }) => one.amountMinor,
      ),
    );
    const inJournal = written(
      new Map((await creditOnAccount(reads, { partyId })).map((one) => [one.currency, one.amountMinor])),
    );
    if (inPayments !== credit || inJournal !== credit)
      problems.push(`credit is ${credit}: by payments ${inPayments}, by the journal ${inJournal}`);
  }
  return problems;
}

/** Over the whole database: from 1 to the last, none twice and none left out, and the sequence stands behind them. */
async function numbers({ office: { database } }: Run): Promise<string[]> {
  const rows = await database.reads.document.findMany({ where: { number: { not: null } }, select: { number: true } });
  const taken = rows.map(({ number }) => Number(number?.replace("INV-", ""))).toSorted((a, b) => a - b);
  const next = await database.reads.sequence.findUnique({ where: { name: "invoice" } });
  const gap = taken.findIndex((number, index) => number !== index + 1);
  if (gap !== -1) return [`after ${gap} numbers comes ${taken[gap]}`];
  return Number(next?.next ?? 1) === taken.length + 1
    ? []
    : [`${taken.length} numbers are taken, and ${String(next?.next)} is next`];
}

function deliveries(run: Run, { documents, outbox }: Rows): string[] {
  const own = new Set(documents.map(({ id }) => id));
  const found = outbox.filter(({ payload }) => own.has((payload as { documentId: string }).documentId)).length;
  return found === run.deliveries ? [] : [`${found} deliveries were written and ${run.deliveries} were asked for`];
}
