import { mulDiv } from "#domain/money";

import type { DemoCustomer } from "./customers.ts";

/** What is invoiced. */
export interface Work {
  readonly description: string;
  readonly quantity: number;
  readonly priceMinor: number;
}

interface Dates {
  readonly issueDate: Temporal.PlainDate;
  readonly dueDate: Temporal.PlainDate;
}

/** Those in Britain and Germany are charged tax: percent. */
const TAX = { USD: 0, GBP: 20, EUR: 19 } as const;

/** An invoice's content in wire form. */
export function contentOf({ currency }: DemoCustomer, work: Work, { issueDate, dueDate }: Dates) {
  const { description, quantity, priceMinor } = work;
  const line = { description, quantity: String(quantity), unitPriceMinor: String(priceMinor) };
  const tax = TAX[currency];
  return {
    issueDate: issueDate.toString(),
    dueDate: dueDate.toString(),
    currency,
    taxIncluded: false,
    lines: [tax === 0 ? line : { ...line, taxPercent: String(tax) }],
  };
}

/** What it comes to, tax included, in minor units. */
export function totalOf({ currency }: DemoCustomer, { quantity, priceMinor }: Work): bigint {
  const net = BigInt(priceMinor) * BigInt(quantity);
  return net + mulDiv(net, BigInt(TAX[currency]), 100n);
}
