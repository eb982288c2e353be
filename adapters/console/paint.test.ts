import { PassThrough } from "node:stream";
import { WriteStream } from "node:tty";

import { afterEach, expect, test, vi } from "vitest";

import { columnsOf, paintOf } from "./paint.ts";

afterEach(() => vi.unstubAllEnvs());

const { getColorDepth } = WriteStream.prototype;
const terminal = Object.assign(new PassThrough(), { isTTY: true, getColorDepth });

function forgetColourSettings(): void {
  vi.stubEnv("TERM", "xterm-256color");
  for (const name of ["FORCE_COLOR", "NO_COLOR", "NODE_DISABLE_COLORS", "CI"]) vi.stubEnv(name, undefined);
}

test("a terminal gets colours", () => {
  forgetColourSettings();
  expect(paintOf(terminal)("red", "late")).toBe("\u001b[31mlate\u001b[39m");
});

test("NO_COLOR takes them away", () => {
  forgetColourSettings();
  vi.stubEnv("NO_COLOR", "1");
  expect(paintOf(terminal)("red", "late")).toBe("late");
});

test("a file or a pipe gets none", () => {
  forgetColourSettings();
  expect(paintOf(new PassThrough())("red", "late")).toBe("late");
});

test.each([
  [undefined, 80],
  [200, 80],
  [63, 63],
  [10, 40],
])("an output of %s columns is drawn on in %i", (columns, drawn) => expect(columnsOf({ columns })).toBe(drawn));
