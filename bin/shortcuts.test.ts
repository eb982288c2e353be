import { existsSync, globSync, readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

import { expect, it } from "vitest";

import { shortcutsOf } from "./shortcuts.mjs";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const IMPORT = /(?:from |import\()"([^"]+)"/g;

const { imports } = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8")) as { imports: Record<string, string> };
const shortcut = shortcutsOf(ROOT, imports);

it("finds every module of ours that another one imports, and no other", () => {
  let found = 0;
  for (const file of globSync(["src/**/*.ts", "tools/*.ts", "adapters/**/*.ts"], { cwd: ROOT })) {
    const parent = pathToFileURL(`${ROOT}${file}`).href;
    for (const [, specifier = ""] of readFileSync(`${ROOT}${file}`, "utf8").matchAll(IMPORT)) {
      const url = shortcut(specifier, parent);
      const own = specifier.startsWith("#") || specifier.startsWith(".");
      expect(url !== undefined, `${specifier} in ${file}`).toBe(own);
      if (url === undefined) continue;
      expect(existsSync(fileURLToPath(url)), `${specifier} in ${file}`).toBe(true);
      found += 1;
    }
  }
  expect(found).toBeGreaterThan(1_000);
});

it("leaves to Node what a library imports, and what is asked for by nobody", () => {
  expect(shortcut("./core.ts", pathToFileURL(`${ROOT}node_modules/zod/index.js`).href)).toBeUndefined();
  expect(shortcut("#storage/home", "file:///elsewhere/main.ts")).toBeUndefined();
  expect(shortcut("#storage/home", undefined)).toBeUndefined();
});
