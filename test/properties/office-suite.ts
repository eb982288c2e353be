import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { STATUSES } from "#documents/statuses";
import { verifyAudit } from "#storage/audit-store";
import type { DatabaseKind } from "#test/databases";
import { openOffice, type TestOffice } from "#test/open-office";

import { broken, unbalanced } from "./invariants.ts";
import { newRun, type Run } from "./model.ts";
import { life, type Step } from "./steps.ts";

const RUNS = Number(process.env["PURSER_PROPERTY_RUNS"] ?? 40);
/** In how many runs of a hundred each thing must have come up, for the properties to say anything about it. */
const LEAST_PERCENT = 1;

const APPROVAL_STATUSES = ["pending", "approved", "rejected", "superseded", "expired", "lapsed"];

export function officeSuite(kind: DatabaseKind): void {
  describe("whatever is asked, in whatever order and by whomever", () => {
    let office: TestOffice;
    const hits = new Map<string, number>();
    let runs = 0;

    beforeAll(async () => {
      office = await openOffice(kind);
    });
    afterAll(() => office.close());

    async function count(run: Run): Promise<void> {
      const { reads } = office.database;
      const documents = await reads.document.findMany({
        where: { partyId: { in: [...run.parties] } },
        select: { status: true },
      });
      for (const { status } of documents) run.hits.add(`document ${status}`);
    }

    async function carryOut(steps: readonly Step[]): Promise<string[]> {
      const run = await newRun(office);
      const problems: string[] = [];
      for (const step of steps) {
        const problem = await step.run(run);
        problems.push(...(problem === null ? [] : [problem]), ...(await unbalanced(run)));
        await count(run);
        if (problems.length > 0) return [`after: ${step.words}`, ...problems];
      }
      const approvals = await office.database.reads.approval.findMany({
        where: { id: { in: run.approvals.map(({ id }) => id) } },
      });
      for (const { status } of approvals) run.hits.add(`approval ${status}`);
      for (const hit of run.hits) hits.set(hit, (hits.get(hit) ?? 0) + 1);
      runs++;
      return broken(run);
    }

    it(
      "the books are right, nothing is numbered twice or done twice, and the answers agree with the rows",
      { timeout: 600_000 },
      async () => {
        await fc.assert(
          fc.asyncProperty(life, async (steps) => {
            expect(await carryOut(steps)).toEqual([]);
          }),
          { numRuns: RUNS },
        );
      },
    );

    it("and all of it came up: every verdict, guardrail and status", () => {
      const wanted = [
        ...["perform", "await", "refuse"].map((verdict) => `verdict ${verdict}`),
        // This office is set up: one that is not has a suite of its own at the door.
        ...office.extensions.guardrails.flatMap(({ name }) => (name === "not-set-up" ? [] : [`guardrail ${name}`])),
        ...STATUSES.map((status) => `document ${status}`),
        "reissued",
        ...APPROVAL_STATUSES.map((status) => `approval ${status}`),
      ];
      const rates = wanted.map((what) => ({ what, percent: (100 * (hits.get(what) ?? 0)) / runs }));
      console.log(
        `Of ${runs} runs:\n${rates.map(({ what, percent }) => `  ${what}: ${percent.toFixed(0)} %`).join("\n")}`,
      );
      expect(rates.filter(({ percent }) => percent < LEAST_PERCENT)).toEqual([]);
    });

    it("and the audit log is whole after all of it", async () => {
      expect(await verifyAudit(office.database.reads, office.heads)).toMatchObject({ ok: true });
    });
  });
}
