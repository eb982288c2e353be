import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { LAYERS, reachable } from "../../import-rules.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const CONFIGURATION = ["oxlint.config.ts", "import-rules.ts", "package.json", "tsconfig.json"];

const BY_NAME = "Nothing imports an extension by name: the loader finds it in its folder.";
const ALONE = "An extension stands alone: what two of them share belongs into a layer below.";
const DOOR_ONLY = "What an operation does is reached through the door alone, inside src/governance.";
const PURE = "This layer does no I/O: of Node.js it may import only node:crypto, of npm only zod.";
const DATABASE = "Below the commands only src/storage speaks to the database.";
const LAYERS_BY_ALIAS = 'From src/ itself layers are imported as "#layer/file".';
const EXTENSION_FOLDER = "A relative import stays inside this extension's own folder.";
const inside = (layer: string): string =>
  `A relative import stays inside src/${layer}: write "#layer/file". Nobody but src/storage has the generated client.`;
const TOOL = "A tool may import only #assistant/*, #books/*, #storage/*, #documents/*, #domain/*, #cards/*, #kernel/*.";

/** A file, the one thing that it imports, and what the linter says to that. */
const REFUSED: readonly (readonly [file: string, statement: string, message: string])[] = [
  // Upwards.
  ["src/kernel/a.ts", 'import { x } from "#domain/money";', "src/kernel may import only #kernel/*."],
  ["src/domain/a.ts", 'import { x } from "#cards/card";', "src/domain may import only #domain/*, #kernel/*."],
  [
    "src/cards/a.ts",
    'import { x } from "#documents/view";',
    "src/cards may import only #cards/*, #domain/*, #kernel/*.",
  ],
  [
    "src/documents/a.ts",
    'import { x } from "#storage/database";',
    "src/documents may import only #documents/*, #cards/*, #domain/*, #kernel/*.",
  ],
  [
    "src/storage/a.ts",
    'import { x } from "#books/existing";',
    "src/storage may import only #storage/*, #documents/*, #cards/*, #domain/*, #kernel/*.",
  ],
  [
    "src/rendering/a.ts",
    'import { x } from "#storage/home";',
    "src/rendering may import only #rendering/*, #documents/*, #cards/*, #domain/*, #kernel/*.",
  ],
  [
    "src/books/a.ts",
    'import { x } from "#governance/office";',
    "src/books may import only #books/*, #storage/*, #documents/*, #cards/*, #domain/*, #kernel/*.",
  ],
  [
    "src/effects/a.ts",
    'import { x } from "#chat/posts";',
    "src/effects may import only #effects/*, #storage/*, #documents/*, #cards/*, #domain/*, #kernel/*.",
  ],
  [
    "src/governance/a.ts",
    'import { x } from "#effects/write-file-whole";',
    "src/governance may import only #governance/*, #books/*, #storage/*, #documents/*, #cards/*, #domain/*, #kernel/*.",
  ],
  [
    "src/operations/a.ts",
    'import { x } from "#chat/posts";',
    "src/operations may import only #operations/*, #governance/*, #books/*, #storage/*, #documents/*, #cards/*, #domain/*, #kernel/*, #rendering/*.",
  ],
  [
    "src/workflows/a.ts",
    'import { x } from "#rendering/render-pdf";',
    "src/workflows may import only #workflows/*, #governance/*, #books/*, #storage/*, #documents/*, #cards/*, #domain/*, #kernel/*.",
  ],
  [
    "src/chat/a.ts",
    'import { x } from "#governance/office";',
    "src/chat may import only #chat/*, #effects/*, #storage/*, #documents/*, #cards/*, #domain/*, #kernel/*.",
  ],
  [
    "src/connections/a.ts",
    'import { x } from "#governance/office";',
    "src/connections may import only #connections/*, #effects/*, #storage/*, #documents/*, #cards/*, #domain/*, #kernel/*, #books/*, #rendering/*.",
  ],
  [
    "src/assistant/a.ts",
    'import { x } from "#connections/deliver-document";',
    "src/assistant may import only #assistant/*, #governance/*, #books/*, #storage/*, #documents/*, #cards/*, #domain/*, #kernel/*, #chat/*, #effects/*, #rendering/*.",
  ],
  // However it is written.
  ["src/domain/types.ts", 'import type { X } from "#cards/card";', "src/domain may import only #domain/*, #kernel/*."],
  ["src/domain/again.ts", 'export * from "#cards/card";', "src/domain may import only #domain/*, #kernel/*."],
  ["src/domain/later.ts", 'await import("#cards/card");', "src/domain may import only #domain/*, #kernel/*."],
  ["src/domain/deep/er/a.ts", 'import { x } from "#cards/card";', "src/domain may import only #domain/*, #kernel/*."],
  ["src/domain/a.test.ts", 'import { x } from "#cards/card";', "src/domain may import only #domain/*, #kernel/*."],
  ["src/domain/help.ts", 'import { x } from "#test/databases";', "src/domain may import only #domain/*, #kernel/*."],
  // By a relative path.
  ["src/chat/b.ts", 'import { x } from "../storage/home.ts";', inside("chat")],
  ["src/chat/deep/a.ts", 'import { x } from "../../governance/office.ts";', inside("chat")],
  ["src/chat/deep/er/a.ts", 'import { x } from "../../../governance/office.ts";', inside("chat")],
  ["src/chat/c.ts", 'import { x } from "../app.ts";', inside("chat")],
  ["src/chat/d.ts", 'import { x } from "../../adapters/toy/index.ts";', inside("chat")],
  ["src/books/client.ts", 'import { x } from "../generated/prisma/client.ts";', inside("books")],
  ["src/storage/b.ts", 'import { x } from "../books/existing.ts";', inside("storage")],
  ["src/cli/a.ts", 'import { x } from "../chat/posts.ts";', inside("cli")],
  ["src/a.ts", 'import { x } from "./chat/posts.ts";', LAYERS_BY_ALIAS],
  ["src/b.ts", 'import { x } from "../adapters/toy/index.ts";', LAYERS_BY_ALIAS],
  // By name.
  ["src/c.ts", 'import x from "#operations/issue-document";', BY_NAME],
  ["src/cli/b.ts", 'import x from "#governance/guardrails/over-limit";', BY_NAME],
  ["src/governance/b.ts", 'import x from "./guardrails/over-limit.ts";', BY_NAME],
  ["src/documents/b.ts", 'import x from "./types/invoice.ts";', BY_NAME],
  ["src/operations/b.ts", 'import x from "./issue-document.ts";', ALONE],
  ["src/workflows/b.ts", 'import x from "./invoicing.ts";', ALONE],
  ["src/governance/guardrails/b.ts", 'import x from "./over-limit.ts";', ALONE],
  ["src/documents/types/b.ts", 'import x from "./invoice.ts";', ALONE],
  ["tools/b.ts", 'import x from "./issue-document.ts";', ALONE],
  // Past the door.
  ["src/operations/c.ts", 'import { implementationOf } from "#governance/define-operation";', DOOR_ONLY],
  ["src/assistant/b.ts", 'import * as all from "#governance/define-operation";', DOOR_ONLY],
  ["src/d.ts", 'import { implementationOf } from "#governance/define-operation";', DOOR_ONLY],
  // To the disk, the network, the database.
  ["src/domain/disk.ts", 'import { x } from "node:fs/promises";', PURE],
  ["src/cards/net.ts", 'import { x } from "node:net";', PURE],
  ["src/documents/http.ts", 'import { x } from "node:http";', PURE],
  ["src/governance/process.ts", 'import { x } from "node:child_process";', PURE],
  ["src/operations/pdf.ts", 'import { x } from "@myriaddreamin/typst-ts-node-compiler";', PURE],
  ["src/effects/b.ts", 'import { x } from "pg";', DATABASE],
  ["src/assistant/c.ts", 'import { x } from "@prisma/client";', DATABASE],
  ["src/connections/b.ts", 'await import("@electric-sql/pglite");', DATABASE],
  // Adapters and tools.
  [
    "adapters/toy/a.ts",
    'import { x } from "#storage/home";',
    "An adapter may import only #chat/*, #cards/*, #kernel/*.",
  ],
  ["adapters/toy/b.ts", 'import { x } from "../console/index.ts";', EXTENSION_FOLDER],
  ["adapters/toy/deep/a.ts", 'import { x } from "../../console/index.ts";', EXTENSION_FOLDER],
  ["adapters/toy/c.ts", 'import { x } from "pg";', DATABASE],
  ["tools/a.ts", 'import { x } from "#chat/posts";', TOOL],
  ["tools/c.ts", 'import { type X } from "#governance/office";', TOOL],
  ["tools/d.ts", 'import x from "#operations/issue-document";', TOOL],
  [
    "tools/e.ts",
    'import { x } from "#governance/outcome";',
    "Of governance a tool may import only the types of an outcome.",
  ],
];

