import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { ROOT } from "./bootstrap.mjs";
import { completeLock } from "./complete-lockfile.mjs";

test("package-lock.json names every part of every platform, or `npm ci` refuses it: run `npm run lockfile`", () => {
  const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
  expect(completeLock(lock).added).toEqual([]);
});

test("a part that is missing is added for its platform, and one that is there in any folder above is not", () => {
  const packages = {
    "": { name: "purser" },
    "node_modules/tool": {
      version: "1.0.0",
      dev: true,
      optionalDependencies: { "@tool/linux-x64-musl": "1.0.0", "@tool/win32-arm64": "1.0.0" },
    },
    "node_modules/tool/node_modules/inner": { version: "2.0.0", optionalDependencies: { "inner-darwin-x64": "2.0.0" } },
    "node_modules/inner-darwin-x64": { version: "2.0.0", optional: true },
  };
  const { lock, added } = completeLock({ packages });
  expect(added).toEqual(["@tool/linux-x64-musl", "@tool/win32-arm64"]);
  expect(lock.packages["node_modules/@tool/linux-x64-musl"]).toEqual({
    version: "1.0.0",
    dev: true,
    optional: true,
    cpu: ["x64"],
    libc: ["musl"],
    os: ["linux"],
  });
  expect(lock.packages["node_modules/@tool/win32-arm64"]).toMatchObject({ cpu: ["arm64"], os: ["win32"] });
});
