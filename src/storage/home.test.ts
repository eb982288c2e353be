import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { openHome, readRun, writeRun } from "./home.ts";

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const MB = 1024 * 1024;

let work: string;
let home: string;

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);
const asError = (code: string, message: unknown = expect.any(String)): unknown =>
  expect.objectContaining({ code, message });

beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), "purser-home-"));
  home = join(work, "deep", "er", "home");
});

afterEach(() => rmSync(work, { recursive: true }));

describe("a new home", () => {
  test("is made with its parents and folders, for its owner alone", () => {
    const made = openHome(home);
    expect(made.path).toBe(home);
    expect(readdirSync(home).toSorted()).toEqual(["books", "drafts", "files", "outbox", "purser.json"]);
    expect(["", "books", "drafts", "files", "outbox"].map((name) => modeOf(join(home, name)))).toEqual(
      Array(5).fill("700"),
    );
    expect(modeOf(join(home, "purser.json"))).toBe("600");
    expect(readFileSync(join(home, "purser.json"), "utf8")).toBe('{"format":1}\n');
  });

  test("may be an empty folder, and one whose making was cut short", () => {
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, "purser.json.4711"), "");
    openHome(home);
    expect(openHome(home).books).toBe(join(home, "books"));
  });
});

describe("a home that is ours", () => {
  test("is tightened when others could read it", () => {
    openHome(home);
    chmodSync(home, 0o755);
    openHome(home);
    expect(modeOf(home)).toBe("700");
  });

  test("of a newer format is refused and not touched", () => {
    openHome(home);
    writeFileSync(join(home, "purser.json"), '{"format":2}');
    chmodSync(home, 0o750);
    expect(() => openHome(home)).toThrow(asError("home-newer", expect.stringContaining("format 2, this one knows 1")));
    expect(modeOf(home)).toBe("750");
  });

  test("on a disk that is nearly full is refused with what is left", () => {
    expect(() => openHome(home, () => 5 * MB)).toThrow(asError("home-full", expect.stringContaining("only 5 MB left")));
    expect(openHome(home, () => 64 * MB).path).toBe(home);
  });
});

describe("what is not ours", () => {
  test("such as a folder with something in it is left alone", () => {
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, "letter.txt"), "dear");
    expect(() => openHome(home)).toThrow(asError("home-foreign"));
    expect(readdirSync(home)).toEqual(["letter.txt"]);
  });

  test("such as a folder whose marker says nothing is refused", () => {
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, "purser.json"), "null");
    expect(() => openHome(home)).toThrow(asError("home-foreign"));
  });

  test("such as a file, or a folder inside one, is refused", () => {
    const file = join(work, "file");
    writeFileSync(file, "");
    expect(() => openHome(file)).toThrow(asError("home-not-a-folder"));
    expect(() => openHome(join(file, "home"))).toThrow(asError("home-not-a-folder"));
  });

  test.runIf(isRoot)("such as another user's folder is refused", () => {
    openHome(home);
    chownSync(home, NOBODY, NOBODY);
    expect(() => openHome(home)).toThrow(asError("home-not-yours"));
  });

  /** Nothing is unwritable to root, so root looks through the eyes of nobody. */
  test("such as a folder that may not be written is refused", () => {
    chmodSync(work, 0o755);
    const closed = join(work, "closed");
    mkdirSync(closed);
    chmodSync(closed, 0o555);
    const script = `
      import { openHome } from ${JSON.stringify(new URL("./home.ts", import.meta.url).href)};
      try { openHome(${JSON.stringify(join(closed, "home"))}); console.log("opened"); } catch (error) { console.log(error.code); }`;
    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
      encoding: "utf8",
      ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
    });
    chmodSync(closed, 0o755);
    expect({ said: stdout.trim(), stderr }).toEqual({ said: "home-unwritable", stderr: "" });
  });
});

describe("run.json", () => {
  const run = { pid: process.pid, databaseUrl: "postgres://localhost/postgres", startedAt: "2026-11-22T09:00:00Z" };

  test("tells where the running process is, to its owner alone, until it is taken away", () => {
    openHome(home);
    const remove = writeRun(home, run);
    expect(readRun(home)).toEqual(run);
    expect(modeOf(join(home, "run.json"))).toBe("600");
    expect(readdirSync(home).filter((name) => name.startsWith("run.json"))).toEqual(["run.json"]);
    remove();
    expect(readRun(home)).toBeUndefined();
  });

  test("of a dead process says nothing", () => {
    openHome(home);
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    writeRun(home, { ...run, pid });
    expect(readRun(home)).toBeUndefined();
  });

  test.for(["", "{", "null", '{"pid":"1"}', '{"pid":1}'])("that holds %j says nothing", (text) => {
    openHome(home);
    writeFileSync(join(home, "run.json"), text);
    expect(readRun(home)).toBeUndefined();
  });

  test("of a later process is not taken away by an earlier one", () => {
    openHome(home);
    const remove = writeRun(home, { ...run, pid: 1 });
    writeRun(home, run);
    remove();
    expect(readRun(home)).toEqual(run);
  });
});
