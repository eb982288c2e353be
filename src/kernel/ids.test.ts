import { describe, expect, it } from "vitest";

import { CODE_PATTERN, newCode, newId } from "./ids.ts";

describe("newId", () => {
  it("sorts by birth, within one millisecond too", () => {
    const ids = [newId("doc", 1_000), ...Array.from({ length: 1_000 }, () => newId("doc", 2_000)), newId("doc", 2_001)];
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(1_002);
  });

  it("is a prefix and 26 letters and digits that are not mistaken for each other", () => {
    expect(newId("inv")).toMatch(/^inv_[0-9a-hjkmnp-tv-z]{26}$/);
  });
});

describe("newCode", () => {
  it("has a letter and a digit, and is as long as was asked", () => {
    for (let index = 0; index < 500; index++) expect(newCode()).toMatch(CODE_PATTERN);
    expect(newCode(6)).toHaveLength(6);
  });

  it("is nothing that reads as so many times", () => {
    for (let index = 0; index < 20_000; index++) expect(newCode()).not.toMatch(/^\d+X$/);
  });
});
