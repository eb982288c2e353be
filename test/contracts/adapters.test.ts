import { describe, expect, it } from "vitest";

import { extensionFiles, SENTENCE } from "#test/extension-files";

import { loadAllExtensions } from "../../src/extensions.ts";

const { adapters } = await loadAllExtensions();
const ran = new Set<string>();

describe.each(adapters.map((adapter) => [adapter.name, adapter] as const))("the adapter %s", (name, adapter) => {
  it("says how it is set up, and what is missing", () => {
    ran.add(name);
    expect(adapter.setup.steps.length).toBeGreaterThan(0);
    for (const step of adapter.setup.steps) expect(step).toMatch(SENTENCE);
    const missing = adapter.setup.check({});
    if (adapter.settings.length === 0) expect(missing).toBeNull();
    else expect(missing).toMatch(SENTENCE);
  });

  it("names its settings as the environment does", () => {
    for (const setting of adapter.settings) expect(setting).toMatch(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/);
  });

  it("declares the limits of its platform", () => {
    for (const limit of Object.values(adapter.limits)) expect(limit > 0 && Number.isSafeInteger(limit)).toBe(true);
    expect(adapter.limits.textLength).toBeGreaterThanOrEqual(1_000);
    // An approval has at least its yes and its no.
    expect(adapter.limits.buttonsPerMessage).toBeGreaterThanOrEqual(2);
  });

  it("is on this machine, or is set up by a setting", () => {
    expect([adapter.local, adapter.standardInput].map((one) => typeof one)).toEqual(["boolean", "boolean"]);
    if (!adapter.local) expect(adapter.settings.length).toBeGreaterThan(0);
  });

  it("can be connected", () => {
    expect(adapter.connect).toBeTypeOf("function");
  });
});

it("these ran over every adapter that has a file", async () => {
  expect(ran.size).toBeGreaterThan(0);
  expect([...ran].toSorted()).toEqual(await extensionFiles("adapter"));
});
