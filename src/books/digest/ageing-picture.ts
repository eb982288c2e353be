import { BUCKET_LABELS, BUCKETS } from "#domain/ageing";
import { formatDate } from "#domain/business-date";
import { formatAmount, money } from "#domain/money";
import type { AgeingRow } from "#storage/open-items";

import { sumWords } from "./sums.ts";

/** What the template `ageing` draws. Every value is text, made here; a share is 0 to 1 of the block's longest bar. */
export interface AgeingPicture {
  readonly title: string;
  readonly blocks: readonly {
    readonly heading: string;
    readonly detail: string;
    readonly late: boolean;
    readonly rows: readonly {
      readonly label: string;
      readonly value: string;
      readonly share: number;
      /** 0 is not due, 4 is the oldest. */
      readonly age: number;
    }[];
  }[];
  readonly note: string | null;
}

const MOST_BLOCKS = 3;

/** Bars of what is owed by age, a block for each currency: the business's first. Null where nothing is overdue. */
export function ageingPicture(
  rows: readonly AgeingRow[],
  { currency: own, asOf }: { readonly currency: string; readonly asOf: Temporal.PlainDate },
): AgeingPicture | null {
  if (rows.every(({ bucket }) => bucket === "not-due")) return null;
  const currencies = [...new Set(rows.map(({ total }) => total.currency))].toSorted((a, b) =>
    a === own ? -1 : b === own ? 1 : a < b ? -1 : 1,
  );
  const more = currencies.length - MOST_BLOCKS;
  return {
    title: `Owed to you, ${formatDate(asOf)}`,
    blocks: currencies.slice(0, MOST_BLOCKS).map((currency) =>
      blockOf(
        currency,
        rows.filter(({ total }) => total.currency === currency),
      ),
    ),
    note: more > 0 ? `And ${more} more ${more === 1 ? "currency" : "currencies"}.` : null,
  };
}

function blockOf(currency: string, rows: readonly AgeingRow[]): AgeingPicture["blocks"][number] {
  const amounts = BUCKETS.map((bucket) => rows.find((row) => row.bucket === bucket)?.total ?? money(0n, currency));
  const longest = amounts.reduce((most, { amountMinor }) => (amountMinor > most ? amountMinor : most), 1n);
  const late = rows.filter(({ bucket }) => bucket !== "not-due").map(({ total }) => total);
  return {
    heading: sumWords(rows.map(({ total }) => total)),
    detail: late.length === 0 ? "none of it overdue" : `${sumWords(late)} overdue`,
    late: late.length > 0,
    rows: BUCKETS.map((bucket, age) => {
      const amount = amounts[age] ?? money(0n, currency);
      return {
        label: BUCKET_LABELS[bucket],
        value: formatAmount(amount),
        // Rounded up, so that a little is seen; the figure beside it is exact.
        share: Number((amount.amountMinor * 1000n + longest - 1n) / longest) / 1000,
        age,
      };
    }),
  };
}
