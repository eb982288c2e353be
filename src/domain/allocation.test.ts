import { describe, expect, it } from "vitest";

import { allocatePayment } from "./allocation.ts";
import { money } from "./money.ts";
import type { OpenItem } from "./open-item.ts";

const item = (documentId: string, dueDate: string, amountMinor: bigint, currency = "USD"): OpenItem => ({
  documentId,
  number: documentId.toUpperCase(),
  dueDate: Temporal.PlainDate.from(dueDate),
  open: money(amountMinor, currency),
});
const late = item("late", "2026-10-01", 300n);
const later = item("later", "2026-11-01", 500n);
const latest = item("latest", "2026-12-01", 900n);
const euros = item("euros", "2026-01-01", 900n, "EUR");
const open = [latest, euros, late, later];

/** `late 300, later 200 | 0`: what goes where, and the credit. */
function spread(amountMinor: bigint, to?: readonly string[], currency = "USD"): string {
  const result = allocatePayment(money(amountMinor, currency), open, to === undefined ? {} : { to });
  if (!result.ok) return result.problem;
  const parts = result.value.allocations.map(
    ({ item: { documentId }, amount }) => `${documentId} ${amount.amountMinor}`,
  );
  return `${parts.join(", ")} | ${result.value.credit.amountMinor}`;
}

describe("allocatePayment", () => {
  it.each([
    [300n, "late 300 | 0"],
    [500n, "late 300, later 200 | 0"],
    [100n, "late 100 | 0"],
    [2000n, "late 300, later 500, latest 900 | 300"],
  ])("spreads %s over the oldest due first", (amount, result) => {
    expect(spread(amount)).toBe(result);
  });

  it("keeps to the documents that were named, in that order", () => {
    expect(spread(1000n, ["latest", "late"])).toBe("latest 900, late 100 | 0");
    expect(spread(1000n, ["late", "late"])).toBe("late 300 | 700");
  });

  it("settles only items of its own currency, and keeps the rest as credit", () => {
    expect(spread(1000n, undefined, "EUR")).toBe("euros 900 | 100");
    expect(spread(1000n, undefined, "GBP")).toBe(" | 1000");
  });

  it("takes the one written first of two that are due on one day", () => {
    const twins = [item("doc_b", "2026-10-01", 5n), item("doc_a", "2026-10-01", 5n)];
    const result = allocatePayment(money(5n, "USD"), twins);
    expect(result.ok && result.value.allocations.map((part) => part.item.documentId)).toEqual(["doc_a"]);
  });

  it("refuses in words what cannot be", () => {
    expect(spread(1000n, ["late"], "EUR")).toBe("LATE is in USD, so 10.00 EUR cannot be allocated to it.");
    expect(spread(1000n, ["gone"])).toBe("A document that the payment was meant for is not open any more.");
    expect(spread(0n)).toBe("A payment must be more than zero.");
  });
});
