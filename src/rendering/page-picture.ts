const SIZE = /viewBox="0 0 ([\d.]+) [\d.]+" width="[\d.]+pt" height="[\d.]+pt"/;
/** Each page begins with its paper, which stands right inside the drawing. */
const PAPER = /^ {4}<path class="typst-shape"[^>]* d="M 0 0v ([\d.]+) h/gm;
/** The shapes of letters, after the last page. */
const SHAPES = /^ {4}<defs/m;

/**
 * One page of what typst drew, as a PNG. All text in it is paths already, so that no font is needed any more.
 *
 * @param svg pages, one under the other
 * @param page from 1
 */
export async function pagePicture(svg: string, widthPx: number, page = 1): Promise<Uint8Array> {
  // A native part that only pictures need.
  const { renderAsync } = await import("@resvg/resvg-js");
  const picture = await renderAsync(cutOut(svg, page), {
    fitTo: { mode: "width", value: widthPx },
    font: { loadSystemFonts: false },
    background: "white",
  });
  return picture.asPng();
}

/** Cut out, not only cropped to: typst lays the paper of every page over the first. */
function cutOut(svg: string, page: number): string {
  const papers = [...svg.matchAll(PAPER)];
  const shapes = SHAPES.exec(svg)?.index;
  const paper = papers[page - 1];
  const first = papers[0]?.index;
  if (paper === undefined || first === undefined || shapes === undefined) {
    throw new Error(`typst drew ${papers.length} pages, none of them page ${page}`);
  }
  const above = papers.slice(0, page - 1).reduce((sum, [, height]) => sum + Number(height), 0);
  const height = paper[1] ?? "";
  // The paper itself stays away: it is not moved to where its page is.
  const content = svg.slice(svg.indexOf("\n", paper.index), papers[page]?.index ?? shapes);
  return (svg.slice(0, first) + content + svg.slice(shapes)).replace(SIZE, (_, width: string) => {
    return `viewBox="0 ${above} ${width} ${height}" width="${width}pt" height="${height}pt"`;
  });
}
