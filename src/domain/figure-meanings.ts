/** What each figure means, in the words of the glossary: `formula` stands there letter by letter. */
export interface FigureMeaning {
  readonly name: string;
  readonly means: string;
  readonly formulas: readonly string[];
}

export const FIGURE_MEANINGS = {
  dso: {
    name: "DSO",
    means:
      "Days sales outstanding: how many days of sales are still unpaid. Receivables and credit sales are totals with tax, each currency by itself; what was void by that day is in neither, and credit on account is not netted off.",
    formulas: [
      "DSO, simple = receivables at the end of the period / credit sales of the period x days in the period",
      "DSO, countback = whole days of the latest months whose sales the receivables use up + what is left / that month's sales x that month's days",
    ],
  },
  daysToPay: {
    name: "Days to pay",
    means:
      "How long a customer takes: over the invoices that became wholly paid in the period, each counted once, whatever its amount. The median is told beside it, for one very late invoice moves an average.",
    formulas: [
      "Days to pay = average of (day on which an invoice was wholly paid - issue date)",
      "Days beyond terms = average of (day on which an invoice was wholly paid - due date)",
    ],
  },
  expectedCash: {
    name: "Expected cash",
    means:
      "What may come in, read in two ways that are never added up: as if everybody paid on the day, and as if each customer were as late as they usually are. A customer who has paid nothing yet is taken at the due date. What is overdue stands beside it, for nobody knows its day.",
    formulas: [
      "Expected by due date = open amounts that are due within the period",
      "Expected by habit = open amounts whose due date + the customer's days beyond terms over the last 365 days falls within the period",
    ],
  },
} as const satisfies Readonly<Record<string, FigureMeaning>>;
