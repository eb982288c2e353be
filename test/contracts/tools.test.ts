import { describe, expect, it } from "vitest";
import { z } from "zod";

import type { Tool } from "#assistant/define-tool";
import { interpret, interpretPersonOnly } from "#assistant/language/interpret";
import type { Phrase, Slot } from "#assistant/language/phrase";
import { extensionFiles, SENTENCE } from "#test/extension-files";

import { loadAllExtensions } from "../../src/extensions.ts";

const { tools } = await loadAllExtensions();
const CONTEXT = { today: Temporal.PlainDate.from("2026-11-25"), currency: "USD" };
const ran = new Set<string>();

interface Json {
  readonly properties?: Readonly<Record<string, Json>>;
  readonly items?: Json;
}

/** Whether the input of a tool has a field, such as `party` or, in every member of a list, `lines.quantity`. */
function hasField(tool: Tool, path: string): boolean {
  let at: Json | undefined = z.toJSONSchema(tool.input, { io: "input" }) as Json;
  for (const part of path.split(".")) at = (at?.items ?? at)?.properties?.[part];
  return at !== undefined;
}

const partsOf = (phrase: Phrase) =>
  typeof phrase === "string" ? { say: phrase, with: [], set: {} } : { with: [], set: {}, ...phrase };

function slotsIn(tool: Tool): string[] {
  const patterns = tool.phrases.map(partsOf).flatMap(({ say, with: clauses }) => [say, ...clauses]);
  return [
    ...new Set(patterns.flatMap((pattern) => [...pattern.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? ""))),
  ];
}

/** The fields of the input that a slot fills. */
function fieldsOf(name: string, slot: Slot | undefined): readonly string[] {
  return slot?.type === "period" ? ["from", "to"] : [slot?.field ?? name];
}

/** `lines.unit` is a field of every member of `lines`. */
function inputWith(field: string, value: string): Record<string, unknown> {
  const [group, member] = field.split(".");
  return member === undefined || group === undefined ? { [field]: value } : { [group]: [{ [member]: value }] };
}

describe.each(tools.map((tool) => [tool.name, tool] as const))("the tool %s", (name, tool) => {
  it("says in whole sentences what it is for, and what it asks", () => {
    ran.add(name);
    expect(tool.description).toMatch(SENTENCE);
    for (const { ask } of Object.values(tool.slots)) if (ask !== undefined) expect(ask).toMatch(SENTENCE);
  });

  it("is called by its example, with an input that it takes", () => {
    const byPersonAlone = interpretPersonOnly(tool.example, tools, CONTEXT);
    // What only a person may say is heard first, and must not catch what anybody may.
    const heard = byPersonAlone.kind === "unknown" ? interpret(tool.example, tools, CONTEXT) : byPersonAlone;
    expect(heard).toMatchObject({ kind: "call", tool: name });
    const input = heard.kind === "call" ? heard.input : {};
    expect(tool.input.safeParse(input).error?.issues).toBeUndefined();
  });

  it("declares every slot that its phrases name, and has a field for each", () => {
    const named = slotsIn(tool);
    expect(named.filter((slot) => tool.slots[slot] === undefined)).toEqual([]);
    const fields = [...named, ...Object.keys(tool.slots)].flatMap((slot) => fieldsOf(slot, tool.slots[slot]));
    expect(fields.filter((field) => !hasField(tool, field))).toEqual([]);
  });

  it("takes what its phrases set, and every word that a slot may be", () => {
    const given = [
      ...tool.phrases.map((phrase) => partsOf(phrase).set),
      ...Object.entries(tool.slots).flatMap(([slot, { words = {} }]) =>
        Object.values(words).map((word) => inputWith(fieldsOf(slot, tool.slots[slot])[0] ?? slot, word)),
      ),
    ];
    for (const set of given) {
      expect(Object.keys(set).filter((field) => !hasField(tool, field))).toEqual([]);
      const partly = tool.input.partial().safeParse(set);
      expect(partly.error?.issues).toBeUndefined();
    }
  });
});

it("no two tools have one example", () => {
  expect(new Set(tools.map(({ example }) => example.toLowerCase())).size).toBe(tools.length);
});

it("these ran over every tool that has a file", async () => {
  expect(ran.size).toBeGreaterThan(0);
  expect([...ran].toSorted()).toEqual(await extensionFiles("tool"));
});
