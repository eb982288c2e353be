import { join } from "node:path";

import { writeFileWhole } from "#effects/write-file-whole";
import type { Probe } from "#kernel/points";

import type { ToolContext } from "./tool-context.ts";

/** What tools may have drawn, in files of the data folder. What draws is read with the first drawing. */
export function turnDrawings(home: string, probe: Probe): Pick<ToolContext, "renderCopy" | "drawPicture"> {
  // "2026/0001" is one name and no folder in a folder.
  const pathOf = (name: string): string => join(home, "drafts", name.replaceAll("/", "-"));
  return {
    async renderCopy(view, name) {
      const [{ renderDocument }, { missingWords }] = await Promise.all([
        import("#rendering/render-document"),
        import("#rendering/missing-words"),
      ]);
      const fontFolder = join(home, "fonts");
      const { pdf, preview, missingGlyphs } = await renderDocument(view, { fontFolder, preview: 1 });
      const path = pathOf(name);
      await writeFileWhole(probe, `${path}.pdf`, pdf);
      await writeFileWhole(probe, `${path}.png`, preview);
      return { files: [`${path}.pdf`, `${path}.png`], problem: missingWords(missingGlyphs, fontFolder) };
    },
    async drawPicture(template, data, name) {
      try {
        const { writePicture } = await import("#rendering/write-picture");
        return await writePicture(`${pathOf(name)}.png`, template, data);
      } catch {
        // The words and the card tell the same.
        return null;
      }
    },
  };
}
