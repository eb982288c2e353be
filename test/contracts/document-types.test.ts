import { describe, expect, it } from "vitest";
import { z } from "zod";

import { formatNumber } from "#documents/number-pattern";
import { STATUSES } from "#documents/statuses";
import { extensionFiles } from "#test/extension-files";

import { loadAllExtensions } from "../../src/extensions.ts";

const { documentTypes } = await loadAllExtensions();
const ran = new Set<string>();

/** 2 x 150.00 at 20 % and 1 x 40.00 untaxed: net 340.00, tax 60.00. A type with another content has its own here. */
const SALE = {
  issueDate: "2026-11-23",
  dueDate: "2026-12-07",
  currency: "USD",
  taxIncluded: false,
  lines: [
    { description: "Design", quantity: "2", unitPriceMinor: "15000", taxPercent: "20" },
    { description: "Hosting", quantity: "1", unitPriceMinor: "4000" },
  ],
};
const SAMPLES: Readonly<Record<string, unknown>> = {};

describe.each([...documentTypes])("the document type %s", (name, type) => {
  const sample = SAMPLES[name] ?? SALE;
  const content = z.decode(type.input, sample);
  const issued = { number: formatNumber(type.numberPattern, 1), status: "issued", partyId: "pty_1", content } as const;

  it("reads its content and writes it back as it was", () => {
    ran.add(name);
    const again: unknown = JSON.parse(JSON.stringify(z.encode(type.input, content)));
    expect(again).toEqual(sample);
    expect(z.encode(type.input, z.decode(type.input, again as never))).toEqual(sample);
  });

  it("has figures that add up", () => {
    const totals = type.totals(content);
    expect(totals).toMatchObject({ ok: true, value: { netMinor: 34_000n, taxMinor: 6_000n, totalMinor: 40_000n } });
    expect(type.prices(content)).toHaveLength(SALE.lines.length);
  });

  it("balances in every currency, on its own date and party, when it is written into the books", () => {
    const entry = type.postings(issued);
    // Nothing is owed by some types, such as a quote.
    if (entry === null) return;
    const { on, memo, postings } = entry;
    const sums: Record<string, bigint> = {};
    for (const { currency, amountMinor } of postings) sums[currency] = (sums[currency] ?? 0n) + amountMinor;
    expect(sums).toEqual({ USD: 0n });
    expect(on.equals(content.issueDate)).toBe(true);
    expect(memo).toContain(issued.number);
    expect(postings.filter(({ partyId }) => partyId !== undefined).map(({ partyId }) => partyId)).toContain("pty_1");
  });

  it("can be read in every status, whole", () => {
    for (const status of STATUSES) {
      const number = status === "draft" ? null : issued.number;
      const view = type.view(
        { ...issued, status, number },
        { name: "Studio North", lines: [] },
        { name: "Acme Ltd", lines: [] },
      );
      expect(view).toMatchObject({
        title: type.title,
        number: number ?? "DRAFT",
        from: { name: "Studio North" },
        to: { name: "Acme Ltd" },
      });
      expect(view.totals.filter(({ strong }) => strong)).toEqual([expect.objectContaining({ value: "400.00 USD" })]);
      expect(view.lines.map(({ amount }) => amount)).toEqual(["300.00", "40.00"]);
    }
  });

  it("refuses content that is none, without breaking", () => {
    for (const none of [{}, null, [], "words", { ...SALE, lines: "none" }, { ...SALE, dueDate: "2026-11-22" }]) {
      expect(type.input.safeDecode(none as never).success).toBe(false);
    }
  });
});

it("no two types number alike: a number names one document", () => {
  const patterns = [...documentTypes.values()].map((type) => type.numberPattern);
  expect(new Set(patterns).size).toBe(patterns.length);
});

it("these ran over every document type that has a file", async () => {
  expect(ran.size).toBeGreaterThan(0);
  expect([...ran].toSorted()).toEqual(await extensionFiles("document-type"));
});
