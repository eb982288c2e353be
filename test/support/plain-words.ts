import { expect } from "vitest";

/** What a person is told is words: no trace of a program, no value that was never filled in. */
export function expectPlainWords(text: string): void {
  expect(text.trim()).not.toBe("");
  expect(text).not.toMatch(/^\s+at /m);
  expect(text).not.toMatch(/undefined|\[object|\bNaN\b|\bnull\b|\w+Error\b|node:internal/);
}