const ALLOWED: readonly (readonly [file: string, statement: string])[] = [
  ["src/kernel/ok.ts", 'import { x } from "node:fs/promises";'],
  ["src/domain/ok.ts", 'import { x } from "zod";'],
  ["src/storage/ok.ts", 'import { x } from "../generated/prisma/client.ts";'],
  ["src/storage/deep/ok.ts", 'import { x } from "../home.ts";'],
  ["src/storage/pg.ts", 'import { x } from "@prisma/adapter-pg";'],
  ["src/governance/ok.ts", 'import { x } from "node:crypto";'],
  ["src/governance/implementation.ts", 'import { implementationOf } from "./define-operation.ts";'],
  ["src/governance/guardrails/ok.ts", 'import { x } from "#governance/define-guardrail";'],
  ["src/operations/ok.ts", 'import { defineOperation } from "#governance/define-operation";'],
  ["src/operations/ok.test.ts", 'import x from "./issue-document.ts";'],
  ["src/operations/test-support.test.ts", 'import { x } from "#test/databases";'],
  ["src/chat/ok.ts", 'import { x } from "#effects/write-file-whole";'],
  ["src/cli/database.ts", 'import { x } from "pg";'],
  ["src/cli/ok.ts", 'import { x } from "../app.ts";'],
  ["src/ok.ts", 'import { x } from "#connections/deliver-document";'],
  ["src/ok-too.ts", 'import { x } from "./app.ts";'],
  ["adapters/toy/ok.ts", 'import { x } from "./a.ts";'],
  ["adapters/toy/deep/ok.ts", 'import { x } from "../a.ts";'],
  ["tools/ok.ts", 'import type { X } from "#governance/outcome";'],
];

