import { expect } from "vitest";

import { loadAllExtensions } from "../../src/extensions.ts";

const { operations } = await loadAllExtensions();
const NAMES = new RegExp(`\\b(${[...operations.keys()].join("|")})\\b`);

/** What a person is told is words: no trace of a program, no value that was never filled in, no operation's name. */
export function expectPlainWords(text: string): void {
  expect(text.trim()).not.toBe("");
  expect(text).not.toMatch(/^\s+at /m);
  expect(text).not.toMatch(/undefined|\[object|\bNaN\b|\bnull\b|\w+Error\b|node:internal/);
  expect(text).not.toMatch(NAMES);
}
