/**
 * The formulas of `figures.fods`, in OpenFormula. They are written from the definitions in the glossary and know nothing
 * of our queries: what was settled comes from SUMIFS, the day on which an invoice was paid from MAXIFS, counting back
 * from cumulative sales by month.
 */
export interface Result {
  readonly figure: string;
  readonly currency: string;
  readonly asOf: string;
  readonly formula: string;
}

export const CURRENCIES = ["EUR", "JPY", "USD"] as const;
/** A quarter's end, another one, and a day in the middle of a month. */
export const DAYS = ["2026-03-31", "2026-06-30", "2026-08-15"] as const;
/** The day on which the spreadsheet's columns of paid days and usual days stand. */
export const TODAY = "2026-08-15";
export const MONTHS_BACK = 14;
export const CUSTOMERS = ["Customer 03", "Customer 11", "Customer 16", "Customer 24"];

export const date = (iso: string): string => `DATE(${iso.split("-").map(Number).join(";")})`;

interface Counts {
  readonly invoices: number;
  readonly allocations: number;
  readonly payments: number;
}

/** Columns of the sheets: Invoices A number, B customer, C currency, D issued, E due, F total, G void on, then formulas. */
export function columnsOf({ invoices, allocations, payments }: Counts) {
  const column = (sheet: string, rows: number) => (letter: string) => `[${sheet}.$${letter}$2:.$${letter}$${rows + 1}]`;
  return {
    inv: column("Invoices", invoices),
    alc: column("Allocations", allocations),
    pay: column("Payments", payments),
  };
}

/** Beside each allocation: its amount where it stands at the end of {@link TODAY}, 0 where it does not. */
export function allocationFormula(row: number): string {
  const day = date(TODAY);
  return `IF(AND([.C${row}]<=${day};OR([.E${row}]=0;[.E${row}]>${day}));[.D${row}];0)`;
}

/** Beside each invoice as of {@link TODAY}: when it was paid whole (0 if it is not), and when it usually comes. */
export function invoiceFormulas(row: number, counts: Counts): readonly string[] {
  const { alc } = columnsOf(counts);
  const settled = `SUMIFS(${alc("F")};${alc("B")};[.A${row}])`;
  const latest = `COM.MICROSOFT.MAXIFS(${alc("C")};${alc("B")};[.A${row}];${alc("F")};">0")`;
  return [
    `IF(ROUND(${settled}-[.F${row}];2)=0;${latest};0)`,
    `[.E${row}]+IFERROR(VLOOKUP([.B${row}];[Customers.$A$2:.$B$25];2;0);0)`,
  ];
}

/** Beside each customer: average days beyond terms over the 365 days to TODAY, rounded to a day; "" where nothing was paid. */
export function customerFormula(row: number, counts: Counts): string {
  const { inv } = columnsOf(counts);
  const mine = `(${inv("B")}=[.A${row}])*(${inv("H")}>=${date(TODAY)}-364)`;
  return `IF(SUMPRODUCT(${mine})=0;0;ROUND(SUMPRODUCT(${mine}*(${inv("H")}-${inv("E")}))/SUMPRODUCT(${mine});0))`;
}

