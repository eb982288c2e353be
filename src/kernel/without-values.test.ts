import { expect, it } from "vitest";

import { withoutValues } from "./without-values.ts";

it.each([
  [
    'Raw query failed. Code: `23505`. Message: `duplicate key value violates unique constraint "x" Key (name_key)=(acme ltd) already exists.`',
    'Raw query failed. Code: `23505`. Message: `duplicate key value violates unique constraint "x" Key (name_key)=(…) already exists.`',
  ],
  ['invalid input syntax for type integer: "IBAN GB33"', "invalid input syntax for type integer: …"],
  ["Failing row contains (pty_1, Ana Ng, ana@example.com, 14).", "Failing row contains (…)."],
  ["write to ana@example.com failed", "write to … failed"],
  ["the key sk-ant-api03-abcDEF_123 was refused", "the key … was refused"],
  ["connect postgres://owner:secret@127.0.0.1:5432/books failed", "connect postgres://…@127.0.0.1:5432/books failed"],
])("%s", (text, expected) => {
  expect(withoutValues(text)).toBe(expected);
});
