import { daysBetween } from "./business-date.ts";
import { add, money, type Money } from "./money.ts";
import type { OpenItem } from "./open-item.ts";

/** By days past the due date, youngest first. Due today is not due yet. */
export const BUCKETS = ["not-due", "1-30", "31-60", "61-90", "over-90"] as const;

export type Bucket = (typeof BUCKETS)[number];

export const BUCKET_LABELS: Readonly<Record<Bucket, string>> = {
  "not-due": "Not due",
  "1-30": "1 to 30 days",
  "31-60": "31 to 60 days",
  "61-90": "61 to 90 days",
  "over-90": "Over 90 days",
};

export function bucketOf(dueDate: Temporal.PlainDate, asOf: Temporal.PlainDate): Bucket {
  const late = daysBetween(dueDate, asOf);
  if (late <= 0) return "not-due";
  if (late <= 30) return "1-30";
  if (late <= 60) return "31-60";
  return late <= 90 ? "61-90" : "over-90";
}

/** What is open in one currency. Currencies are never added to each other. */
export interface Ageing {
  readonly currency: string;
  readonly buckets: Readonly<Record<Bucket, Money>>;
  readonly total: Money;
  /** The total without what is not due yet. */
  readonly overdue: Money;
}

/** One Ageing for each currency among the items, sorted by its code; none for no items. */
export function age(items: readonly Pick<OpenItem, "dueDate" | "open">[], asOf: Temporal.PlainDate): Ageing[] {
  return [...Map.groupBy(items, (item) => item.open.currency)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, own]) => ageOne(currency, own, asOf));
}

function ageOne(
  currency: string,
  items: readonly Pick<OpenItem, "dueDate" | "open">[],
  asOf: Temporal.PlainDate,
): Ageing {
  const none = money(0n, currency);
  const buckets = { "not-due": none, "1-30": none, "31-60": none, "61-90": none, "over-90": none };
  for (const { dueDate, open } of items) {
    const bucket = bucketOf(dueDate, asOf);
    buckets[bucket] = add(buckets[bucket], open);
  }
  const overdue = [buckets["1-30"], buckets["31-60"], buckets["61-90"], buckets["over-90"]].reduce(add);
  return { currency, buckets, overdue, total: add(buckets["not-due"], overdue) };
}
