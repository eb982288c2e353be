import type { Undrawable } from "#documents/view";

import { missingWords } from "./missing-words.ts";
import { prepareTexts } from "./prepare-texts.ts";
import { textsOf } from "./texts-of.ts";
import { startTypst } from "./typst.ts";

/**
 * Looks for what cannot be drawn, with the fonts as they are now. Where the compiler does not start nothing is known,
 * and nothing is said: whoever draws the page will fail, and tell.
 *
 * @param fontFolder where a user's own fonts lie
 */
export async function lookForUndrawable(fontFolder: string): Promise<Undrawable> {
  const typst = await startTypst(fontFolder).catch(() => null);
  if (typst === null) return () => "";
  return (page) => missingWords(prepareTexts(typst, textsOf(page)).missingGlyphs, fontFolder);
}
