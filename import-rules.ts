import { builtinModules } from "node:module";

import type { OxlintOverride } from "oxlint";

import packageJson from "./package.json" with { type: "json" };

interface Layer {
  /** The layers right under it. What these may import, it may import too. */
  readonly on: readonly string[];
  /** Does no I/O: of Node.js only `node:crypto`, of npm only zod. */
  readonly pure?: true;
}

/** Who may import whom: one entry for each folder of src/. The files in src/ itself put it all together. */
export const LAYERS: Readonly<Record<string, Layer>> = {
  kernel: { on: [] },
  domain: { on: ["kernel"], pure: true },
  cards: { on: ["domain"], pure: true },
  documents: { on: ["cards"], pure: true },
  storage: { on: ["documents"] },
  rendering: { on: ["documents"] },
  books: { on: ["storage"], pure: true },
  effects: { on: ["storage"] },
  governance: { on: ["books"], pure: true },
  operations: { on: ["governance", "rendering"], pure: true },
  workflows: { on: ["governance"], pure: true },
  chat: { on: ["effects", "storage", "cards"] },
  connections: { on: ["effects", "books", "rendering"] },
  transfer: { on: ["effects", "books", "rendering"] },
  assistant: { on: ["governance", "chat", "rendering"] },
  scheduling: { on: ["storage"] },
  jobs: { on: ["scheduling", "governance", "chat", "transfer"] },
  cli: { on: ["assistant", "connections", "jobs", "transfer"] },
};

const ADAPTERS_MAY = ["chat", "cards", "kernel"];
const TOOLS_MAY = ["assistant", "books", "storage", "documents", "domain", "cards", "kernel"];
const PURE_MAY = new Set(["crypto", "zod"]);
const DATABASE_PACKAGES = ["pg", "prisma", "@prisma/", "@electric-sql/"];
/** Deeper folders count as the last one. */
const DEPTHS = [1, 2, 3];

interface Pattern {
  /** For a regular expression engine without look-ahead: what is forbidden is spelt out. */
  readonly regex: string;
  readonly message: string;
  readonly importNames?: string[];
  readonly allowTypeImports?: boolean;
}

const anyOf = (names: readonly string[]): string => `(?:${names.map((name) => RegExp.escape(name)).join("|")})`;

const BY_NAME: Pattern = {
  regex: "^#(?:operations|jobs|governance/guardrails|documents/types)/|^\\./(?:guardrails|types)/",
  message: "Nothing imports an extension by name: the loader finds it in its folder.",
};

const ALONE: Pattern = {
  regex: "^\\.",
  message: "An extension stands alone: what two of them share belongs into a layer below.",
};

const DOOR_ONLY: Pattern = {
  regex: "^#governance/define-operation$",
  importNames: ["implementationOf"],
  message: "What an operation does is reached through the door alone, inside src/governance.",
};

const PURE: Pattern = {
  regex: `^(?:(?:node:)?${anyOf(builtinModules.filter((name) => !PURE_MAY.has(name)))}|${anyOf(npmPackages())})(?:/|$)`,
  message: "This layer does no I/O: of Node.js it may import only node:crypto, of npm only zod.",
};

const DATABASE: Pattern = {
  regex: `^${anyOf(DATABASE_PACKAGES)}`,
  message: "Below the commands only src/storage speaks to the database.",
};

function npmPackages(): string[] {
  const names = Object.keys({ ...packageJson.dependencies, ...packageJson.devDependencies });
  return names.filter((name) => !PURE_MAY.has(name));
}

/** A layer and all that is reachable from it, downwards. */
export function reachable(layer: string): string[] {
  const below = (LAYERS[layer]?.on ?? []).flatMap(reachable);
  return [...new Set([layer, ...below])];
}

function only(who: string, may: readonly string[], { test }: Where): Pattern {
  const forbidden = Object.keys(LAYERS).filter((layer) => !may.includes(layer));
  return {
    regex: `^#${anyOf(test ? forbidden : [...forbidden, "test"])}/`,
    message: `${who} may import only ${may.map((layer) => `#${layer}/*`).join(", ")}.`,
  };
}

interface Where {
  /** How many folders up the layer ends. */
  readonly depth: number;
  readonly test: boolean;
}

