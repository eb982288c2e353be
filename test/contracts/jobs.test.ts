import { describe, expect, it } from "vitest";

import { silentLogger } from "#kernel/logger";
import type { JobWorld } from "#scheduling/define-job";
import { lastTurn, nextTurn } from "#scheduling/schedule";
import { EMBEDDED } from "#test/databases";
import { extensionFiles, SENTENCE } from "#test/extension-files";
import { useOffice } from "#test/use-office";

import { loadAllExtensions } from "../../src/extensions.ts";

const { jobs, documentTypes } = await loadAllExtensions();
const NOW = Temporal.Instant.from("2026-11-24T10:30:30Z");
const ran = new Set<string>();

describe.each(jobs.map((job) => [job.name, job] as const))("the job %s", (name, job) => {
  const office = useOffice(EMBEDDED);
  const world = (): JobWorld => ({
    db: office().database.reads,
    books: office().database,
    now: NOW,
    zone: "Europe/Berlin",
    today: Temporal.PlainDate.from("2026-11-24"),
    home: office().home,
    documentTypes,
    said: office().said,
    logger: silentLogger,
  });

  it("says in a whole sentence what it does", () => {
    ran.add(name);
    expect(job.sentence).toMatch(SENTENCE);
  });

  it("has a schedule that came round and will come round again, and a rule for what was missed", () => {
    const [last, next] = [lastTurn(job.schedule, NOW, "Europe/Berlin"), nextTurn(job.schedule, NOW, "Europe/Berlin")];
    expect(last === null || Temporal.Instant.compare(last.due, NOW) <= 0).toBe(true);
    expect(next !== null && Temporal.Instant.compare(next, NOW) > 0).toBe(true);
    expect(
      typeof job.missed === "string" ? ["run-once", "skip"].includes(job.missed) : job.missed.runIfWithin.sign,
    ).toBe(typeof job.missed === "string" ? true : 1);
  });

  it("finds the same under the same keys however often it looks, and nothing that repeats a key", async () => {
    const turn = lastTurn(job.schedule, NOW, "Europe/Berlin");
    if (turn === null) return;
    const look = async (): Promise<readonly string[]> => {
      const found = job.find === undefined ? [{ due: turn.due, item: turn }] : await job.find(world(), turn);
      return found.map(({ item }) => job.key(item));
    };
    const keys = await look();
    expect(await look()).toEqual(keys);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[\w:.-]+$/);
  });

  it("tells when something is due next, or that nothing is", async () => {
    const next = job.next === undefined ? null : await job.next(world());
    expect(next === null || Temporal.Instant.compare(next, NOW) > 0).toBe(true);
  });
});

it("these ran over every job that has a file", async () => {
  expect(ran.size).toBeGreaterThan(0);
  expect([...ran].toSorted()).toEqual(await extensionFiles("job"));
});
