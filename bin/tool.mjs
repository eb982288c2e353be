// node bin/tool.mjs NAME ARGS: runs one of the project's tools under the pinned Node, after the same set-up as a start.
import { delimiter, dirname, join } from "node:path";

import { ensureInstalled, pinnedNode, ROOT } from "./bootstrap.mjs";
import { endLike, orSayWhy, runChild } from "./run.mjs";

const CHECKS = [
  ["format", "oxfmt", "--check", "."],
  ["lint", "oxlint", "--type-aware", "--deny-warnings"],
  ["types", "tsc", "-p", "."],
  ["dead code", "knip"],
  ["unit tests", "vitest", "run", "--project", "unit"],
];

async function runTool(name, args) {
  const node = pinnedNode();
  if (name === "node") return runChild(node, ["--disable-warning=ExperimentalWarning", ...args], { cwd: ROOT });
  const path = [dirname(node), join(ROOT, "node_modules", ".bin"), process.env.PATH].join(delimiter);
  return runChild(name, args, { cwd: ROOT, env: { ...process.env, PATH: path }, shell: process.platform === "win32" });
}

async function check() {
  for (const [step, name, ...args] of CHECKS) {
    process.stdout.write(`\n== ${step}\n`);
    const end = await runTool(name, args);
    if (end.code !== 0) {
      process.stderr.write(`\nThe check stopped at: ${step}.\n`);
      return end;
    }
  }
  return { code: 0, signal: null };
}

await orSayWhy(async () => {
  const [name, ...args] = process.argv.slice(2);
  if (name === undefined) {
    process.stderr.write("Usage: node bin/tool.mjs check | node FILE | TOOL [ARGS]\n");
    process.exitCode = 1;
    return;
  }
  ensureInstalled();
  endLike(name === "check" ? await check() : await runTool(name, args));
});
