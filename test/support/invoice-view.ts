import type { DocumentView, LineView } from "#documents/view";

/** An invoice of three lines and two rates, worked by hand: 1,200.00 + 432.00 + 230.00, less 5 %, plus tax. */
export function invoiceView(change: Partial<DocumentView> = {}): DocumentView {
  return {
    title: "Invoice",
    number: "INV-0042",
    stamp: null,
    from: {
      name: "Studio Maya",
      lines: ["14 Alder Row", "Leeds LS2 8AB", "United Kingdom"],
      taxIds: [{ label: "VAT", value: "GB 123 4567 89" }],
    },
    to: {
      name: "Acme Ltd",
      lines: ["1 Wharf Street", "London E1 6AN", "accounts@acme.example"],
      taxIds: [{ label: "VAT", value: "GB 987 6543 21" }],
    },
    currency: "EUR",
    dates: [
      { label: "Issue date", value: "24 Nov 2026" },
      { label: "Due date", value: "24 Dec 2026" },
    ],
    lines: [
      lineView("Website development", { tax: "20 %" }),
      lineView("Hosting support, November", {
        quantity: "8",
        unitPrice: "60.00",
        discount: "10 %",
        tax: "20 %",
        amount: "432.00",
      }),
      lineView("Printed programme", { quantity: "200", unitPrice: "1.15", tax: "5 %", amount: "230.00" }),
    ],
    totals: [
      { label: "Subtotal", value: "1,862.00", strong: false },
      { label: "Discount 5 %", value: "-93.10", strong: false },
      { label: "Tax 20 %", value: "310.08", strong: false },
      { label: "Tax 5 %", value: "10.93", strong: false },
      { label: "Total", value: "2,089.91 EUR", strong: true },
    ],
    taxes: [
      { rate: "20 %", net: "1,550.40", tax: "310.08" },
      { rate: "5 %", net: "218.50", tax: "10.93" },
    ],
    taxIncluded: false,
    notes: "Thank you for your business.",
    ...change,
  };
}

export function lineView(description: string, change: Partial<LineView> = {}): LineView {
  return {
    description,
    quantity: "1",
    unitPrice: "1,200.00",
    discount: null,
    tax: null,
    amount: "1,200.00",
    ...change,
  };
}
