import { readFileSync } from "node:fs";
import module from "node:module";
import { fileURLToPath } from "node:url";

import { shortcutsOf } from "./shortcuts.mjs";

/*
 * Tells Node where our own modules lie, whose names say it. It would look for each of them on the disk at each place
 * that imports it, two thousand times in a start. Registered by `--import`, before anything of ours is imported.
 */
const { imports } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const shortcut = shortcutsOf(fileURLToPath(new URL("../", import.meta.url)), imports);

module.registerHooks({
  resolve(specifier, context, next) {
    const url = shortcut(specifier, context.parentURL);
    return url === undefined ? next(specifier, context) : { url, format: "module-typescript", shortCircuit: true };
  },
});
