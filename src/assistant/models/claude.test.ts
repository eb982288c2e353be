import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, it } from "vitest";

import { DEFAULT_MODEL } from "./default-model.ts";
import { providerFrom } from "./provider-from.ts";

const SOURCE = fileURLToPath(new URL("../../", import.meta.url));

it("is read only where there is a key", () => {
  const naming = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
    .flatMap((path) =>
      readFileSync(join(SOURCE, path), "utf8")
        .split("\n")
        .filter((line) => line.includes("@ai-sdk/anthropic"))
        .map((line) => `${path}: ${line.trim()}`),
    );
  expect(naming).toEqual([
    'assistant/models/claude.ts: const { createAnthropic } = await import("@ai-sdk/anthropic");',
  ]);
  expect(providerFrom({}, {} as never)).toBeNull();
  expect(DEFAULT_MODEL).toMatch(/^claude-/);
});