export function results(counts: Counts): readonly Result[] {
  const { inv, alc, pay } = columnsOf(counts);
  const result = (figure: string, currency: string, asOf: string, formula: string): Result => ({
    figure,
    currency,
    asOf,
    formula,
  });
  const settled = (day: string): string =>
    `(SUMIFS(${alc("D")};${alc("B")};${inv("A")};${alc("C")};"<="&${day})-SUMIFS(${alc("D")};${alc("B")};${inv("A")};${alc("C")};"<="&${day};${alc("E")};">0";${alc("E")};"<="&${day}))`;
  const live = (currency: string, day: string): string =>
    `(${inv("C")}="${currency}")*(${inv("D")}<=${day})*(((${inv("G")}=0)+(${inv("G")}>${day}))>0)`;
  const open = (currency: string, day: string, when: string): string =>
    `ROUND(SUMPRODUCT(${live(currency, day)}*${when}*(${inv("F")}-${settled(day)}));2)`;
  const sales = (currency: string, day: string, from: string): string =>
    `SUMPRODUCT(${live(currency, day)}*(${inv("D")}>=${from})*${inv("F")})`;
  const late = (day: string): string => `(${day}-${inv("E")})`;
  const perDay = DAYS.flatMap((asOf) => {
    const day = date(asOf);
    const band = (least: number, most: number): string => `(${late(day)}>=${least})*(${late(day)}<=${most})`;
    const bands: readonly [string, string][] = [
      ["not-due", `(${late(day)}<=0)`],
      ["1-30", band(1, 30)],
      ["31-60", band(31, 60)],
      ["61-90", band(61, 90)],
      ["over-90", `(${late(day)}>90)`],
    ];
    return CURRENCIES.flatMap((currency) => [
      ...bands.map(([bucket, when]) => result(`ageing ${bucket}`, currency, asOf, open(currency, day, when))),
      result("receivables", currency, asOf, open(currency, day, "1")),
      result("sales 90 days", currency, asOf, `ROUND(${sales(currency, day, `${day}-89`)};2)`),
      result(
        "dso simple 90 days",
        currency,
        asOf,
        `ROUND(${open(currency, day, "1")}/${sales(currency, day, `${day}-89`)}*90;1)`,
      ),
      result(
        "dso countback",
        currency,
        asOf,
        `ROUND(SUMIFS([Countback.$I$2:.$I$200];[Countback.$A$2:.$A$200];"${currency}";[Countback.$B$2:.$B$200];${day});1)`,
      ),
    ]);
  });
  const now = date(TODAY);
  const paid = `(${inv("H")}>=${now}-364)`;
  const average = (when: string, from: string): string =>
    `ROUND(SUMPRODUCT(${when}*(${inv("H")}-${inv(from)}))/SUMPRODUCT(${when}*1);1)`;
  const habits = [
    result("paid invoices", "", TODAY, `SUMPRODUCT(${paid}*1)`),
    result("days to pay", "", TODAY, average(paid, "D")),
    result("days beyond terms", "", TODAY, average(paid, "E")),
    ...CUSTOMERS.flatMap((customer) => {
      const theirs = `${paid}*(${inv("B")}="${customer}")`;
      return [
        result(`days to pay ${customer}`, "", TODAY, average(theirs, "D")),
        result(`days beyond terms ${customer}`, "", TODAY, average(theirs, "E")),
      ];
    }),
  ];
  const ahead = CURRENCIES.flatMap((currency) => {
    const within = (letter: string): string => `(${inv(letter)}>=${now})*(${inv(letter)}<=${now}+30)`;
    return [
      result("expected by due date 30 days", currency, TODAY, open(currency, now, within("E"))),
      result("expected by habit 30 days", currency, TODAY, open(currency, now, within("I"))),
      result("cash in 90 days", currency, TODAY, cashIn(currency)),
    ];
  });
  function cashIn(currency: string): string {
    const span = (letter: string): string =>
      `${pay("B")};"${currency}";${pay(letter)};">="&${now}-89;${pay(letter)};"<="&${now}`;
    return `ROUND(SUMIFS(${pay("D")};${span("C")})-SUMIFS(${pay("D")};${span("E")});2)`;
  }
  return [...perDay, ...habits, ...ahead];
}

/** Rows of the sheet Countback: currency, as of, months back, then first day, last day, sales, sales from here on, owed, days. */
export function countbackRows(
  counts: Counts,
): readonly { readonly values: readonly [string, string, number]; readonly formulas: readonly string[] }[] {
  const { inv } = columnsOf(counts);
  let row = 1;
  return CURRENCIES.flatMap((currency) =>
    DAYS.flatMap((asOf) =>
      Array.from({ length: MONTHS_BACK }, (_, back) => {
        row += 1;
        const live = `(${inv("C")}=[.$A${row}])*(((${inv("G")}=0)+(${inv("G")}>[.$B${row}]))>0)`;
        const owed = `SUMIFS([Results.$D$2:.$D$300];[Results.$A$2:.$A$300];"receivables";[Results.$B$2:.$B$300];[.A${row}];[Results.$C$2:.$C$300];[.B${row}])`;
        const days = `([.E${row}]-[.D${row}]+1)`;
        return {
          values: [currency, asOf, back] as const,
          formulas: [
            `EOMONTH([.B${row}];-[.C${row}]-1)+1`,
            `MIN(EOMONTH([.B${row}];-[.C${row}]);[.B${row}])`,
            `SUMPRODUCT(${live}*(${inv("D")}>=[.D${row}])*(${inv("D")}<=[.E${row}])*${inv("F")})`,
            back === 0 ? `[.F${row}]` : `[.G${row - 1}]+[.F${row}]`,
            owed,
            // G - F is what was sold after this month. What is owed ends there, within the month, or beyond it.
            `IF([.H${row}]<=[.G${row}]-[.F${row}];0;IF([.H${row}]>=[.G${row}];${days};([.H${row}]-[.G${row}]+[.F${row}])/[.F${row}]*${days}))`,
          ],
        };
      }),
    ),
  );
}
