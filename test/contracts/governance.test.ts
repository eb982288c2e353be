import { describe, expect, it } from "vitest";

import { money, parseMoney } from "#domain/money";
import { problemWithWords } from "#domain/operation-words";
import { rowCounts } from "#test/business-of-tests";
import { EMBEDDED } from "#test/databases";
import { extensionFiles, SENTENCE } from "#test/extension-files";
import { useOffice } from "#test/use-office";

import { loadAllExtensions } from "../../src/extensions.ts";

const { operations, workflows, guardrails } = await loadAllExtensions();
const ran = { operation: new Set<string>(), workflow: new Set<string>(), guardrail: new Set<string>() };

describe.each([...operations])("the operation %s", (name, operation) => {
  it("belongs to a workflow that there is, and has an effect", () => {
    ran.operation.add(name);
    expect([...workflows.keys()]).toContain(operation.workflow);
    expect(["read", "draft", "commit", "send", "pay", "configure"]).toContain(operation.effect);
  });

  it("is said in words, and never by its name", () => {
    expect(problemWithWords(name, operation.said)).toBeNull();
    expect(new Set([operation.said.todo, operation.said.once, operation.said.many]).size).toBe(3);
  });

  it("shows nobody how it is performed", () => {
    expect(Object.keys(operation).toSorted()).toEqual(["effect", "name", "said", "workflow"]);
  });
});

describe("every operation at the door", () => {
  const office = useOffice(EMBEDDED);

  it.each([...operations.keys()])("%s refuses an input that is none, and writes nothing", async (name) => {
    const before = await rowCounts(office());
    for (const none of [{}, null, "words", { documentId: 1, name: 1, partyId: 1, paymentId: 1, kind: 1 }]) {
      expect(await office().act(name, none, office().anaByHand)).toMatchObject({
        kind: "refused",
        code: "bad-input",
        reasons: expect.arrayContaining([expect.any(String)]),
      });
    }
    expect(await rowCounts(office())).toEqual(before);
  });
});

describe.each([...workflows])("the workflow %s", (name, { sentence, tier, slice, limit }) => {
  it("says what it is, and how much of it may happen alone", () => {
    ran.workflow.add(name);
    expect(sentence).toMatch(SENTENCE);
    expect(["assisted", "review", "autonomous"]).toContain(tier);
    // It ends the sentence "The workflow is in review, but ...".
    if (slice !== null) expect(slice).toMatch(/^[a-z].*\.$/);
    expect(limit).toMatch(/^\d+$/);
    expect(parseMoney({ amount: limit, currency: "JPY" }, { allowZero: true }).ok).toBe(true);
  });

  it("has operations", () => {
    expect([...operations.values()].filter(({ workflow }) => workflow === name)).not.toEqual([]);
  });
});

describe.each(guardrails.map((guardrail) => [guardrail.name, guardrail] as const))(
  "the guardrail %s",
  (name, guardrail) => {
    it("says what it guards against, in workflows that there are", () => {
      ran.guardrail.add(name);
      expect(guardrail.sentence).toMatch(SENTENCE);
      const guarded = guardrail.workflows === "all" ? [...workflows.keys()] : guardrail.workflows;
      expect(guarded.length).toBeGreaterThan(0);
      expect(guarded.filter((workflow) => !workflows.has(workflow))).toEqual([]);
    });

    it("neither breaks nor fires where nothing is known", () => {
      expect(guardrail.test({ limit: money(500_000n, "USD") })).toBeNull();
    });
  },
);

it("these ran over every operation, workflow and guardrail that has a file", async () => {
  for (const kind of ["operation", "workflow", "guardrail"] as const) {
    expect(ran[kind].size).toBeGreaterThan(0);
    expect([...ran[kind]].toSorted()).toEqual(await extensionFiles(kind));
  }
});
