import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { LATEST, openItems } from "#storage/open-items";
import { done, newCustomer, pay, sentInvoice } from "#test/business-of-tests";
import type { DatabaseKind } from "#test/databases";
import { importText } from "#test/import-file";
import type { TestOffice } from "#test/open-office";
import { pdfText } from "#test/pdf-text";
import { temporaryFolder } from "#test/temporary-folder";
import { useOffice } from "#test/use-office";
import { exportBooks } from "#transfer/export/export-books";

export function exportSuite(kind: DatabaseKind): void {
  describe("an export", () => {
    const folder = temporaryFolder();
    const office = useOffice(kind);
    const other = useOffice(kind);
    const into = (name: string, progress: (pdfs: number) => void = () => {}) =>
      exportBooks(join(folder, name), {
        database: office().database,
        documentTypes: office().extensions.documentTypes,
        fontFolder: join(folder, "fonts"),
        progress,
      });
    const items = async ({ database }: TestOffice) =>
      (await openItems(database.reads, { asOf: LATEST }, 100)).map(({ number, partyName, dueDate, total, open }) => [
        ...[number, partyName, dueDate.toString(), total.amountMinor, open.amountMinor, open.currency],
      ]);

    it("that is imported into new books gives the same open items", async () => {
      const evil = await newCustomer(office(), "=HYPERLINK(evil) Ltd");
      const plain = await newCustomer(office(), 'Müller, Söhne & "Co"');
      await sentInvoice(office(), evil, { amountMinor: 12_345n, description: "@SUM(A1)\nsecond line" });
      await sentInvoice(office(), evil, { amountMinor: 7_000n, currency: "JPY" });
      await sentInvoice(office(), plain, { amountMinor: 1_234_500n, currency: "EUR", dueDate: "2026-12-31" });
      const paid = await sentInvoice(office(), plain, { amountMinor: 500n });
      done(await pay(office(), plain, 500n, { documentIds: [paid.subject] }));
      done(await pay(office(), evil, 2_345n));
      // What was issued is exported as it was issued.
      done(
        await office().act(
          "describe-business",
          { set: { name: "Renamed Studio" }, was: { name: "Purple Studio" } },
          office().anaByHand,
        ),
      );
      await into("whole");
      const text = (name: string): string => readFileSync(join(folder, "whole", name), "utf8");
      for (const name of ["customers.csv", "invoices.csv"]) {
        const { problems, outcome } = await importText(other(), text(name));
        expect(problems).toEqual([]);
        done(outcome!);
      }
      expect(await items(other())).toEqual(await items(office()));
      expect(await items(other())).toHaveLength(3);
      const names = async ({ database }: TestOffice) =>
        (await database.reads.party.findMany({ orderBy: { nameKey: "asc" } })).map(({ name }) => name);
      expect(await names(other())).toEqual(await names(office()));
    });

    it("has everything that a person asks of the books, and nothing that a spreadsheet would run", async () => {
      const names = readdirSync(join(folder, "whole")).toSorted();
      const tables = ["allocations", "approvals", "audit", "customers", "invoices", "journal", "lines", "payments"];
      expect(names).toEqual([...tables.map((name) => `${name}.csv`), "pdf"]);
      const text = (name: string): string => readFileSync(join(folder, "whole", `${name}.csv`), "utf8");
      expect(text("invoices").split("\r\n").slice(0, 3)).toEqual([
        "number,customer,issue_date,due_date,currency,net,tax,total,paid,open,paid_on,status,description,reference,notes",
        expect.stringContaining(
          "INV-0001,'=HYPERLINK(evil) Ltd,2026-11-23,2026-12-07,USD,123.45,0.00,123.45,23.45,100.00,2026-11-23,sent,",
        ),
        "INV-0002,'=HYPERLINK(evil) Ltd,2026-11-23,2026-12-07,JPY,7000,0,7000,0,7000,,sent,Website,,",
      ]);
      expect(text("journal")).toContain(",receivable,'=HYPERLINK(evil) Ltd,USD,123.45,\r\n");
      expect(text("payments")).toContain("USD,23.45");
      for (const name of tables) expect(text(name)).not.toMatch(/(?:^|,)"?[=@]/m);
    });

    it("has the PDF of each document that was issued", async () => {
      const pdfs = readdirSync(join(folder, "whole", "pdf")).toSorted();
      expect(pdfs).toEqual([1, 2, 3, 4].map((number) => `invoice-INV-000${number}.pdf`));
      const text = await pdfText(join(folder, "whole", "pdf", "invoice-INV-0003.pdf"));
      expect(text).toContain("12,345.00 EUR");
      expect(text).toContain("Purple Studio");
      expect(text).not.toContain("Renamed Studio");
    });

    it("never mixes with what is there", async () => {
      mkdirSync(join(folder, "full"));
      writeFileSync(join(folder, "full", "mine.txt"), "x");
      await expect(into("full")).rejects.toThrow(/full is not empty\./);
      await expect(into("full/mine.txt")).rejects.toThrow(/is no folder to export into \(ENOTDIR\)/);
      expect(readdirSync(join(folder, "full"))).toEqual(["mine.txt"]);
      mkdirSync(join(folder, "empty"));
      await into("empty");
      expect(readdirSync(join(folder, "empty"))).toContain("invoices.csv");
    });

    it("that was cut off is not there under its name, and goes on with what it had", async () => {
      await expect(
        into("cut", (pdfs) => {
          if (pdfs === 2) throw new Error("cut");
        }),
      ).rejects.toThrow("cut");
      expect(readdirSync(folder)).not.toContain("cut");
      // One of those that were there shows what no longer is: a paid one is stamped.
      const first = await office().database.reads.document.findFirstOrThrow({ where: { number: "INV-0001" } });
      done(await pay(office(), first.partyId, 10_000n, { documentIds: [first.id] }));
      expect(await into("cut")).toMatchObject({ pdfs: 4, kept: 1 });
      expect(await pdfText(join(folder, "cut", "pdf", "invoice-INV-0001.pdf"))).toContain("PAID");
      rmSync(join(folder, "cut"), { recursive: true });
    });
  });
}
