import { describe, expect, it } from "vitest";

import { loadAllExtensions } from "../../src/extensions.ts";

import { LATEST, openItems } from "#storage/open-items";
import { journalBalance } from "#storage/journal-store";
import { dealingsWith, partyByName } from "#storage/parties-store";
import { stageRows } from "#storage/import-rows";
import { actsAboutDocument } from "#storage/acts-store";
import { verifyAudit } from "#storage/audit-store";
import { writable } from "#test/writable";
import { approve, done, draftFor, newCustomer, pay, waits } from "#test/business-of-tests";
import type { DatabaseKind } from "#test/databases";
import { importText } from "#test/import-file";
import { useOffice } from "#test/use-office";

const HEADER = "number,customer,issue_date,due_date,currency,net,tax,total,open,status,description";
const file = (...rows: readonly string[]): string => `${[HEADER, ...rows].join("\n")}\n`;

export function importSuite(kind: DatabaseKind): void {
  describe("importing open invoices", () => {
    const office = useOffice(kind);
    const db = () => office().database.reads;
    const balances = async () =>
      Object.fromEntries(
        (
          await db().$queryRaw<{ account: string; currency: string; sum: bigint }[]>`
            select account, currency, sum(amount_minor)::bigint as sum from postings where entry_id like 'jrn_%' and entry_id in
              (select id from journal_entries where memo like 'Opening balance%') group by 1, 2`
        ).map(({ account, currency, sum }) => [`${account} ${currency}`, sum]),
      );

    it("takes what is open into the books, against the opening balance", async () => {
      const text = file(
        "OLD-1,Acme Ltd,2026-10-01,2026-10-31,USD,100.00,20.00,120.00,120.00,sent,Website",
        "OLD-2,ACME Limited,2026-10-02,2026-11-01,USD,50.00,0,50.00,30.00,,Hosting",
        "OLD-3,Beta,2026-10-03,2026-11-02,JPY,5000,,,,issued,",
        "OLD-4,Beta,2026-10-03,2026-11-02,USD,10.00,,,0.00,,paid long ago",
        "OLD-5,Beta,2026-10-03,2026-11-02,USD,10.00,,,,void,",
      );
      const { sum, problems, outcome } = await importText(office(), text);
      expect(problems).toEqual([]);
      expect(sum).toMatchObject({ rows: 5, fresh: 3, customers: 2, leftOut: { paid: 1, void: 1, draft: 0 } });
      expect(sum.open).toEqual(
        new Map([
          ["USD", 15_000n],
          ["JPY", 5_000n],
        ]),
      );
      expect(done(outcome!).result).toMatchObject({ invoices: 3, customers: 2 });
      const open = await openItems(db(), { asOf: LATEST }, 10);
      expect(
        open.map((item) => [
          item.number,
          item.partyName,
          item.total.amountMinor,
          item.open.amountMinor,
          item.open.currency,
        ]),
      ).toEqual([
        ["OLD-1", "Acme Ltd", 12_000n, 12_000n, "USD"],
        ["OLD-2", "Acme Ltd", 5_000n, 3_000n, "USD"],
        ["OLD-3", "Beta", 5_000n, 5_000n, "JPY"],
      ]);
      const statuses = await db().document.findMany({
        orderBy: { number: "asc" },
        select: { status: true, sentAt: true },
      });
      expect(statuses.map(({ status, sentAt }) => [status, sentAt !== null])).toEqual([
        ["sent", true],
        ["partly-paid", true],
        ["issued", false],
      ]);
      // 120 and 50 owed less 20 paid before: 150.00; the other side is the opening balance and nothing is earned.
      expect(await balances()).toEqual({
        "receivable USD": 15_000n,
        "opening-balance USD": -15_000n,
        "receivable JPY": 5_000n,
        "opening-balance JPY": -5_000n,
      });
      expect([...(await journalBalance(db())).values()].every((minor) => minor === 0n)).toBe(true);
    });

    it("says so in the audit log, with the file's digest and counts", async () => {
      const [entry] = await db().audit.findMany({ where: { kind: "imported" } });
      expect(JSON.parse(entry?.body ?? "{}")).toMatchObject({
        file: expect.stringMatching(/^[0-9a-f]{64}$/),
        invoices: 3,
        customers: 2,
      });
      expect(await verifyAudit(db(), [])).toMatchObject({ ok: true });
      expect(office().heads.at(-1)).toEqual(((await verifyAudit(db(), [])) as { head: unknown }).head);
    });

    it("is what a document that came by it is explained with", async () => {
      const { id } = await db().document.findFirstOrThrow({ where: { number: "OLD-1" } });
      const acts = await actsAboutDocument(db(), id, 10);
      expect(acts.map(({ operation, outcome }) => [operation, outcome])).toEqual([["import-open-items", "performed"]]);
    });

    it("makes nobody known, and writes to nobody", async () => {
      const acme = await partyByName(db(), "Acme Ltd");
      expect((await dealingsWith(db(), acme?.id ?? "", Temporal.PlainDate.from("2026-11-24")))?.known).toBe(false);
      expect(await db().outbox.count()).toBe(0);
    });

    it("makes documents that their type reads, and that live on like any other", async () => {
      const { documentTypes } = await loadAllExtensions();
      for (const { content, netMinor, taxMinor } of await db().document.findMany()) {
        const type = documentTypes.get("invoice");
        const totals = type?.totals(type.input.decode(content));
        expect(totals).toMatchObject({ ok: true, value: { netMinor, taxMinor } });
      }
      const acme = await partyByName(db(), "Acme Ltd");
      const paid = done(await pay(office(), acme?.id ?? "", 15_000n));
      expect(await openItems(db(), { asOf: LATEST, partyId: acme?.id ?? "" }, 10)).toEqual([]);
      done(await office().act("reverse-payment", { paymentId: paid.subject }, office().anaByHand));
      const first = await db().document.findFirstOrThrow({ where: { number: "OLD-1" } });
      expect(first.status).toBe("sent");
      done(await office().act("void-document", { documentId: first.id, reason: "x" }, office().anaByHand));
      expect(await balances()).toMatchObject({ "receivable USD": 15_000n });
      expect((await journalBalance(db())).get("USD")).toBe(0n);
    });

    it("of the same file again changes nothing, and another content under a number is a named conflict", async () => {
      const same = file("OLD-2,Acme Ltd,2026-10-02,2026-11-01,USD,50.00,0,50.00,10.00,,");
      expect(await importText(office(), same)).toMatchObject({
        sum: { fresh: 0, there: 1 },
        outcome: null,
        problems: [],
      });
      const other = file(
        "old-2,Acme Ltd,2026-10-02,2026-11-02,USD,51.00,0,51.00,,,",
        "OLD-3,Acme Ltd,2026-10-03,2026-11-02,JPY,5000,,,,,",
        "OLD-9,Acme Ltd,2026-10-03,2026-11-02,JPY,5000,,,,,",
      );
      const { problems, outcome } = await importText(office(), other);
      expect(outcome).toBeNull();
      expect(problems.map(({ line, column, kind: what, problem }) => [line, column, what, problem])).toEqual([
        [
          2,
          "number",
          "differs from the books",
          "OLD-2 to Acme Ltd is in the books already, with another total, due_date.",
        ],
        [3, "number", "differs from the books", "OLD-3 to Beta is in the books already, with another customer."],
      ]);
      expect(await db().document.count({ where: { number: "OLD-9" } })).toBe(0);
      expect(await db().importRow.count()).toBe(0);
    });

    it("moves the business's own numbers past those of the same pattern", async () => {
      done((await importText(office(), file("INV-0077,Acme Ltd,2026-10-02,2026-11-02,USD,1.00,,,,,"))).outcome!);
      const draft = await draftFor(office(), await newCustomer(office()));
      expect(done(await office().act("issue-document", draft, office().anaByHand)).result).toMatchObject({
        number: "INV-0078",
      });
      done((await importText(office(), file("INV-0003,Acme Ltd,2026-10-02,2026-11-02,USD,1.00,,,,,"))).outcome!);
      const next = await draftFor(office(), await newCustomer(office()));
      expect(done(await office().act("issue-document", next, office().anaByHand)).result).toMatchObject({
        number: "INV-0079",
      });
    });

    it("by a bookkeeper waits for the owner, who approves exactly those rows", async () => {
      const text = (number: string) => file(`${number},Acme Ltd,2026-10-02,2026-11-02,USD,1.00,,,,,`);
      const asked = async (number: string) => {
        const { outcome, importId } = await importText(office(), text(number), { by: office().benByHand });
        return { approval: waits(outcome!), importId };
      };
      const { approval } = await asked("BOOK-1");
      expect(approval.card.title).toBe("Import 1 open invoice");
      expect(await db().document.count({ where: { number: "BOOK-1" } })).toBe(0);
      done(await office().decide(approve(approval), office().anaByHand));
      expect(await db().document.count({ where: { number: "BOOK-1" } })).toBe(1);

      const changed = await asked("BOOK-2");
      const row = {
        kind: "customer",
        name: "Eve",
        key: "eve",
        email: null,
        address: null,
        taxId: null,
        termsDays: null,
      } as const;
      await stageRows(writable(office().database), changed.importId, [{ line: 9, row }], office().clock.now());
      expect(await office().decide(approve(changed.approval), office().anaByHand)).toMatchObject({
        kind: "refused",
        reasons: [expect.stringContaining("The rows of this import are not those that were looked at.")],
      });
      expect(await db().document.count({ where: { number: "BOOK-2" } })).toBe(0);
    });

    it("is nothing that a viewer may ask for, and nothing that an assistant does alone", async () => {
      const text = file("VIEW-1,Acme Ltd,2026-10-02,2026-11-02,USD,1.00,,,,,");
      expect((await importText(office(), text, { by: office().cleoByHand })).outcome).toMatchObject({
        kind: "refused",
        code: "role",
      });
      expect((await importText(office(), text, { by: office().ana })).outcome).toMatchObject({ kind: "awaiting" });
      expect(await db().document.count({ where: { number: "VIEW-1" } })).toBe(0);
    });
  });

  const office = useOffice(kind);

  describe("a file with rows that are wrong", () => {
    it("is not imported at all, and each of them is named with what is expected", async () => {
      const text = file(
        "A-1,Acme,2026-02-30,2026-03-01,USD,,,100.00,,,",
        "A-2,,2026-02-01,2026-03-01,USD,,,abc,,,",
        "A-3,Acme,2026-02-01,2026-01-01,USD,,,100.00,200.00,foo,",
        "A-4,Acme,2026-02-01,2026-03-01,XXQ,,,5.00,,,",
        "A-5,Acme,2026-02-01,2026-03-01,USD,,,-5.00,,,",
        "A-6,Acme,2026-02-01,2026-03-01,USD,,,5.00",
        "../../x,Acme,2026-02-01,2026-03-01,USD,,,5.00,,,",
        "A-8,Acme,2026-02-01,2026-03-01,USD,4.00,2.00,5.00,,,",
        "A-9,Acme,2027-02-01,2027-03-01,USD,,,5.00,,,",
        "A-10,Acme,2026-02-01,2026-03-01,JPY,,,5.50,,,",
        "A-11,Acme,2026-02-01,2026-03-01,USD,,,EUR 5.50,,,",
        "A-12,Acme,2026-02-01,2026-03-01,USD,,,,,,",
        "A-13,Acme,2026-02-01,2026-03-01,USD,,,5.00,,paid,",
        "A-14,Acme,2026-02-01,2026-03-01,USD,,,5.00,5.00,paid,",
        "A-15,Acme,2026-02-01,2026-03-01,USD,,,5.00,,,",
        "a-15,Acme,2026-02-01,2026-03-01,USD,,,5.00,,,",
        `A-16,Acme,2026-02-01,2026-03-01,USD,,,5.00,,,${"x".repeat(501)}`,
        "A-17,Acme,2026-02-01,01/02/26,USD,,,5.00,,,",
      );
      const { problems, outcome, sum } = await importText(office(), text);
      expect(outcome).toBeNull();
      expect(problems.map(({ line, column, kind: what }) => [line, column, what])).toEqual([
        [2, "issue_date", "not a date"],
        [3, "customer", "missing"],
        [3, "total", "not an amount"],
        [4, "status", "unknown status"],
        [4, "due_date", "due before issued"],
        [4, "open", "sums that disagree"],
        [5, "currency", "not a currency"],
        [6, "total", "negative"],
        [7, null, "wrong number of cells"],
        [8, "number", "bad number"],
        [9, "total", "sums that disagree"],
        [10, "issue_date", "still to come"],
        [11, "total", "not an amount"],
        [12, "total", "another currency"],
        [13, "total", "missing"],
        [15, "status", "sums that disagree"],
        [17, "number", "twice in the file"],
        [18, "description", "too long"],
        [19, "due_date", "not a date"],
      ]);
      expect(problems.at(-1)).toMatchObject({ value: "01/02/26", expected: "Write the year with four digits." });
      expect(sum).toMatchObject({ rows: 18, leftOut: { paid: 1 } });
      expect(await office().database.reads.party.count()).toBe(0);
    });
  });

  describe("importing customers", () => {
    const db = () => office().database.reads;

    it("adds them, completes what is missing of those on file, and contradicts nobody", async () => {
      await newCustomer(office(), "Acme Ltd");
      const text =
        "name,email,address,terms_days,tax_id\n" +
        '"ACME, Limited",ana@acme.com,"1 Road\nTown",net 30,GB1\n' +
        "Müller GmbH,,,,\n" +
        "'=Formula Ltd,,,,\n" +
        "Müller,,,0,\n";
      const { sum, problems, outcome } = await importText(office(), text);
      expect(problems).toEqual([]);
      expect(sum).toMatchObject({ customers: 3, filled: 1, similar: ['"Müller GmbH" and "Müller"'] });
      expect(done(outcome!).result).toMatchObject({ customers: 3, filled: 1 });
      const parties = await db().party.findMany({ orderBy: { nameKey: "asc" } });
      expect(
        parties.map(({ name, email, address, termsDays, taxId }) => [name, email, address, termsDays, taxId]),
      ).toEqual([
        ["Acme Ltd", "ana@acme.com", "1 Road\nTown", 30, "GB1"],
        ["=Formula Ltd", null, null, null, null],
        ["Müller", null, null, 0, null],
        ["Müller GmbH", null, null, null, null],
      ]);
      expect(await importText(office(), text)).toMatchObject({ sum: { fresh: 0, there: 4 }, problems: [] });
      const other = await importText(office(), "name,email,terms\nAcme Ltd,eve@evil.com,5\n");
      expect(other.problems).toMatchObject([
        {
          line: 2,
          kind: "differs from the books",
          problem: "Acme Ltd is on file already, with another email, terms_days.",
        },
      ]);
    });

    it("names what is wrong", async () => {
      const text = "name,email,terms_days\nA,nobody,\nB,,soon\nB,,5\nC,,366\n,x@y.de,\nb.,,\n";
      const { problems } = await importText(office(), text);
      expect(problems.map(({ line, column, kind: what }) => [line, column, what])).toEqual([
        [2, "email", "not an e-mail address"],
        [3, "terms_days", "not a number of days"],
        [5, "terms_days", "not a number of days"],
        [6, "name", "missing"],
        [7, "name", "twice in the file"],
      ]);
      expect(await db().party.count({ where: { name: "B" } })).toBe(0);
    });
  });
}
