import { expect, test } from "vitest";

import { missingWords } from "./missing-words.ts";

const said = (...places: (readonly [path: readonly (string | number)[], characters: string])[]): string =>
  missingWords(
    places.map(([path, characters]) => ({ path, text: characters, characters: [...characters] })),
    "/fonts",
  );

test("nothing is said of nothing", () => expect(missingWords([], "/fonts")).toBe(""));

test("each is said with where it stands, and once what to do", () => {
  expect(said([["lines", 2, "description"], "ไท"], [["from", "lines", 0], "ไ"], [["terms"], "ท"])).toBe(
    "No font here has ไ ท in line 3; ไ in your address; ท in the terms. Put a .ttf or .otf file of a font that has them " +
      "(Noto Sans Thai from fonts.google.com/noto, for one) into /fonts.",
  );
});

test("for Chinese the optional package is named, for emoji there is nothing to install", () => {
  expect(said([["to", "name"], "京"])).toContain(
    'Install the optional packages too ("npm install --include=optional"), or put',
  );
  expect(said([["notes"], "👍"])).toBe("No font here has 👍 in the note. Emoji are not printed: leave them out.");
});

test("of very many only the first are named", () => {
  const places = Array.from({ length: 9 }, (_, index) => [["lines", index, "description"], "ก".repeat(40)] as const);
  const text = said(...places);
  expect(text).toContain("in line 4, and more in 5 other places.");
  expect(text.length).toBeLessThan(400);
});
