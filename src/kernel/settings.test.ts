import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { readSettings } from "./settings.ts";

const KEY = "sk-ant-0123456789";
let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "purser-settings-"));
});
afterAll(() => rm(home, { recursive: true, force: true }));

describe("the settings of the model", () => {
  it("are read from the file, over which the environment wins", async () => {
    await writeFile(
      join(home, ".env"),
      `ANTHROPIC_API_KEY=${KEY}\nPURSER_MODEL=claude-a\nPURSER_MODEL_DAILY_TOKENS=5000\n`,
    );
    expect(
      await readSettings(home, { PURSER_MODEL: "claude-b", ANTHROPIC_BASE_URL: "https://gateway.example/v1" }),
    ).toMatchObject({
      ANTHROPIC_API_KEY: KEY,
      PURSER_MODEL: "claude-b",
      PURSER_MODEL_DAILY_TOKENS: 5_000,
      ANTHROPIC_BASE_URL: "https://gateway.example/v1",
    });
  });

  it("keep the key from adapters, and an empty one is none", async () => {
    const { all, ANTHROPIC_API_KEY } = await readSettings(home, {});
    expect([ANTHROPIC_API_KEY, JSON.stringify(all).includes(KEY)]).toEqual([KEY, false]);
    expect((await readSettings(home, { ANTHROPIC_API_KEY: "" })).ANTHROPIC_API_KEY).toBeUndefined();
  });

  it.each([
    ["ANTHROPIC_API_KEY", "sk-ant two words", "is no key: it has spaces, or is cut off"],
    ["ANTHROPIC_API_KEY", "short", "is no key: it has spaces, or is cut off"],
    ["ANTHROPIC_BASE_URL", "ftp://example.com", "is no address like https://api.anthropic.com"],
    ["ANTHROPIC_BASE_URL", "https://me:secret@example.com", "is no address like https://api.anthropic.com"],
    ["PURSER_MODEL", "claude sonnet", "is no model's name, such as claude-sonnet-5-5"],
    ["PURSER_MODEL_DAILY_TOKENS", "lots", "is no whole number above zero, such as 500000"],
    ["PURSER_MODEL_DAILY_TOKENS", "-3", "is no whole number above zero, such as 500000"],
  ])("%s=%s is refused, and not repeated", async (name, value, problem) => {
    const error = await readSettings(home, { [name]: value }).catch((thrown: unknown) => thrown);
    expect(String(error)).toContain(`${name}: ${problem}`);
    expect(String(error)).not.toContain(value);
  });
});
