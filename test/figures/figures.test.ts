import { beforeAll, describe, expect, it } from "vitest";

import { habitSince, nextDays } from "#books/figures/cash-ahead";
import { measureDso } from "#books/figures/measure-dso";
import { averageDays } from "#domain/average-days";
import type { Bucket } from "#domain/ageing";
import { formatTenths } from "#domain/day-count";
import { type Money, money, parseMoney } from "#domain/money";
import { lastDays } from "#domain/span";
import { cashOn } from "#storage/cash-flow";
import { monthlySales, receivables } from "#storage/credit-sales";
import { expectedCash } from "#storage/expected-cash";
import { journalBalance } from "#storage/journal-store";
import { ageingSummary } from "#storage/open-items";
import { paymentHabits } from "#storage/payment-habits";
import { EMBEDDED } from "#test/databases";
import { day } from "#test/seed-books";
import { useDatabase } from "#test/use-database";

import { loadLedger } from "./load-ledger.ts";
import { readLedger } from "./read-ledger.ts";
import { readResults } from "./read-results.ts";

const RESULTS = readResults();
const HABIT_DAYS = 365;
const sumIn = (currency: string, sums: readonly Money[]): Money =>
  money(
    sums.filter((sum) => sum.currency === currency).reduce((total, { amountMinor }) => total + amountMinor, 0n),
    currency,
  );

/** Nothing below works a figure out by itself: what is expected is what LibreOffice made of the same rows. */
describe("the figures of 987 rows are those of the spreadsheet", () => {
  const database = useDatabase(EMBEDDED);
  let parties: ReadonlyMap<string, string> = new Map();

  beforeAll(async () => {
    ({ parties } = await loadLedger(database(), readLedger()));
  }, 60_000);

  const amount = (value: string, currency: string): Money => {
    const read = parseMoney({ amount: value, currency }, { allowZero: true });
    if (!read.ok) throw new Error(read.problem);
    return read.value;
  };
  const written = (tenths: bigint | null | undefined): string =>
    tenths === null || tenths === undefined ? "none" : formatTenths(tenths);
  const only = (figure: RegExp) => RESULTS.filter((result) => figure.test(result.figure));

  it("there are as many as were worked out", () => {
    expect(readLedger().length).toBe(987);
    expect(RESULTS.length).toBe(101);
  });

  it.each(only(/^ageing/))("$figure in $currency on $asOf: $value", async ({ figure, currency, asOf, value }) => {
    const { rows } = await ageingSummary(database().reads, { asOf: day(asOf) });
    const bucket = figure.replace("ageing ", "") as Bucket;
    expect(
      sumIn(
        currency,
        rows.filter((row) => row.bucket === bucket).map(({ total }) => total),
      ),
    ).toEqual(amount(value, currency));
  });

  it.each(only(/^receivables/))("receivables in $currency on $asOf: $value", async ({ currency, asOf, value }) => {
    expect(sumIn(currency, await receivables(database().reads, day(asOf)))).toEqual(amount(value, currency));
  });

  it.each(only(/^sales/))("credit sales in $currency up to $asOf: $value", async ({ currency, asOf, value }) => {
    const sales = await monthlySales(database().reads, lastDays(90, day(asOf)));
    expect(
      sumIn(
        currency,
        sales.map((month) => month.sales),
      ),
    ).toEqual(amount(value, currency));
  });

  it.each(only(/^dso/))("$figure in $currency on $asOf: $value", async ({ figure, currency, asOf, value }) => {
    const found = (await measureDso(database().reads, lastDays(90, day(asOf)))).find(
      (one) => one.currency === currency,
    );
    expect(written(figure.startsWith("dso simple") ? found?.simple : found?.countback?.tenths)).toBe(value);
  });

  it.each(only(/^(days|paid)/))("$figure: $value", async ({ figure, asOf, value }) => {
    const customer = /Customer \d+/.exec(figure)?.[0];
    const where = customer === undefined ? {} : { partyId: parties.get(customer) ?? "" };
    const { all } = await paymentHabits(database().reads, lastDays(HABIT_DAYS, day(asOf)), where);
    if (all === null) throw new Error("nothing was paid");
    if (figure === "paid invoices") return expect(String(all.count)).toBe(value);
    const days = figure.startsWith("days to pay") ? all.days : all.daysBeyondTerms;
    return expect(written(averageDays(days, all.count))).toBe(value);
  });

  it.each(only(/^expected/))("$figure in $currency: $value", async ({ figure, currency, asOf, value }) => {
    const cash = await expectedCash(database().reads, nextDays(30, day(asOf)), habitSince(day(asOf)));
    const found = cash.find((row) => row.currency === currency);
    if (found === undefined) throw new Error(`nothing is open in ${currency}`);
    expect((figure.includes("due date") ? found.byDueDate : found.byHabit).total).toEqual(amount(value, currency));
  });

  it.each(only(/^cash in/))("cash in, in $currency: $value", async ({ currency, asOf, value }) => {
    const flows = await cashOn(database().reads, lastDays(90, day(asOf)));
    expect(
      sumIn(
        currency,
        flows.map((flow) => flow.in),
      ),
    ).toEqual(amount(value, currency));
  });

  it("the books that they come from balance, and the account of receivables is what is open", async () => {
    const balance = await journalBalance(database().reads);
    expect([...balance.values()]).toEqual([0n, 0n, 0n]);
    const account = await database().reads.$queryRaw`
      select p.currency, sum(p.amount_minor)::bigint as "amountMinor" from postings p join journal_entries e on e.id = p.entry_id
      where p.account = 'receivable' and e.date <= '2026-08-15' group by 1 order by 1`;
    expect(account).toEqual(await receivables(database().reads, day("2026-08-15")));
  });
});
