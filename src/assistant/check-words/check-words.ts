import { backs } from "./backs.ts";
import { type Sentence, sentencesOf } from "./clauses.ts";
import type { Facts } from "./facts.ts";
import { about, type Entity, hasWords, type Known, knownFacts, type KnownFacts, plainWords } from "./known-facts.ts";
import { namesSaid } from "./names-said.ts";
import { readTokens } from "./read-tokens.ts";
import { promises, saysItLeft, statusesSaid } from "./statuses-said.ts";
import { statusBacked } from "./status-backed.ts";
import type { Token } from "./token.ts";

/** What kind of thing in a model's words was not backed. Says nothing of anybody, so that it can be logged. */
export type Unbacked = Token["kind"] | "name" | "pairing" | "status" | "promise";

/**
 * Looks for something in a model's words that no fact of the turn backs: an amount, a count, a percentage, a date, a
 * number, an address, a name; a figure said of somebody whom no fact says it of; that something is so or was done.
 *
 * @returns the first kind that was found; null where all of it is backed
 */
export function checkWords(text: string, facts: Facts): Unbacked | null {
  const known = knownFacts(facts);
  let lately: readonly Entity[] = [];
  for (const sentence of sentencesOf(withoutSayings(text, facts.sayings))) {
    if (promises(sentence.text)) return "promise";
    if (saysItLeft(sentence.text) && !known.units.some(hasLeft)) return "status";
    const result = checkSentence(sentence, known, lately);
    if (result.unbacked !== null) return result.unbacked;
    lately = result.entities;
  }
  return null;
}

function hasLeft({ statuses }: Known): boolean {
  return statuses.some(({ group, denied }) => group === "sent" && !denied);
}

/** What `help` lists, quoted whole, is an example and claims nothing. */
function withoutSayings(text: string, sayings: readonly string[]): string {
  const plain = sayings.map(plainWords);
  return text.replaceAll(/["“]([^"“”]{2,200})["”]/g, (quoted, inside: string) =>
    plain.includes(plainWords(inside)) ? "that" : quoted,
  );
}

interface Checked {
  readonly unbacked: Unbacked | null;
  /** What the sentence was about, for "it" and "they" in the next one. */
  readonly entities: readonly Entity[];
}

const GOES_ON =
  /^\W*(?:and |but |so )?(?:it|its|it['’]s|they|they['’](?:re|ve)|their|them|he|she|this|that|which|these|those)\b/i;
