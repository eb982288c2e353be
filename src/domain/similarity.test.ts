import { expect, it } from "vitest";

import { similarity } from "./similarity.ts";

// "acme" is {"  a", " ac", "acm", "cme", "me "}, "acmee" is {"  a", " ac", "acm", "cme", "mee", "ee "}: 2 x 4 / 11.
it.each([
  ["acme", "acme", 1],
  ["acme", "acmee", 8 / 11],
  ["acme", "zebra", 0],
  ["acme labs", "labs acme", 1],
  ["", "", 0],
])("finds %j and %j alike by %d", (a, b, score) => {
  expect(similarity(a, b)).toBeCloseTo(score, 10);
});
