import { outward, type Probe } from "#kernel/points";

import { wholeFile } from "./whole-file.ts";

/** Writes a file of known content whole or not at all: see {@link wholeFile}. */
export async function writeFileWhole(probe: Probe, path: string, content: Uint8Array | string): Promise<void> {
  await outward(probe, "write-file", () => wholeFile(path, (file) => file.writeFile(content)));
}