const CYCLE = ["src/effects/one.ts", "src/effects/two.ts"] as const;

/** What each file was told, by the linter with the repository's own configuration, in a tree of nothing else. */
let told: ReadonlyMap<string, readonly string[]>;
let tree: string;

function write(file: string, text: string): void {
  const path = join(tree, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${text}\n`);
}

interface Report {
  readonly diagnostics: readonly { code: string; filename: string; help?: string }[];
}

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), "purser-import-rules-"));
  for (const file of CONFIGURATION) cpSync(join(ROOT, file), join(tree, file));
  symlinkSync(join(ROOT, "node_modules"), join(tree, "node_modules"), "junction");
  for (const [file, statement] of [...REFUSED, ...ALLOWED]) write(file, statement);
  write(CYCLE[0], 'import { two } from "#effects/two";\nexport const one = (): unknown => two;');
  write(CYCLE[1], 'import { one } from "./one.ts";\nexport const two = (): unknown => one;');
  const oxlint = join(ROOT, "node_modules", "oxlint", "bin", "oxlint");
  const { stdout, stderr } = spawnSync(process.execPath, [oxlint, "--format", "json", "src", "adapters", "tools"], {
    cwd: tree,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (!stdout.includes("diagnostics")) throw new Error(`oxlint did not report: ${stdout}${stderr}`);
  const { diagnostics } = JSON.parse(stdout) as Report;
  const important = diagnostics.filter(
    ({ code }) => code === "eslint(no-restricted-imports)" || code === "import(no-cycle)",
  );
  told = new Map(
    Object.entries(Object.groupBy(important, ({ filename }) => filename)).map(([file, found]) => [
      file,
      (found ?? []).map(({ code, help }) => (code === "import(no-cycle)" ? code : (help ?? ""))),
    ]),
  );
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

describe("the import rules", () => {
  it.each(REFUSED)("refuse, in %s: %s", (file, _statement, message) => {
    expect(told.get(file)).toContain(message);
  });

  it.each(ALLOWED)("allow, in %s: %s", (file) => {
    expect(told.get(file) ?? []).toEqual([]);
  });

  it("refuse a cycle, through an alias too", () => {
    expect(CYCLE.map((file) => told.get(file))).toEqual([["import(no-cycle)"], ["import(no-cycle)"]]);
  });

  it("know every folder of src", () => {
    const folders = readdirSync(join(ROOT, "src"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const unknown = folders.map((entry) => entry.name).filter((name) => name !== "generated" && !(name in LAYERS));
    expect(unknown).toEqual([]);
  });

  it("keep governance below operations, and chat beside it", () => {
    expect(reachable("governance").toSorted()).toEqual([
      "books",
      "cards",
      "documents",
      "domain",
      "governance",
      "kernel",
      "storage",
    ]);
    expect(reachable("chat").toSorted()).toEqual([
      "cards",
      "chat",
      "documents",
      "domain",
      "effects",
      "kernel",
      "storage",
    ]);
  });
});
