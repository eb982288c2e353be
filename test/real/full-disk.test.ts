import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, describe, expect, it } from "vitest";

import { expectPlainWords } from "../support/plain-words.ts";
import { prepareHome } from "../support/prepare-home.ts";
import { runPurser, startPurser } from "../support/start-purser.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const root = process.getuid?.() === 0 && process.platform === "linux";
const folder = temporaryFolder();
const mounted: string[] = [];

afterAll(() => {
  // Lazily, for a test that failed may have left a process with a file open there.
  for (const place of mounted) execFileSync("umount", ["--lazy", place]);
});

/** A disk of its own, of that many megabytes. */
function disk(name: string, megabytes: number): string {
  const place = join(folder, name);
  mkdirSync(place);
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", place]);
  mounted.push(place);
  return place;
}

/** Fills the disk to its last byte: more is written than fits, for a process may write or free some meanwhile. */
function fill(place: string): string {
  const ballast = join(place, "ballast");
  const { bavail, bsize } = statfsSync(place);
  expect(() => writeFileSync(ballast, Buffer.alloc(bavail * bsize + 16_000_000))).toThrow("ENOSPC");
  return ballast;
}

describe.skipIf(!root)("a full disk (needs root, to mount one)", () => {
  it("is refused at the start, in plain words", async () => {
    const { code, errors } = await runPurser(["start"], { home: join(disk("small", 32), "home") });
    expectPlainWords(errors);
    expect(errors).toMatch(/^The disk of \S+ has only 3\d MB left\. Free at least 64 MB there and start again\.\n$/);
    expect(code).toBe(1);
  });

  it("that fills up while Purser runs costs no books: what was said is in them, what could not be is told", async () => {
    const place = disk("filling", 160);
    const home = join(place, "home");
    const purser = startPurser({ home });
    await purser.say("Invoice Acme Ltd $100 for hosting due in 14 days");
    await purser.say("approve it");

    const ballast = fill(place);
    for (let said = 1; said <= 4; said++) {
      const { text } = await purser.say("Invoice Acme Ltd $200 for design due in 14 days");
      expectPlainWords(text);
      expect(text).not.toMatch(/^Sent /);
    }
    await purser.kill("SIGKILL");

    rmSync(ballast);
    const after = startPurser({ home });
    // 100.00 and each 200.00 that reached the books.
    expect((await after.say("who owes me money?")).text).toMatch(
      /^You are owed: (?:100|300|500|700|900)\.00 USD on [1-5] invoices?/,
    );
    await after.close();
    expect(await runPurser(["audit", "verify"], { home })).toMatchObject({ code: 0 });
  });

  it("takes no half backup, problems file or finished export, and is told with what to do", async () => {
    const place = disk("tiny", 1);
    const home = join(folder, "elsewhere");
    await prepareHome(home);
    fill(place);
    const bad = join(folder, "bad.csv");
    writeFileSync(bad, `number,customer,issue_date,due_date,total\n${"x,y,z,z,z\n".repeat(2_000)}`);
    for (const args of [
      ["backup", join(place, "books.gz")],
      ["export", join(place, "out")],
      ["import", bad, "--problems", join(place, "problems.csv")],
    ]) {
      const { code, errors } = await runPurser(args, { home });
      expectPlainWords(errors);
      expect(errors).toMatch(/ cannot be written: its disk is full \(ENOSPC\)\. Free some space there, or name/);
      expect(code).toBe(1);
    }
    expect(readdirSync(place).toSorted()).toEqual(["ballast", "out.partial"]);
  });
});
