import { describe, expect, it } from "vitest";

import { matchColumns } from "./columns.ts";

const found = (header: readonly string[], options = {}) =>
  Object.fromEntries([...matchColumns(header, options).at].map(([field, index]) => [field, header[index]]));

describe("the columns of a file", () => {
  it("are found by their names, whatever their order, case and signs", () => {
    expect(found(["DUE_DATE", "Issue Date", "total", "Number", "customer"])).toEqual({
      number: "Number",
      customer: "customer",
      issue_date: "Issue Date",
      due_date: "DUE_DATE",
      total: "total",
    });
  });

  it("and by what other programs call them; a field's own name wins", () => {
    expect(
      found(["Invoice No.", "Client", "Invoice Date", "Due", "Amount", "Balance Due", "VAT", "Name"]),
    ).toMatchObject({
      number: "Invoice No.",
      customer: "Client",
      total: "Amount",
      open: "Balance Due",
      tax: "VAT",
    });
    expect(found(["amount", "total", "number", "name", "date", "due"])).toMatchObject({
      total: "total",
      customer: "name",
    });
  });

  it("tell customers from invoices", () => {
    expect(matchColumns(["Company", "E-Mail", "Terms"]).kind).toBe("customers");
    expect(matchColumns(["no", "company", "date", "due", "balance"]).kind).toBe("invoices");
  });

  it("that nothing is read from are told", () => {
    expect(matchColumns(["name", "shoe size", "email"]).unused).toEqual(["shoe size"]);
  });

  it("that a person named are taken at their word", () => {
    const mapped = new Map([["total", "Betrag"]]);
    expect(found(["number", "customer", "date", "due", "Betrag"], { mapped })).toMatchObject({ total: "Betrag" });
  });
});

describe("columns that are missing", () => {
  const refused = (header: readonly string[], options = {}): string => {
    try {
      matchColumns(header, options);
      return "";
    } catch (error) {
      return (error as { plain: string }).plain;
    }
  };

  it("are named with what the file has, and what may have been meant", () => {
    expect(refused(["numbr", "customer", "issue_date", "due_date", "total"])).toBe(
      'A file of invoices needs the column number, and this one has: numbr, customer, issue_date, due_date, total. Name it so in the file, or say --map "number=numbr" if "numbr" is the number.',
    );
    expect(refused(["number", "customer", "paid", "xyz"])).toBe(
      "A file of invoices needs the columns issue_date, due_date, total, and this one has: number, customer, paid, xyz. Name it so in the file, or say --map issue_date=COLUMN, --map due_date=COLUMN, --map total=COLUMN.",
    );
  });

  it("are no two of one name", () => {
    expect(refused(["name", "E-Mail", "e_mail"])).toBe(
      'The file has two columns called "E-Mail". Give one of them another name in the file.',
    );
    expect(refused(["name", "x", "x"])).toBe("");
  });

  it("are also those that a person named wrongly", () => {
    expect(refused(["name"], { mapped: new Map([["name", "nome"]]) })).toBe(
      'The file has no column "nome". Did you mean "name"? It has: name.',
    );
    expect(refused(["name"], { mapped: new Map([["nam", "name"]]) })).toMatch(
      /^There is no field nam in a file of customers\./,
    );
  });
});
