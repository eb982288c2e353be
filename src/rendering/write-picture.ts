import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

import { renderPicture } from "./render-picture.ts";

/** As wide as a phone shows. */
const WIDTH_PX = 1080;

/**
 * Draws a template and stores the picture under `path`, whole or not at all.
 *
 * @param data JSON for the template
 * @returns the path
 */
export async function writePicture(path: string, template: string, data: unknown): Promise<string> {
  const png = await renderPicture(template, data, { widthPx: WIDTH_PX });
  const draft = `${path}.${process.pid}`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(draft, png, { mode: 0o600 });
  await rename(draft, path);
  return path;
}
