import { type Card, card, type Field, type Table } from "#cards/card";
import type { Button } from "#cards/message";
import { BUCKET_LABELS, BUCKETS } from "#domain/ageing";
import { formatAmount, formatMoney, money } from "#domain/money";
import { formatMoment } from "#domain/moment";
import type { SayOperation } from "#domain/operation-words";
import type { Role } from "#domain/policy";
import type { AgeingRow } from "#storage/open-items";

import { dsoWords } from "./digest-text.ts";
import { DAYS_AHEAD, type DigestFigures, type MoneyFigures, type WorkFigures } from "./gather-digest.ts";
import type { Decision } from "./rank-decisions.ts";
import { sums, sumWords } from "./sums.ts";

const MOST_DECISIONS = 3;

export interface DigestReader {
  readonly role: Role;
  readonly zone: string;
  readonly title: string;
  readonly sinceWords: string;
  readonly said: SayOperation;
}

export function digestCard({ money: own, work }: DigestFigures, reader: DigestReader): Card {
  const shown = work?.waiting.slice(0, MOST_DECISIONS) ?? [];
  return card({
    title: reader.title,
    tone: shown.some((one) => mayDecide(one, reader.role)) ? "attention" : "plain",
    fields: own === null ? [] : moneyFields(own, reader.sinceWords),
    tables: [
      ...(own === null || own.ageing.length === 0 ? [] : [ageingTable(own.ageing)]),
      ...(shown.length === 0 ? [] : [decisionsTable(shown, reader.zone)]),
      ...(work === null || work.alone.latest.length === 0 ? [] : [aloneTable(work.alone, reader.said)]),
    ],
    notes: work === null ? [] : notes(work, shown),
  });
}

/** At most three decisions, each to approve at once or to look at first; none for whoever may not decide. */
export function digestButtons({ work }: DigestFigures, role: Role): readonly Button[] {
  return (work?.waiting.slice(0, MOST_DECISIONS) ?? [])
    .filter((one) => mayDecide(one, role))
    .flatMap(({ approval: { code } }): readonly Button[] => [
      { label: `Approve ${code}`, code, says: `approve ${code}`, style: "primary" },
      { label: `Show ${code}`, code, says: code },
    ]);
}

const mayDecide = ({ approval }: Decision, role: Role): boolean => approval.roles.includes(role);

function moneyFields({ cash, expected, ageing, dso }: MoneyFigures, sinceWords: string): readonly Field[] {
  const late = ageing.filter(({ bucket }) => bucket !== "not-due").map(({ total }) => total);
  const out = cash.map((flow) => flow.out);
  const field = (label: string, value: string): Field => ({ label, value });
  return [
    field(`In since ${sinceWords}`, sumWords(cash.map((flow) => flow.in))),
    ...(sums(out).length === 0 ? [] : [field("Out", sumWords(out))]),
    field(`Due in ${DAYS_AHEAD} days`, sumWords(expected.map((row) => row.byDueDate.total))),
    field(`Likely in ${DAYS_AHEAD} days`, sumWords(expected.map((row) => row.byHabit.total))),
    field("Overdue", sumWords(late)),
    ...(dso === null ? [] : [field("DSO", dsoWords(dso))]),
  ];
}

function ageingTable(rows: readonly AgeingRow[]): Table {
  const currencies = [...new Set(rows.map(({ total }) => total.currency))].toSorted();
  const cell = (currency: string, bucket: AgeingRow["bucket"]): string =>
    formatAmount(
      rows.find((row) => row.bucket === bucket && row.total.currency === currency)?.total ?? money(0n, currency),
    );
  return {
    columns: [{ label: "Age", align: "left" }, ...currencies.map((label) => ({ label, align: "right" as const }))],
    rows: BUCKETS.map((bucket) => [BUCKET_LABELS[bucket], ...currencies.map((currency) => cell(currency, bucket))]),
  };
}

const left = (label: string) => ({ label, align: "left" }) as const;

function decisionsTable(shown: readonly Decision[], zone: string): Table {
  return {
    columns: [left("Decide"), left("What"), left("Since")],
    rows: shown.map(({ approval: { code, card: asked, createdAt } }) => [
      code,
      asked.title,
      formatMoment(createdAt, zone),
    ]),
  };
}

function aloneTable({ latest }: WorkFigures["alone"], said: SayOperation): Table {
  return {
    columns: [left("Done without asking"), left("About"), { label: "Amount", align: "right" }],
    rows: latest.map(({ operation, about, amount, takenBack }) => [
      said(operation).once,
      [about, takenBack ? "taken back" : null].filter((part) => part !== null).join(", "),
      amount === null ? "" : formatMoney(amount),
    ]),
  };
}

function notes({ waiting, alone }: WorkFigures, shown: readonly Decision[]): readonly string[] {
  const more = waiting.length - shown.length;
  const done = alone.byOperation.reduce((sum, { count }) => sum + count, 0);
  return [
    ...(more === 0 ? [] : [`And ${more} more ${more === 1 ? "waits" : "wait"}: "what needs me" lists all.`]),
    ...(done > alone.latest.length
      ? [`The latest ${alone.latest.length} of ${done} that were done without asking.`]
      : []),
  ];
}
