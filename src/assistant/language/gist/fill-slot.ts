import { fillPath } from "#assistant/language/fill-path";
import { askAgain } from "#assistant/language/ask-again";
import type { LanguageContext } from "#assistant/language/language-context";
import type { Slot, SlotType } from "#assistant/language/phrase";
import type { Filled, ToolInput } from "#assistant/language/reading";
import type { Candidate } from "#assistant/language/slots/scanner";
import { isFreeText, SCANNERS } from "#assistant/language/slots/scanners";
import type { Speakable } from "#assistant/language/speakable";

import { EDGE_WORDS } from "./empty-words.ts";
import type { Gist } from "./gist.ts";
import { saidAt, type SentenceGist, type Unit } from "./sentence-gist.ts";

// What a pattern took: no word, so that no other pattern sees it, and as long as it was.
export const TAKEN = "·";

/** A sentence while one tool reads it. */
export interface Work {
  readonly tool: Speakable & { readonly gist: Gist };
  readonly sentence: SentenceGist;
  readonly context: LanguageContext;
  text: string;
  input: ToolInput;
  readonly filled: Filled[];
  problem: { slot: string; problem: string } | undefined;
  /** Where each member of a list was said, in the order in which they were found. */
  readonly places: { readonly group: string; readonly at: number }[];
  /** A slot was said twice, with different values. */
  bad: boolean;
}

/** What a pattern took of the sentence, made invisible. */
export function blank(found: string): string {
  return found.replace(/[^ ]/gu, TAKEN);
}

/** Reads a slot from the tokens behind a piece of the gist. */
export function fill(work: Work, path: string, [start, end]: readonly [number, number]): void {
  const { sentence, tool } = work;
  const slotName = path.replace(/\.\d+(?=\.)/g, "");
  const slot = tool.slots[slotName] ?? tool.gist.slots?.[slotName] ?? { type: "text" };
  const isThing = slot.type === "text" && slot.field !== "reason" && slotName !== "reason";
  const inside = sentence.units.filter((unit) => unit.at >= start && unit.end <= end);
  const units = isThing ? withoutEmpty(inside, sentence.text) : inside;
  const from = units[0]?.from;
  const to = units.at(-1)?.to;
  if (from === undefined || to === undefined) {
    work.bad = true;
    return;
  }
  const field = slot.field ?? path;
  const value = valueOf(slot, units, work, { from, to });
  if ("problem" in value) {
    work.problem ??= { slot: field, problem: askAgain(value.problem, slot) };
    return;
  }
  const before = field.includes(".") ? undefined : work.input[field];
  if (before !== undefined && JSON.stringify(before) !== JSON.stringify(value.value)) work.bad = true;
  if (slot.type === "period") Object.assign(work.input, value.value);
  else work.input = fillPath(work.input, field, value.value);
  const group = field.includes(".") ? (field.split(".")[0] ?? null) : null;
  if (isFreeText(slot.type) && units[0]?.kind !== "name")
    work.filled.push({ name: field, group, member: 0, slot, from, to, value: undefined, problem: undefined });
}

/** "And the banner design" is a banner design. */
function withoutEmpty(units: readonly Unit[], text: string): readonly Unit[] {
  const isEmpty = (unit: Unit | undefined): boolean =>
    unit !== undefined && unit.kind === undefined && EDGE_WORDS.has(text.slice(unit.at, unit.end));
  let [start, end] = [0, units.length];
  while (start < end && isEmpty(units[start])) start++;
  while (end > start && isEmpty(units[end - 1])) end--;
  return units.slice(start, end);
}

function valueOf(
  slot: Slot,
  units: readonly Unit[],
  { sentence: { sentence }, context }: Work,
  { from, to }: { readonly from: number; readonly to: number },
): { readonly value: unknown } | { readonly problem: string } {
  const [unit] = units;
  if (slot.type === "name" && unit?.name !== undefined) return { value: unit.name };
  if (isFreeText(slot.type)) {
    const quoted = units.length === 1 && unit?.kind === "quote" ? sentence.tokens[from]?.norm.trim() : undefined;
    return { value: quoted ?? saidAt(sentence, from, to - from) };
  }
  if (slot.type === "number" || slot.type === "code")
    return {
      value: saidAt(sentence, from, to - from)
        .replace(/^#|['’]s?$/gu, "")
        .toUpperCase(),
    };
  const scanned = (type: SlotType): Candidate | undefined =>
    SCANNERS[type](sentence, from, { ...context, slot: { ...slot, type }, answering: type === "percent" }).find(
      ({ length }) => length === to - from,
    );
  const found = scanned(slot.type) ?? (slot.type === "quantity" ? figureOf(scanned("money")) : undefined);
  if (found === undefined) return { problem: `I cannot read "${saidAt(sentence, from, to - from)}" there.` };
  return "problem" in found ? { problem: found.problem } : { value: found.value };
}

/** "Seven fifty" is a figure too. */
function figureOf(money: Candidate | undefined): Candidate | undefined {
  if (money === undefined || !("value" in money) || typeof money.value !== "object") return undefined;
  return "amount" in money.value ? { length: money.length, value: money.value.amount } : undefined;
}
