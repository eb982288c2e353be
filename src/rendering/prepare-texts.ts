import { type MissingGlyphs, missingIn, replaceMissing } from "./missing-glyphs.ts";
import { printable } from "./printable.ts";
import type { Typst } from "./typst.ts";

/** What stands where no font has the character: never an empty box, which a reader takes for a broken file. */
const STAND_IN = "?";

/**
 * Makes every text in some data fit to be set: without marks that turn or hide other text, and with a stand-in for what
 * cannot be drawn.
 *
 * @param data JSON
 */
export function prepareTexts<Data>(
  typst: Typst,
  data: Data,
): { readonly data: Data; readonly missingGlyphs: readonly MissingGlyphs[] } {
  const missingGlyphs: MissingGlyphs[] = [];
  const prepare = (value: unknown, path: MissingGlyphs["path"]): unknown => {
    if (typeof value === "string") {
      const text = printable(value);
      const missing = missingIn(typst, text);
      if (missing.length === 0) return text;
      missingGlyphs.push({ path, text, characters: missing });
      return replaceMissing(text, missing, STAND_IN);
    }
    if (Array.isArray(value)) return value.map((item, index) => prepare(item, [...path, index]));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, prepare(item, [...path, key])]));
  };
  return { data: prepare(data, []) as Data, missingGlyphs };
}
