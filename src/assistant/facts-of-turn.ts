import type { Card } from "#cards/card";

import type { Facts, FactUnit } from "./check-words/facts.ts";
import { sentencesOf } from "./check-words/clauses.ts";
import type { ToolResult } from "./define-tool.ts";
import { sentence } from "./compose-posts.ts";
import type { Turn } from "./turn.ts";

/** What a model may say of a turn: what its tools returned, what the person said, and what everybody knows here. */
export function factsOfTurn({ event, member, context, asked, values }: Turn, results: readonly ToolResult[]): Facts {
  const performed = asked.filter(({ outcome }) => outcome.kind === "done").map(({ operation }) => operation);
  return {
    today: context.today,
    currency: context.business.currency,
    person: event.text,
    names: [values.business, member.name],
    units: results.flatMap(unitsOf),
    sayings: context.examples.map(({ example }) => example),
    performed,
    acting: asked.length > 0 || results.length === 0 || results.some(({ kind }) => kind !== "answer"),
  };
}

function unitsOf(result: ToolResult): FactUnit[] {
  const words = sentencesOf(sentence(result)).flatMap(({ text }) => statements(text));
  if (result.kind !== "answer") return words;
  const extras = [...(result.buttons ?? []).map(({ label, says }) => `${label}: ${says}`), ...(result.files ?? [])];
  return [
    ...words,
    ...(result.card === undefined ? [] : unitsOfCard(result.card)),
    ...extras.map((text) => ({ text, clauses: [text], said: false })),
    ...(result.approvalId === undefined
      ? []
      : [{ text: "1 thing waits for a person", clauses: ["1 thing waits"], said: true }]),
  ];
}

/** "You are owed: this; that" says two things, both of what you are owed. */
function statements(text: string): FactUnit[] {
  const [first = "", ...others] = text.split(";");
  const head = /^[^:]*:/.exec(first)?.[0] ?? "";
  return [first, ...others.map((other) => head + other)].map((part) => ({
    text: part,
    clauses: sentencesOf(part).flatMap(({ clauses }) => clauses),
    said: true,
  }));
}

/** A card with fields is about one thing; in one without, each row is. How many rows there are is a fact too. */
function unitsOfCard({ title, fields, tables, notes }: Card): FactUnit[] {
  const lines = fields.map(({ label, value }) => `${label} ${value}`);
  const rows = tables.flatMap(({ columns, rows: all }) =>
    all.map((row) => row.map((cell, index) => cellWords(columns[index]?.label ?? "", cell))),
  );
  const about =
    fields.length > 0
      ? [unit([title, ...lines, ...rows.flat(), ...notes])]
      : [unit([title]), ...rows.map((cells) => unit([title, ...cells, cells.join(" ")]))];
  const counts = tables.map(({ rows: all }) => unit([`${title} ${all.length}`, String(all.length)]));
  return [...about, ...counts, ...notes.map((note) => unit([note]))];
}

function unit(clauses: readonly string[]): FactUnit {
  return { text: clauses.join(" | "), clauses, said: false };
}

/** A cell with its column's name; nothing under "Overdue" means that it is not. */
function cellWords(label: string, cell: string): string {
  return /^0(?:[.,]0+)?(?:\s[A-Z]{3})?$/.test(cell) ? `not ${label} ${cell}` : `${label} ${cell}`;
}
