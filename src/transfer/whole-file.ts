import { randomBytes } from "node:crypto";
import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

import { PurserError } from "#kernel/errors";

/**
 * Writes a large file whole or not at all: into another file beside it, forced to the disk, then moved to its place. A
 * process that is killed meanwhile leaves `NAME.XXXXXXXX.part`, which nobody takes for the file.
 *
 * @throws PurserError `cannot-write`
 */
export async function wholeFile<T>(path: string, write: (file: FileHandle) => Promise<T>): Promise<T> {
  const beside = `${path}.${randomBytes(4).toString("hex")}.part`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(beside, "wx", 0o600);
    let result: T;
    try {
      result = await write(file);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
    await syncFolder(dirname(path));
    return result;
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {});
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw error;
    throw new PurserError("cannot-write", `${path} cannot be written (${code}).`, {
      next: "Name a place that you may write to, with space left on its disk.",
      cause: error,
    });
  }
}

/** A new name is on the disk only when its folder is. Windows has no such call. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  await folder.sync().finally(() => folder.close());
}
