import { prepareTexts } from "./prepare-texts.ts";
import { pagePicture } from "./page-picture.ts";
import { startTypst, templateSource } from "./typst.ts";

export interface PictureOptions {
  /** 1,080 reads well on a phone. */
  readonly widthPx: number;
  /** Where a user's own fonts lie: `<home>/fonts`. */
  readonly fontFolder?: string;
}

/**
 * The first page of a template as a PNG.
 *
 * @param template the name of a `.typ` file in this folder, without the ending: "ageing"
 * @param data JSON; the template finds it as `data`. Characters that no font has become "?"
 * @throws Error with typst's diagnostics for a template that cannot be set with this data
 */
export async function renderPicture(
  template: string,
  data: unknown,
  { widthPx, fontFolder }: PictureOptions,
): Promise<Uint8Array> {
  const typst = await startTypst(fontFolder);
  const setting = { source: templateSource(template), data: prepareTexts(typst, data).data };
  return pagePicture(typst.svg(setting), widthPx);
}
