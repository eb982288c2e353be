import { describe, expect, it } from "vitest";

import { extensionFiles } from "#test/extension-files";

import { type EXTENSION_FOLDERS, loadAllExtensions } from "../../src/extensions.ts";

const found = await loadAllExtensions();
const LOADED: Readonly<Record<keyof typeof EXTENSION_FOLDERS, readonly { readonly name: string }[]>> = {
  adapter: found.adapters,
  tool: found.tools,
  operation: [...found.operations.values()],
  workflow: [...found.workflows.values()],
  guardrail: found.guardrails,
  "document-type": [...found.documentTypes.values()],
  job: found.jobs,
};

describe.each(Object.entries(LOADED))("every %s", (kind, loaded) => {
  it("is found, and bears the name of its file", async () => {
    const files = await extensionFiles(kind as keyof typeof EXTENSION_FOLDERS);
    expect(files.length).toBeGreaterThan(0);
    expect(loaded.map(({ name }) => name)).toEqual(files);
  });

  it("is named in small letters with dashes, and cannot be changed", () => {
    for (const one of loaded) {
      expect(one.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(Object.isFrozen(one)).toBe(true);
    }
  });
});
