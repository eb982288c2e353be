import { globSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const BRANDS = ["slack", "discord", "telegram"];
const ADAPTERS = readdirSync(`${ROOT}adapters`);

/** Comments, which are passed over, or a literal: in double quotes, single quotes or backticks. */
const COMMENT_OR_LITERAL =
  /\/\/.*|\/\*[\s\S]*?\*\/|"(?<double>(?:\\.|[^"\\\n])*)"|'(?<single>(?:\\.|[^'\\\n])*)'|`(?<template>(?:\\.|[^`\\])*)`/g;

/** The literals of a source that name a platform: a brand anywhere in it, or exactly an adapter's name. */
function platformNames(source: string): string[] {
  return [...source.matchAll(COMMENT_OR_LITERAL)].flatMap(({ groups = {} }) => {
    const text = groups["double"] ?? groups["single"] ?? groups["template"];
    if (text === undefined) return [];
    const hasBrand = BRANDS.some((brand) => text.toLowerCase().includes(brand));
    return hasBrand || ADAPTERS.includes(text) ? [text] : [];
  });
}

describe("src", () => {
  it("names no platform in a literal", () => {
    const files = globSync("src/**/*.ts", { cwd: ROOT, exclude: ["src/generated/**", "src/**/*.test.ts"] });
    expect(files.length).toBeGreaterThan(50);
    const found = files.flatMap((file) => {
      const names = platformNames(readFileSync(`${ROOT}${file}`, "utf8"));
      return names.length === 0 ? [] : [`${file}: ${names.join(", ")}`];
    });
    expect(found).toEqual([]);
  });

  it.each([
    ['if (adapter === "slack") {', ["slack"]],
    ["const id = `slack:${user}`;", ["slack:${user}"]],
    ["say('Open Telegram first');", ["Open Telegram first"]],
    ['const local = name === "console";', ["console"]],
    ['throw new Error("the console is closed");', []],
    ["// what a person reads in Slack", []],
    ['console.log("on");', []],
  ])("would be told of %s", (source, names) => {
    expect(platformNames(source)).toEqual(names);
  });
});
