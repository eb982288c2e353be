import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import type { CompileDocArgs, NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

import { findFonts, type Fonts } from "./fonts.ts";

/** Typst source with its data. The source finds the data as `data`, and its text is set in our fonts. */
export interface Setting {
  readonly source: string;
  /** JSON. Text in it is printed as it is, and never read as markup or as code. */
  readonly data: unknown;
  /** Files that the source asks for by path, such as `/logo.png`. */
  readonly assets?: ReadonlyMap<string, Uint8Array>;
}

/** Our typst compiler with its fonts. Both functions throw an Error with typst's own diagnostics. */
export interface Typst {
  readonly fonts: Fonts;
  pdf(setting: Setting): Uint8Array;
  /** The pages, one under the other, with all text as paths. */
  svg(setting: Setting): string;
}

/** A template of this folder, by its name without `.typ`. */
export function templateSource(name: string): string {
  if (!TEMPLATE_NAME.test(name)) throw new Error(`no name of a template: ${name}`);
  return readFileSync(new URL(`./${name}.typ`, import.meta.url), "utf8");
}

const TEMPLATE_NAME = /^[a-z][a-z-]*$/;
const WORKSPACE = fileURLToPath(new URL(".", import.meta.url));
/** For how many pages typst keeps what none of them asked for again. */
const CACHE_AGE = 6;

/** One for each set of fonts, the latest last. Two are asked for in turn where somebody asks without a font folder. */
const started = new Map<string, Typst>();
const MOST_STARTED = 2;

/**
 * Loaded with the first page: most commands need neither the compiler nor its fonts. A font that came or went makes
 * another.
 *
 * @param fontFolder where a user's own fonts lie
 */
export async function startTypst(fontFolder?: string): Promise<Typst> {
  const { NodeCompiler } = await import("@myriaddreamin/typst-ts-node-compiler");
  const fonts = findFonts(fontFolder);
  const before = started.get(fonts.key);
  if (before !== undefined) return before;
  const [oldest] = started.keys();
  if (started.size === MOST_STARTED && oldest !== undefined) started.delete(oldest);
  const fontArgs = [{ fontPaths: [...fonts.paths] }];
  const typst = typstOf(NodeCompiler.create({ workspace: WORKSPACE, fontArgs }), fonts);
  started.set(fonts.key, typst);
  return typst;
}

function typstOf(compiler: NodeCompiler, fonts: Fonts): Typst {
  const families = fonts.families.map((family) => JSON.stringify(family)).join(", ");
  const preamble = `#let data = json(bytes(sys.inputs.data))\n#set text(font: (${families},), fallback: false, hyphenate: false)\n`;

  // Each drawing takes source and not a document that was compiled before: such a document holds its pages outside of
  // the heap until it is collected, a megabyte and a half each. Drawing the same a second time compiles nothing anew.
  function draw<Drawn>({ source, data, assets = new Map() }: Setting, as: (asked: CompileDocArgs) => Drawn): Drawn {
    const asked = { mainFileContent: preamble + source, inputs: { data: JSON.stringify(data) } };
    try {
      for (const [path, bytes] of assets) compiler.mapShadow(inWorkspace(path), Buffer.from(bytes));
      return as(asked);
    } catch (error) {
      throw new Error(`the page could not be set: ${diagnostics(asked)}`, { cause: error });
    } finally {
      for (const path of assets.keys()) compiler.unmapShadow(inWorkspace(path));
      compiler.evictCache(CACHE_AGE);
    }
  }

  function diagnostics(asked: CompileDocArgs): string {
    const found = compiler.compile(asked).takeDiagnostics();
    return found === null ? "(typst says nothing)" : JSON.stringify(compiler.fetchDiagnostics(found)).slice(0, 500);
  }

  return {
    fonts,
    pdf: (setting) => draw(setting, (asked) => compiler.pdf(asked, {})),
    svg: (setting) => draw(setting, (asked) => compiler.plainSvg(asked)),
  };
}

function inWorkspace(path: string): string {
  return WORKSPACE + path.slice(1);
}
