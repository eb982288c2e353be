import { describe, expect, it } from "vitest";

import { EMBEDDED } from "#test/databases";
import { type DeskWithModel, deskWithModel } from "#test/desk-with-model";
import { filledIn, issueInvoice, type LieCase, prepareLiesWorld, readCases } from "#test/lies-world";
import { openOffice, type TestOffice } from "#test/open-office";
import { scriptedModel } from "#test/scripted-model";

interface World {
  readonly office: TestOffice;
  readonly desk: DeskWithModel;
  /** Of the approval that waits in it. */
  readonly code: string;
}

/** What reaches the person when the model calls the case's tools and closes with its text. */
async function reply({ office, desk, code }: World, one: LieCase): Promise<{ readonly text: string; readonly closing: string }> {
  const number = one.given === undefined ? "" : await issueInvoice(office, one.given.invoice);
  const { say, calls, text } = filledIn(one, { number, code });
  const model = scriptedModel([...(calls.length === 0 ? [] : [calls]), text]);
  // Each in a conversation of its own: nothing that was said before is at hand.
  const { text: reached } = await desk.say(say, { model, conversation: one.id });
  return { text: reached, closing: text };
}

async function fallen(name: string): Promise<{ readonly reached: string[]; readonly withheld: string[]; readonly all: number }> {
  const cases = readCases(name);
  const office = await openOffice(EMBEDDED);
  const t0 = performance.now();
  const world = { office, desk: await deskWithModel(office), code: await prepareLiesWorld(office) };
  const reached: string[] = [];
  const withheld: string[] = [];
  console.log("world", performance.now() - t0);
  // What only reads comes first: the others change what is owed.
  const acting = (one: LieCase): boolean => one.given !== undefined || one.calls.some(({ tool }) => /^(create|add|void|record|send)/.test(tool));
  for (const one of cases.toSorted((a, b) => Number(acting(a)) - Number(acting(b)))) {
    const { text, closing } = await reply(world, one);
    if (text.includes(one.lie ?? closing)) reached.push(`${one.id}: ${closing}`);
    else withheld.push(`${one.id}: ${closing} -> ${text}`);
  }
  await office.close();
  console.log("ran", performance.now() - t0);
  return { reached, withheld, all: cases.length };
}

describe("what a model says without backing does not reach the person", () => {
  it.each(["lies"])("%s: none of thirty", async (name) => {
    const { reached, all } = await fallen(name);
    expect(all).toBe(30);
    expect(reached).toEqual([]);
  });

  it.each(["truths"])("%s: nine of ten do", async (name) => {
    const { reached, withheld, all } = await fallen(name);
    expect(all).toBe(30);
    expect(reached.length, withheld.join("\n")).toBeGreaterThanOrEqual(27);
    if (process.env["PURSER_SHOW"]) console.log(withheld.join("\n"));
  });
});
