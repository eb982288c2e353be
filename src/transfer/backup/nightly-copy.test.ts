import { readdirSync, writeFileSync } from "node:fs";
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { expect, it } from "vitest";

import { EMBEDDED } from "#test/databases";
import { temporaryFolder } from "#test/temporary-folder";
import { useOffice } from "#test/use-office";

import { nightlyCopy } from "./nightly-copy.ts";

const office = useOffice(EMBEDDED);
const home = temporaryFolder();
const copy = () => nightlyCopy(home, office().database, office().clock);
const names = (): string[] => readdirSync(join(home, "copies")).toSorted();

it("is made once a business date, and kept for fourteen days; what is not its own is left alone", async () => {
  mkdirSync(join(home, "copies"));
  const others = ["2026-01-01.purser.gz.bak", "notes.txt", "2026-13-01.purser.gz", "x2026-01-01.purser.gz"];
  for (const name of [...others, "2026-11-09.purser.gz", "2026-11-08.purser.gz", "2026-11-22.purser.gz.0a1b2c3d.part"])
    writeFileSync(join(home, "copies", name), "x");

  // The clock stands at 10:00 UTC on 23 November 2026, in Berlin: fourteen days before is the 9th.
  const first = await copy();
  expect(first.made).toBe(true);
  expect(first.removed.toSorted()).toEqual(["2026-11-08.purser.gz", "2026-11-22.purser.gz.0a1b2c3d.part"]);
  expect(names()).toEqual([...others, "2026-11-09.purser.gz", "2026-11-23.purser.gz"].toSorted());
  expect(await copy()).toEqual({ path: join(home, "copies", "2026-11-23.purser.gz"), made: false, removed: [] });

  // 23:30 in Berlin, and then half an hour into the next day.
  office().clock.advance({ hours: 12, minutes: 30 });
  expect((await copy()).made).toBe(false);
  office().clock.advance({ hours: 1 });
  expect(await copy()).toMatchObject({ made: true, removed: ["2026-11-09.purser.gz"] });
  expect(names()).toEqual([...others, "2026-11-23.purser.gz", "2026-11-24.purser.gz"].toSorted());
});
