import { describe, expect, it } from "vitest";

import { fillPath } from "./fill-path.ts";

describe("fillPath", () => {
  const input = { due: "2026-12-06", lines: [{ quantity: "1" }, { quantity: "2" }] };

  it.each([
    ["due", { ...input, due: "x" }],
    ["lines.0.unit", { ...input, lines: [{ quantity: "1", unit: "x" }, { quantity: "2" }] }],
    ["lines.unit", { ...input, lines: [{ quantity: "1" }, { quantity: "2", unit: "x" }] }],
    ["lines.9.unit", { ...input, lines: [{ quantity: "1" }, { quantity: "2" }, { unit: "x" }] }],
    ["notes.text", { ...input, notes: [{ text: "x" }] }],
  ])("fills %s", (path, expected) => {
    expect(fillPath(input, path, "x")).toEqual(expected);
    expect(input.lines).toEqual([{ quantity: "1" }, { quantity: "2" }]);
  });
});
