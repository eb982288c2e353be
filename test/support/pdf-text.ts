import { readFile } from "node:fs/promises";

import { extractText, getDocumentProxy } from "unpdf";

/** The text of a PDF as a reader sees it, with single spaces. */
export async function pdfText(path: string): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(await readFile(path))), {
    mergePages: true,
  });
  return text.replace(/\s+/g, " ");
}
