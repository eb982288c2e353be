import { HUNDRED_PERCENT, formatPercent } from "#domain/percent";
import { mulDiv } from "#domain/money";

interface Imported {
  readonly issueDate: Temporal.PlainDate;
  readonly dueDate: Temporal.PlainDate;
  readonly currency: string;
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
  readonly description: string;
  readonly reference: string | null;
  readonly notes: string | null;
}

/** Ten-thousandths of a percent: whole percents are tried first. */
const STEPS = [10_000n, 1_000n, 100n, 10n, 1n];

/**
 * What an invoice that was brought along says, in the wire form of the type: one line with the rate that gives exactly
 * its tax; where no rate of four decimals does, a taxed and an untaxed line that together do.
 */
export function invoiceContent(invoice: Imported): Readonly<Record<string, unknown>> {
  const { issueDate, dueDate, currency, reference, notes } = invoice;
  return {
    issueDate: issueDate.toString(),
    dueDate: dueDate.toString(),
    currency,
    lines: linesOf(invoice),
    taxIncluded: false,
    ...(reference === null ? {} : { reference }),
    ...(notes === null ? {} : { notes }),
  };
}

function linesOf({ netMinor, taxMinor, description }: Imported): readonly Readonly<Record<string, string>>[] {
  const line = (unitPriceMinor: bigint, taxPercent?: bigint) => ({
    description,
    quantity: "1",
    unitPriceMinor: unitPriceMinor.toString(),
    ...(taxPercent === undefined ? {} : { taxPercent: formatPercent(taxPercent) }),
  });
  if (taxMinor === 0n) return [line(netMinor)];
  const percent = rateOf(netMinor, taxMinor);
  if (percent !== null) return [line(netMinor, percent)];
  // The smallest of these rates whose share of the net is not more than the net: n times the tax at 100/n percent.
  const times = [10n, 5n, 4n, 2n, 1n].find((many) => taxMinor * many <= netMinor) ?? 1n;
  const taxed = taxMinor * times;
  return [line(taxed, HUNDRED_PERCENT / times), ...(netMinor > taxed ? [line(netMinor - taxed)] : [])];
}

function rateOf(netMinor: bigint, taxMinor: bigint): bigint | null {
  if (netMinor === 0n) return null;
  for (const step of STEPS) {
    const percent = mulDiv(taxMinor, HUNDRED_PERCENT, netMinor * step) * step;
    if (percent <= HUNDRED_PERCENT && mulDiv(netMinor, percent, HUNDRED_PERCENT) === taxMinor) return percent;
  }
  return null;
}
