const UNITS: readonly (readonly [unit: string, ...others: string[]])[] = [
  ["hour", "hr", "h"],
  ["day", "d"],
  ["week"],
  ["month"],
  ["unit"],
  ["piece"],
  ["item"],
  ["licence", "license"],
  ["seat"],
  ["user"],
  ["person", "head"],
  ["page"],
  ["word"],
  ["session"],
  ["night"],
  ["kilo", "kg"],
  ["mile"],
  ["km"],
];

/** How a price is said to be for one: "each", "per hour", "a day", "/h". */
export const UNIT_WORDS: Readonly<Record<string, string>> = Object.fromEntries([
  ["each", "each"],
  ["apiece", "each"],
  ["a piece", "each"],
  ["hourly", "hour"],
  ["daily", "day"],
  ...UNITS.flatMap(([unit, ...others]) =>
    [unit, ...others].flatMap((word) => ["per", "a", "an", "/"].map((by): [string, string] => [`${by} ${word}`, unit])),
  ),
]);
