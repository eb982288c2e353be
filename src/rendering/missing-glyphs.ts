import type { Typst } from "./typst.ts";

/** A text that cannot be drawn whole. */
export interface MissingGlyphs {
  /** Where it stands in the data: `["lines", 3, "description"]`. */
  readonly path: readonly (string | number)[];
  readonly text: string;
  /** Each once, in the order of the text. A character here is what a reader calls one, so a whole emoji. */
  readonly characters: readonly string[];
}

const PROBE = `#set page(width: 100mm, height: auto)\n#for cluster in data { par(cluster) }`;
/** A character that no font may have: what is drawn for it is drawn for all that are missing. */
const NONE = "\uFFFE";
const GLYPH = /xlink:href="#(g[0-9A-F]+)"/g;
const PRIVATE = /\p{Co}/u;
const MOST_KEPT = 50_000;
/** Every font has these, and most texts nothing else. */
const PLAIN = /^[\n\x20-\x7E]*$/;

const characters = new Intl.Segmenter("en", { granularity: "grapheme" });
const known = new WeakMap<Typst, { readonly missing: string; readonly drawn: Map<string, boolean> }>();

/**
 * Which characters of a text no font here has. Typst itself is asked, since only it knows which fonts it takes for
 * which letters; what it said is kept for as long as the fonts are the same.
 */
export function missingIn(typst: Typst, text: string): readonly string[] {
  if (PLAIN.test(text)) return [];
  const { missing, drawn } = knownOf(typst);
  const parts = new Set(Array.from(characters.segment(text), ({ segment }) => segment));
  const unknown = [...parts].filter((part) => !drawn.has(part));
  if (drawn.size + unknown.length > MOST_KEPT) drawn.clear();
  // Nearly always all of them can be drawn, and one look tells.
  if (unknown.length > 0) {
    const whole = draws(typst, unknown, missing);
    for (const part of unknown) drawn.set(part, !PRIVATE.test(part) && (whole || draws(typst, [part], missing)));
  }
  return [...parts].filter((part) => drawn.get(part) === false);
}

/** Its characters, each as a reader counts them, those that cannot be drawn replaced. */
export function replaceMissing(text: string, missing: readonly string[], stand: string): string {
  return Array.from(characters.segment(text), ({ segment }) => (missing.includes(segment) ? stand : segment)).join("");
}

function knownOf(typst: Typst) {
  const before = known.get(typst);
  if (before !== undefined) return before;
  const [missing] = glyphs(typst, [NONE]);
  if (missing === undefined) throw new Error("typst drew nothing for a character that no font has");
  const fresh = { missing, drawn: new Map<string, boolean>() };
  known.set(typst, fresh);
  return fresh;
}

function draws(typst: Typst, parts: readonly string[], missing: string): boolean {
  return !glyphs(typst, parts).includes(missing);
}

function glyphs(typst: Typst, parts: readonly string[]): string[] {
  const svg = typst.svg({ source: PROBE, data: parts });
  return Array.from(svg.matchAll(GLYPH), (match) => match[1] ?? "");
}
