const WHOLE = /viewBox="0 0 ([\d.]+) [\d.]+" width="[\d.]+pt" height="[\d.]+pt"/;
/** Each page begins with its paper. */
const PAPER = /<path class="typst-shape"[^>]* d="M 0 0v ([\d.]+) h/;

/**
 * The first page of what typst drew, as a PNG. All text in it is paths already, so that no font is needed any more.
 *
 * @param svg pages, one under the other
 */
export async function pagePicture(svg: string, widthPx: number): Promise<Uint8Array> {
  // A native part that only pictures need.
  const { renderAsync } = await import("@resvg/resvg-js");
  const picture = await renderAsync(firstPage(svg), {
    fitTo: { mode: "width", value: widthPx },
    font: { loadSystemFonts: false },
    background: "white",
  });
  return picture.asPng();
}

function firstPage(svg: string): string {
  const height = PAPER.exec(svg)?.[1];
  if (height === undefined) throw new Error("typst drew a page without its paper");
  return svg.replace(
    WHOLE,
    (_, width: string) => `viewBox="0 0 ${width} ${height}" width="${width}pt" height="${height}pt"`,
  );
}
