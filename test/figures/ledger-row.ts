import { z } from "zod";

/**
 * One row of `ledger.csv`. Amounts are decimals of the currency, dates ISO.
 * - `invoice`: `id` is its number, `due` its due date, `back` the day on which it was voided.
 * - `payment`: money that came in on `date`; `back` is the day on which it was taken back.
 * - `allocation`: how much of the payment `payment` settled the invoice `invoice` on `date`; `back` as its payment's.
 */
export const ledgerRow = z.object({
  kind: z.enum(["invoice", "payment", "allocation"]),
  id: z.string(),
  customer: z.string(),
  currency: z.string(),
  date: z.iso.date(),
  due: z.string(),
  amount: z.string().regex(/^\d+(\.\d{2})?$/),
  back: z.string(),
  payment: z.string(),
  invoice: z.string(),
});

export type LedgerRow = z.output<typeof ledgerRow>;

export const LEDGER_COLUMNS = Object.keys(ledgerRow.shape) as (keyof LedgerRow)[];
