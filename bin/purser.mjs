#!/usr/bin/env node
import { realpathSync } from "node:fs";
import module from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { ensureInstalled, pinnedNode, ROOT } from "./bootstrap.mjs";
import { endLike, orSayWhy, runChild } from "./run.mjs";

await orSayWhy(async () => {
  ensureInstalled();
  const node = pinnedNode();
  const main = join(ROOT, "src", "main.ts");
  const compileCache = join(ROOT, "node_modules", ".cache", "compile");
  if (realpathSync(node) === realpathSync(process.execPath)) {
    module.enableCompileCache(compileCache);
    // For the threads that it starts.
    process.env.NODE_COMPILE_CACHE ??= compileCache;
    process.removeAllListeners("warning");
    process.on("warning", (warning) => {
      if (warning.name !== "ExperimentalWarning") process.stderr.write(`${warning.stack}\n`);
    });
    process.argv[1] = main;
    await import("./resolve.mjs");
    await import(pathToFileURL(main).href);
    return;
  }
  const env = { NODE_COMPILE_CACHE: compileCache, ...process.env };
  const flags = ["--disable-warning=ExperimentalWarning", "--import", new URL("./resolve.mjs", import.meta.url).href];
  endLike(await runChild(node, [...flags, main, ...process.argv.slice(2)], { env }));
});
