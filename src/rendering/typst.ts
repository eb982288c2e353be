import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import type { NodeCompiler, NodeTypstDocument } from "@myriaddreamin/typst-ts-node-compiler";

import { findFonts, type Fonts } from "./fonts.ts";

/** Our typst compiler with its fonts. Loaded with the first page: most commands need neither. */
export interface Typst {
  readonly fonts: Fonts;
  readonly compiler: NodeCompiler;
  /**
   * Sets one of the templates in this folder, by its name without `.typ`. The template finds its data as `data`, and its
   * text is set in our fonts; text in the data is printed as it is and never read as markup or as code.
   *
   * @param assets files that the template asks for by path, such as `/logo.png`
   * @throws Error with typst's own diagnostics when the page cannot be set: a bug of the template, or an asset is broken
   */
  set(template: string, data: unknown, assets?: ReadonlyMap<string, Uint8Array>): NodeTypstDocument;
  /** The same for typst source. */
  setSource(source: string, data: unknown): NodeTypstDocument;
  /** What is kept from one page to the next grows old, and is dropped in time. */
  age(): void;
}

const WORKSPACE = fileURLToPath(new URL(".", import.meta.url));
const TEMPLATE_NAME = /^[a-z][a-z-]*$/;
/** How many pages what nobody asked for again is kept. */
const CACHE_AGE = 10;

let current: Typst | undefined;

/** @param fontFolder where a user's own fonts lie */
export async function startTypst(fontFolder?: string): Promise<Typst> {
  const { NodeCompiler } = await import("@myriaddreamin/typst-ts-node-compiler");
  const fonts = findFonts(fontFolder);
  if (current?.fonts.key !== fonts.key) {
    current = typstOf(
      NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontPaths: [...fonts.paths] }] }),
      fonts,
    );
  }
  return current;
}

function typstOf(compiler: NodeCompiler, fonts: Fonts): Typst {
  const families = fonts.families.map((family) => JSON.stringify(family)).join(", ");
  const preamble = `#let data = json(bytes(sys.inputs.data))\n#set text(font: (${families},), hyphenate: false)\n`;

  function setSource(source: string, data: unknown): NodeTypstDocument {
    const compiled = compiler.compile({
      mainFileContent: preamble + source,
      inputs: { data: JSON.stringify(data) },
    });
    if (compiled.result !== null) return compiled.result;
    const diagnostics = compiled.takeDiagnostics();
    const first = diagnostics === null ? [] : compiler.fetchDiagnostics(diagnostics);
    throw new Error(`the page could not be set: ${JSON.stringify(first).slice(0, 500)}`);
  }

  return {
    fonts,
    compiler,
    setSource,
    set(template, data, assets = new Map()) {
      if (!TEMPLATE_NAME.test(template)) throw new Error(`no name of a template: ${template}`);
      const source = readFileSync(new URL(`./${template}.typ`, import.meta.url), "utf8");
      try {
        for (const [path, bytes] of assets) compiler.mapShadow(WORKSPACE + path.slice(1), Buffer.from(bytes));
        return setSource(source, data);
      } finally {
        for (const path of assets.keys()) compiler.unmapShadow(WORKSPACE + path.slice(1));
      }
    },
    age: () => compiler.evictCache(CACHE_AGE),
  };
}