/** A relative path stays in its own tree; only storage sees the generated client, only cli the files of src/ itself. */
function outside(layer: string, { depth }: Where): Pattern {
  const folders = [...Object.keys(LAYERS), ...(layer === "storage" ? [] : ["generated"])];
  const places = [`${anyOf(folders)}/`, "\\.\\./", ...(layer === "cli" ? [] : ["[^/]+\\.ts$"])];
  return {
    regex: `^(?:\\./)?(?:\\.\\./){${depth}}(?:${places.join("|")})`,
    message: `A relative import stays inside src/${layer}: write "#layer/file". Nobody but src/storage has the generated client.`,
  };
}

function layerPatterns(layer: string, where: Where): Pattern[] {
  return [
    ...(where.test ? [] : [BY_NAME]),
    only(`src/${layer}`, layer === "cli" ? Object.keys(LAYERS) : reachable(layer), where),
    outside(layer, where),
    ...(layer === "governance" ? [] : [DOOR_ONLY]),
    ...(LAYERS[layer]?.pure !== true || where.test ? [] : [PURE]),
    ...(layer === "storage" || layer === "cli" || where.test ? [] : [DATABASE]),
  ];
}

const leaving = (depth: number): Pattern => ({
  regex: `^(?:\\./)?(?:\\.\\./){${depth}}`,
  message: "A relative import stays inside this extension's own folder.",
});

function adapterPatterns(where: Where): Pattern[] {
  return [only("An adapter", ADAPTERS_MAY, where), leaving(where.depth), DATABASE];
}

function toolPatterns(where: Where): Pattern[] {
  const exceptGovernance = only("A tool", [...TOOLS_MAY, "governance"], where);
  return [
    { ...exceptGovernance, message: only("A tool", TOOLS_MAY, where).message },
    { regex: `^#governance/${notBeginning("outcome")}`, message: only("A tool", TOOLS_MAY, where).message },
    {
      regex: "^#governance/outcome$",
      allowTypeImports: true,
      message: "Of governance a tool may import only the types of an outcome.",
    },
    leaving(where.depth),
    DATABASE,
  ];
}

/** What differs from a word in one of its letters. */
function notBeginning(word: string): string {
  return `(?:${[...word].map((letter, at) => `${word.slice(0, at)}[^${letter}]`).join("|")})`;
}

function override(files: string[], patterns: readonly Pattern[]): OxlintOverride {
  return { files, rules: { "no-restricted-imports": ["error", { patterns: [...patterns] }] } };
}

/** The files of a folder at a depth, and again their tests, which a later override treats on their own. */
function atDepths(folder: string, depths: readonly number[], patterns: (where: Where) => Pattern[]): OxlintOverride[] {
  return depths.flatMap((depth, index) => {
    const path = `${folder}/${"*/".repeat(index)}${index === depths.length - 1 ? "**/" : ""}*`;
    return [
      override([`${path}.ts`], patterns({ depth, test: false })),
      override([`${path}.test.ts`], patterns({ depth, test: true })),
    ];
  });
}

/** A folder whose files are extensions of their own; their tests import what they test. */
function standingAlone(folder: string, patterns: readonly Pattern[]): OxlintOverride[] {
  return [{ ...override([`${folder}/*.ts`], [...patterns, ALONE]), excludeFiles: [`${folder}/*.test.ts`] }];
}

const SOURCE: Where = { depth: 1, test: false };

/** The rules as oxlint takes them; where several fit a file, the last one counts. */
export const IMPORT_RULES: readonly OxlintOverride[] = [
  override(
    ["src/*.ts"],
    [
      BY_NAME,
      DOOR_ONLY,
      DATABASE,
      { regex: "^\\./[^/]+/|^\\.\\./[^/]+/", message: 'From src/ itself layers are imported as "#layer/file".' },
    ],
  ),
  ...Object.keys(LAYERS).flatMap((layer) => atDepths(`src/${layer}`, DEPTHS, (where) => layerPatterns(layer, where))),
  ...standingAlone("src/operations", layerPatterns("operations", SOURCE)),
  ...standingAlone("src/workflows", layerPatterns("workflows", SOURCE)),
  ...standingAlone("src/jobs", layerPatterns("jobs", SOURCE)),
  ...standingAlone("src/governance/guardrails", layerPatterns("governance", { depth: 2, test: false })),
  ...standingAlone("src/documents/types", layerPatterns("documents", { depth: 2, test: false })),
  ...atDepths("adapters/*", [1, 2], adapterPatterns),
  ...atDepths("tools/*", [1], toolPatterns),
  ...standingAlone("tools", toolPatterns(SOURCE)),
];