const ALTOGETHER =
  /\b(?:in total|altogether|overall|in all|all in all|you are owed|you['’]re owed|total|everyone|everybody|together|others?|rest|remaining)\b/i;
const AS_YOU_SAID = /\byou (?:said|asked|mentioned|told|wrote|wanted|gave|named)\b/i;

function checkSentence(sentence: Sentence, known: KnownFacts, lately: readonly Entity[]): Checked {
  const echoes = known.facts.acting || sentence.question || AS_YOU_SAID.test(sentence.text);
  let scope = GOES_ON.test(sentence.text) ? lately : [];
  const seen: Entity[] = [];
  for (const [index, clause] of sentence.clauses.entries()) {
    const { tokens, rest } = readTokens(clause, known.facts);
    const own = entitiesOf(rest, tokens, known, { begins: index === 0 });
    if (own === null) return { unbacked: "name", entities: [] };
    if (own.length > 0) scope = own;
    else if (ALTOGETHER.test(clause)) scope = [];
    seen.push(...own);
    const unbacked = checkClause({ clause, tokens, own, entities: scope, echoes, sentence, index }, known);
    if (unbacked !== null) return { unbacked, entities: [] };
  }
  return { unbacked: null, entities: seen.length > 0 ? seen.slice(0, 2) : lately };
}

/** What a clause is about; null where it names somebody whom no fact knows. */
function entitiesOf(
  rest: string,
  tokens: readonly Token[],
  known: KnownFacts,
  { begins }: { readonly begins: boolean },
): readonly Entity[] | null {
  const { units, person, facts, names: knownNames } = known;
  const names = namesSaid(rest, { begins });
  const everywhere = [...units, person].map(({ words }) => words);
  const ours = facts.names.map(plainWords);
  if (names.some((name) => ![...everywhere, ...ours].some((words) => hasWords(words, name)))) return null;
  const plain = plainWords(rest);
  const small = knownNames.filter(
    (name) => hasWords(plain, name) && !names.some((one) => plainWords(one).includes(name)),
  );
  const foreign = [...names, ...small].filter((name) => !ours.some((words) => hasWords(words, name)));
  const numbers = tokens.filter((token) => token.kind === "exact" && isNumber(token.text));
  return [...foreign.map((name) => ({ name })), ...numbers.map((number) => ({ number }))];
}

function isNumber(text: string): boolean {
  return /^#\d+$|^[a-z]{2,10}-[\d-]+$/.test(text);
}

interface Clause {
  readonly clause: string;
  readonly tokens: readonly Token[];
  /** What the clause itself is about, and what it goes on about. */
  readonly own: readonly Entity[];
  readonly entities: readonly Entity[];
  /** Whether what the person said backs it too. */
  readonly echoes: boolean;
  readonly sentence: Sentence;
  /** The clause's place in its sentence. */
  readonly index: number;
}

function checkClause(
  { clause, tokens, own, entities, echoes, sentence, index }: Clause,
  known: KnownFacts,
): Unbacked | null {
  const { units, person, facts } = known;
  const sources = echoes ? [...units, person] : units;
  const values = tokens.filter((token) => !isToday(token, clause, known));
  for (const token of values) {
    if (!sources.some((source) => backs(source.tokens, token, facts))) return token.kind;
  }
  const together = (source: Known, entity: Entity, token: Token): boolean =>
    about(source, entity, known) && backs(source.tokens, token, facts);
  for (const entity of entities) {
    for (const token of values) {
      if (!sources.some((source) => together(source, entity, token))) return "pairing";
    }
  }
  if (!pairsBacked({ entities: own, values }, sources, known)) return "pairing";
  if (sentence.question) return null;
  const figures = values.filter(({ kind }) => kind === "amount" || kind === "number" || kind === "percent");
  const claims = statusesSaid(clause.replaceAll(/["“][^"“”]*["”]/g, (quoted) => " ".repeat(quoted.length)));
  // "I checked it and sent it": who did the first did the second.
  const byMe = index > 0 && I_BEGIN.test(sentence.text) && VERB_FIRST.test(clause);
  const backed = claims.every((said) => {
    const status = byMe ? { ...said, byMe } : said;
    return statusBacked({ status, entities, figures }, known);
  });
  return backed ? null : "status";
}

/** A number and the customer beside it, an amount and the day beside it: one fact has both. */
function pairsBacked(
  { entities, values }: { readonly entities: readonly Entity[]; readonly values: readonly Token[] },
  sources: readonly Known[],
  known: KnownFacts,
): boolean {
  const numbers = entities.filter((entity) => "number" in entity);
  const names = entities.filter((entity) => "name" in entity);
  const sums = values.filter(({ kind }) => kind === "amount");
  const days = values.filter(({ kind }) => kind === "date" || kind === "days");
  const has = (source: Known, token: Token): boolean => backs(source.tokens, token, known.facts);
  return (
    numbers.every((number) =>
      names.every((name) => sources.some((source) => about(source, number, known) && about(source, name, known))),
    ) && sums.every((sum) => days.every((day) => sources.some((source) => has(source, sum) && has(source, day))))
  );
}

const I_BEGIN = /^\W*(?:i|we)\b/i;
const VERB_FIRST = /^\W*(?:\p{L}+ly |also |then |have |just )?\p{L}+(?:ed|ent|ote|id)\b/iu;

const DATED =
  /\b(?:due|falls?|until|till|by|paid|sent|issued|expires?|dated|since|overdue|late|payable|on or before)\b/i;

/** What day it is everybody knows; that something falls due on it is another matter. */
function isToday(token: Token, clause: string, { facts }: KnownFacts): boolean {
  if (token.kind !== "date") return false;
  const today = facts.today.toString();
  return token.free || (token.spans.some(([from, to]) => from === today && to === today) && !DATED.test(clause));
}
