const SIZE = /viewBox="0 0 ([\d.]+) [\d.]+" width="[\d.]+pt" height="[\d.]+pt"/;
/** Each page begins with its paper, which stands right inside the drawing. */
const PAPER = /^ {4}<path class="typst-shape"[^>]* d="M 0 0v ([\d.]+) h/gm;
/** The shapes of letters, after the last page. */
const SHAPES = /^ {4}<defs/m;

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
  });
  return picture.asPng();
}

/** Cut out, not only cropped to: typst lays the paper of every later page over the first. */
function firstPage(svg: string): string {
  const [first, second] = svg.matchAll(PAPER);
  const shapes = SHAPES.exec(svg);
  const height = first?.[1];
  if (height === undefined || shapes === null) throw new Error("typst drew a page that is not built as we know it");
  const page = second === undefined ? svg : svg.slice(0, second.index) + svg.slice(shapes.index);
  return page.replace(SIZE, (_, width: string) => {
    return `viewBox="0 0 ${width} ${height}" width="${width}pt" height="${height}pt"`;
  });
}
