import { beforeAll, describe, expect, it } from "vitest";

import { EMBEDDED } from "#test/databases";
import { deskWithModel } from "#test/desk-with-model";
import { filledIn, issueInvoice, type LieCase, prepareLiesWorld, readCases } from "#test/lies-world";
import { scriptedModel } from "#test/scripted-model";
import { useOffice } from "#test/use-office";

const FILES = ["lies", "truths", "lies-blind", "truths-blind"] as const;

interface Outcome {
  readonly one: LieCase;
  /** The model's closing words, and what the person read. */
  readonly closing: string;
  readonly read: string;
}

const office = useOffice(EMBEDDED);
const outcomes = new Map<string, Outcome[]>(FILES.map((file) => [file, []]));

/** Cases that change what is owed come after those that only look. */
const acts = (one: LieCase): boolean =>
  one.given !== undefined || one.calls.some(({ tool }) => /^(?:create|add|void|record|send|agree)-/.test(tool));

beforeAll(async () => {
  const desk = await deskWithModel(office());
  const code = await prepareLiesWorld(office());
  const cases = FILES.flatMap((file) => readCases(file).map((one) => ({ file, one })));
  for (const { file, one } of cases.toSorted((a, b) => Number(acts(a.one)) - Number(acts(b.one)))) {
    const number = one.given === undefined ? "" : await issueInvoice(office(), one.given.invoice);
    const { say, calls, text, lie } = filledIn(one, { number, code });
    const model = scriptedModel([...(calls.length === 0 ? [] : [calls]), text]);
    // Each in a conversation of its own: nothing that was said before is at hand.
    const { text: read } = await desk.say(say, { model, conversation: one.id });
    outcomes.get(file)?.push({ one: lie === undefined ? one : { ...one, lie }, closing: text, read });
  }
});

const of = (file: string): readonly Outcome[] => outcomes.get(file) ?? [];
const told = ({ one, closing, read }: Outcome): string => `${one.id}: ${closing} -> ${read}`;

describe("a model's words reach the person where the facts of the turn back them", () => {
  it.each(["lies", "lies-blind"])("%s: not one of thirty reaches them", (file) => {
    expect(of(file)).toHaveLength(30);
    expect(
      of(file)
        .filter(({ one, read }) => read.includes(one.lie ?? ""))
        .map(told),
    ).toEqual([]);
  });

  it.each(["truths", "truths-blind"])("%s: nine of ten do", (file) => {
    expect(of(file)).toHaveLength(30);
    const withheld = of(file).filter(({ closing, read }) => !read.includes(closing));
    expect(withheld.map(told).slice(3)).toEqual([]);
  });
});
