import { parseArgs } from "node:util";

import { composeProcess } from "#test/compose-process";

import { startApp, stopApp } from "../../src/app.ts";

import { isKnownPoint, type Kill, killingProbe } from "./killing-probe.ts";

/**
 * A Purser that is spoken with by `--json` lines and can be told where to die:
 * `killed-process.ts --home DIR [--kill "before act" --nth 2]`, or later a {@link Kill} as a message, which it confirms.
 */
const { values } = parseArgs({
  options: { home: { type: "string" }, kill: { type: "string" }, nth: { type: "string", default: "1" } },
});
const { home, kill, nth } = values;
if (home === undefined) throw new Error("--home is missing");
if (kill !== undefined && !isKnownPoint(kill)) throw new Error(`there is no point "${kill}"`);

const { probe, arm } = killingProbe(kill === undefined ? null : { point: kill, nth: Number(nth) });
process.on("message", (message) => {
  arm(message as Kill);
  process.send?.("armed");
});
const { app, books, extensions } = await composeProcess({ home, env: process.env, probe });
const connections = await startApp(
  app,
  extensions.adapters.filter((adapter) => adapter.standardInput),
  { json: true, as: null, input: process.stdin, output: process.stdout },
);
for (const connection of connections) await connection.ended;
await stopApp(app);
await books.close();
process.exit();
