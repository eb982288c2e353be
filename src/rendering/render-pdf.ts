import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

import type { NodeCompiler as Compiler } from "@myriaddreamin/typst-ts-node-compiler";

import type { DocumentView } from "#documents/view";

const TEMPLATE = fileURLToPath(new URL("./document.typ", import.meta.url));
const FONTS = dirname(fileURLToPath(import.meta.resolve("@expo-google-fonts/noto-sans/package.json")));

let compiler: Promise<Compiler> | undefined;

/**
 * A document as a PDF. Its text is handed over as data, so that nothing in it is ever read as markup or as code.
 *
 * @throws Error with typst's own diagnostics when a page cannot be set: a bug of the template
 */
export async function renderPdf(view: DocumentView): Promise<Uint8Array> {
  // The compiler and its fonts cost memory that most commands never need: they are loaded with the first document.
  compiler ??= startCompiler();
  const typst = await compiler;
  const compiled = typst.compile({
    mainFileContent: readFileSync(TEMPLATE, "utf8"),
    inputs: { view: JSON.stringify(view) },
  });
  if (compiled.result === null) {
    const diagnostics = compiled.takeDiagnostics();
    const first = diagnostics === null ? [] : typst.fetchDiagnostics(diagnostics);
    throw new Error(`the document could not be set: ${JSON.stringify(first).slice(0, 500)}`);
  }
  const pdf = typst.pdf(compiled.result, { creationTimestamp: 0 });
  typst.evictCache(10);
  return pdf;
}

async function startCompiler(): Promise<Compiler> {
  const { NodeCompiler } = await import("@myriaddreamin/typst-ts-node-compiler");
  return NodeCompiler.create({ fontArgs: [{ fontPaths: [FONTS] }] });
}
