import { backs } from "./backs.ts";
import type { Facts, FactUnit } from "./facts.ts";
import { namesSaid } from "./names-said.ts";
import { readTokens } from "./read-tokens.ts";
import { type Status, statusesSaid } from "./statuses-said.ts";
import type { Token } from "./token.ts";

/** A statement of the facts, read. */
export interface Known {
  readonly words: string;
  readonly tokens: readonly Token[];
  readonly clauses: readonly KnownClause[];
  readonly statuses: readonly Status[];
  readonly said: boolean;
}

export interface KnownClause {
  readonly tokens: readonly Token[];
  readonly statuses: readonly Status[];
}

/** Something that a sentence is about: a name as it was written, or a document's number. */
export type Entity = { readonly name: string } | { readonly number: Token };

/** The facts of a turn, read once for all its sentences. */
export interface KnownFacts {
  readonly facts: Facts;
  readonly units: readonly Known[];
  readonly person: Known;
  /** The names in the facts, in small letters. */
  readonly names: readonly string[];
}

export function knownFacts(facts: Facts): KnownFacts {
  const units = facts.units.map((unit) => read(unit, facts));
  const names = facts.units.flatMap(({ clauses }) => clauses.flatMap((clause) => namesSaid(clause, { begins: true })));
  return {
    facts,
    units,
    person: read({ text: facts.person, clauses: [facts.person], said: false }, facts),
    names: [...new Set(names.filter((name) => name.length > 3).map(plainWords))],
  };
}

export function about(known: Known, entity: Entity, { facts }: KnownFacts): boolean {
  return "name" in entity ? hasWords(known.words, entity.name) : backs(known.tokens, entity.number, facts);
}

/** Whether words stand in a text one after the other, whatever their capitals. */
export function hasWords(plain: string, words: string): boolean {
  return ` ${plain} `.includes(` ${plainWords(words)} `);
}

/** Small letters, one space between words, no marks, "and" for "&". */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("&", " and ")
    .replaceAll(/(?:['’]s|['’])(?!\p{L})/gu, " ")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function read({ text, clauses, said }: FactUnit, facts: Facts): Known {
  const parts = clauses.map((clause) => ({
    tokens: readTokens(clause, facts).tokens,
    statuses: statusesSaid(clause),
  }));
  return {
    words: plainWords(text),
    tokens: [...readTokens(text, facts).tokens, ...parts.flatMap(({ tokens }) => tokens)],
    clauses: parts,
    statuses: parts.flatMap(({ statuses }) => statuses),
    said,
  };
}
