import { randomBytes } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

import { outward, type Probe } from "#kernel/points";

/**
 * Writes a file whole or not at all: beside its place, forced to disk, then moved there. Only its owner may read it.
 * Writing the same content twice is harmless, so a cut-off write is simply run again.
 */
export async function writeFileWhole(probe: Probe, path: string, content: Uint8Array | string): Promise<void> {
  await outward(probe, "write-file", async () => {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const beside = `${path}.${randomBytes(4).toString("hex")}.part`;
    try {
      const file = await open(beside, "wx", 0o600);
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(beside, path);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
  });
}
