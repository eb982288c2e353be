import { expect, it } from "vitest";

import { interpret, interpretPersonOnly } from "#assistant/language/interpret";

import { loadAllExtensions } from "../../src/extensions.ts";

const { tools } = await loadAllExtensions();
const context = { today: Temporal.PlainDate.from("2026-11-24"), currency: "USD" };

it.each(["773X", "773x", "A7K2", "X234"])("%s is a code, however it is written", (code) => {
  expect(interpretPersonOnly(`approve ${code}`, tools, context)).toMatchObject({
    kind: "call",
    tool: "decide-approval",
    input: { verdict: "approve", code: code.toUpperCase() },
  });
  expect(interpret(`why ${code}`, tools, context)).toMatchObject({ kind: "call", tool: "why" });
});
