import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { fontFamilies } from "./font-families.ts";

const packaged = (path: string): string => fileURLToPath(import.meta.resolve(`@expo-google-fonts/${path}`));

test.each([
  ["noto-sans/400Regular/NotoSans_400Regular.ttf", ["Noto Sans"]],
  // Its family is "Noto Sans SemiBold" for old programs, and "Noto Sans" for those that know of weights.
  ["noto-sans/600SemiBold/NotoSans_600SemiBold.ttf", ["Noto Sans SemiBold", "Noto Sans"]],
  ["noto-sans-hebrew/700Bold/NotoSansHebrew_700Bold.ttf", ["Noto Sans Hebrew"]],
])("the family of %s", (path, families) => expect(fontFamilies(packaged(path))).toEqual(families));

test("a file that is no font has none", () => {
  expect(fontFamilies(fileURLToPath(import.meta.url))).toEqual([]);
});
