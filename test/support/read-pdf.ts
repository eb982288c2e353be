import { getDocumentProxy, getResolvedPDFJS } from "unpdf";

export interface ReadPdf {
  /** The text of each page as a reader sees it, with single spaces. */
  readonly pages: readonly string[];
  readonly info: Readonly<Record<string, unknown>>;
  readonly tagged: boolean;
  /** How many glyphs are drawn, and how many of them are the font's box for what it does not have. */
  readonly glyphs: number;
  readonly undrawn: number;
  readonly pictures: number;
  /** How far text reaches to the right, as a share of the width of its page. */
  readonly rightmost: number;
  /** The size of the first page in points. */
  readonly size: readonly [width: number, height: number];
}

/** What really stands in a PDF: its text, and the glyphs that its pages draw. */
export async function readPdf(pdf: Uint8Array): Promise<ReadPdf> {
  const { OPS } = await getResolvedPDFJS();
  // The reader takes its bytes away.
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const { info } = await document.getMetadata();
  const mark = await document.getMarkInfo();
  const pages: string[] = [];
  const found = { glyphs: 0, undrawn: 0, pictures: 0, rightmost: 0 };
  let size: readonly [number, number] = [0, 0];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    if (number === 1) size = [width, height];
    const { items } = await page.getTextContent();
    const texts = items.filter((item) => "str" in item);
    pages.push(
      texts
        .map((item) => item.str + (item.hasEOL ? "\n" : ""))
        .join("")
        .replaceAll(/\s+/g, " "),
    );
    for (const item of texts) {
      const right = Number(item.transform[4]) + item.width;
      if (item.str.trim() !== "") found.rightmost = Math.max(found.rightmost, right / width);
    }
    const { fnArray, argsArray } = await page.getOperatorList();
    fnArray.forEach((operator, index) => {
      if (operator === OPS.paintImageXObject) found.pictures += 1;
      if (operator !== OPS.showText) return;
      const shown = (argsArray[index] as [readonly (number | { readonly originalCharCode: number })[]])[0];
      for (const glyph of shown) {
        if (typeof glyph === "number") continue;
        found.glyphs += 1;
        // Our fonts are embedded with glyph ids for codes, and glyph 0 is the box.
        if (glyph.originalCharCode === 0) found.undrawn += 1;
      }
    });
  }
  return { pages, info: info as Record<string, unknown>, tagged: mark?.Marked === true, size, ...found };
}
