import { formatDate } from "#domain/business-date";
import { formatAmount, formatMoney, money } from "#domain/money";
import { formatPercent, type Percent } from "#domain/percent";
import { formatQuantity } from "#domain/quantity";
import { inCapital } from "#domain/text";

import type { DocumentStatus } from "./statuses.ts";
import type { Priced, Totals } from "./totals.ts";
import type { Addressee, DocumentView, LineView, Row } from "./view.ts";

const STAMPS: Readonly<Record<DocumentStatus, string | null>> = {
  draft: "DRAFT",
  issued: null,
  sent: null,
  "partly-paid": "PARTLY PAID",
  paid: "PAID",
  void: "VOID",
};

export function stampOf(status: DocumentStatus): string | null {
  return STAMPS[status];
}

/** The rows under the title: dates as people read them, and a reference where there is one. */
export function dateRows(dates: Readonly<Record<string, Temporal.PlainDate>>, reference: string | undefined): Row[] {
  const rows = Object.entries(dates).map(([label, date]) => ({ label, value: formatDate(date) }));
  return reference === undefined ? rows : [...rows, { label: "Reference", value: reference }];
}

const TAX_NAMES: Readonly<Record<string, string>> = { VAT: "VAT", GST: "GST", ABN: "GST", GSTIN: "GST" };

/** What the sender's tax is called, as its tax numbers tell: a British invoice has to say VAT. "Tax" where they do not. */
export function taxNameOf({ taxIds = [] }: Addressee): string {
  const names = taxIds.flatMap(({ label }) => TAX_NAMES[label] ?? []);
  return names[0] ?? "Tax";
}

/**
 * The part of a view that is figures: lines, rows of totals and taxes, as strings.
 *
 * @param taxName "VAT"
 */
export function figuresOf(
  priced: Priced,
  totals: Totals,
  taxName = "Tax",
): Pick<DocumentView, "currency" | "lines" | "totals" | "taxes" | "taxIncluded"> {
  const { currency, taxIncluded } = priced;
  const amount = (amountMinor: bigint): string => formatAmount(money(amountMinor, currency));
  const rate = (percent: Percent | undefined): string | null =>
    percent === undefined ? null : `${formatPercent(percent)} %`;
  const lines = priced.lines.map((line, index): LineView => ({
    description: asTyped(line.description),
    quantity: formatQuantity(line.quantity),
    unitPrice: amount(line.unitPriceMinor),
    discount: rate(line.discountPercent),
    tax: rate(line.taxPercent),
    amount: amount(totals.lines[index]?.amountMinor ?? 0n),
  }));
  const row = (label: string, value: string): DocumentView["totals"][number] => ({ label, value, strong: false });
  const total = { label: "Total", value: formatMoney(money(totals.totalMinor, currency)), strong: true };
  const discount =
    totals.discountMinor === 0n ? [] : [row(`Discount ${rate(priced.discountPercent)}`, amount(-totals.discountMinor))];
  const taxes = totals.taxes.map(({ percent, taxMinor }) =>
    row(
      `${taxIncluded ? `Including ${taxName === "Tax" ? "tax" : taxName}` : taxName} ${rate(percent)}`,
      amount(taxMinor),
    ),
  );
  const above = [row("Subtotal", amount(totals.subtotalMinor)), ...discount];
  return {
    currency,
    taxIncluded,
    lines,
    totals: taxIncluded ? [...above, total, ...taxes] : [...above, ...taxes, total],
    taxes: totals.taxes.map(({ percent, netMinor, taxMinor }) => ({
      rate: `${formatPercent(percent)} %`,
      net: amount(netMinor),
      tax: amount(taxMinor),
    })),
  };
}

/** A line as it would be typed on an invoice: "website development" begins with a capital, "iPhone repair" does not. */
function asTyped(description: string): string {
  const [word = ""] = description.split(/[\s-]/, 1);
  return /^\p{Ll}+$/u.test(word) ? inCapital(description) : description;
}
