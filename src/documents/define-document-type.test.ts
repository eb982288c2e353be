import { expect, it } from "vitest";

import { loadExtensions } from "#kernel/load-extensions";

import { defineDocumentType, type DocumentType } from "./define-document-type.ts";

it("makes types that the loader takes from their folder", async () => {
  const types = await loadExtensions<DocumentType>("document-type", new URL("./types/", import.meta.url));
  expect(types.map(({ name }) => name)).toContain("invoice");
});

it("refuses a number pattern that cannot count", async () => {
  const { default: invoice } = await import("./types/invoice.ts");
  expect(() => defineDocumentType({ ...invoice, numberPattern: "INV-" })).toThrow('"INV-" cannot number documents.');
});
