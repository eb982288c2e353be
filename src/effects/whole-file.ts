import { randomBytes } from "node:crypto";
import { type FileHandle, mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";

import { cannotWrite } from "#kernel/cannot-write";

/** A file that is being written beside its place, which only its owner may read. */
export interface BegunFile {
  readonly file: FileHandle;
  /** Forces it to the disk and moves it to its place. */
  keep(): Promise<void>;
  /** Takes away what was written. After `keep` it does nothing. */
  drop(): Promise<void>;
}

/**
 * Begins a file that shall be there whole or not at all. A process that is killed meanwhile leaves `NAME.XXXXXXXX.part`,
 * which nobody takes for the file.
 *
 * @throws PurserError `cannot-write`, as does `keep`
 */
export async function beginFile(path: string): Promise<BegunFile> {
  const beside = `${path}.${randomBytes(4).toString("hex")}.part`;
  const drop = (): Promise<void> => rm(beside, { force: true }).catch(() => {});
  try {
    await makeFolder(dirname(path));
    const file = await open(beside, "wx", 0o600);
    return {
      file,
      async keep() {
        try {
          await file.sync();
          await file.close();
          await rename(beside, path);
          await syncFolder(dirname(path));
        } catch (error) {
          throw cannotWrite(path, error);
        }
      },
      async drop() {
        await file.close().catch(() => {});
        await drop();
      },
    };
  } catch (error) {
    await drop();
    throw cannotWrite(path, error);
  }
}

/**
 * Writes a file whole or not at all, and it is there after a power failure too once this has resolved. Writing the same
 * content twice is harmless, so a cut-off write is simply run again.
 *
 * @throws PurserError `cannot-write`
 */
export async function wholeFile<T>(path: string, write: (file: FileHandle) => Promise<T>): Promise<T> {
  const begun = await beginFile(path);
  try {
    const result = await write(begun.file);
    await begun.keep();
    return result;
  } catch (error) {
    await begun.drop();
    throw cannotWrite(path, error);
  }
}

/**
 * Makes a folder, and those above it that are missing, which only their owner may enter.
 *
 * @throws PurserError `cannot-write`
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await make(path);
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

/** One after the other: what Node.js has for it never ends where one cannot be made and does not say so, as in /proc. */
async function make(path: string): Promise<void> {
  if (await isFolder(path)) return;
  const above = dirname(path);
  if (above !== path) await make(above);
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    // Somebody else made it in this moment.
    if (await isFolder(path)) return;
    throw error;
  }
  // Its name stands in the one above it.
  await syncFolder(above);
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Some file systems have no such call for folders, and not every folder that can be written to can be opened. */
const NO_SYNC: ReadonlySet<string> = new Set(["EACCES", "EPERM", "EINVAL", "EISDIR", "ENOSYS", "ENOTSUP"]);

/** A new name in a folder is on the disk only when the folder is. Windows has no such call. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  try {
    const folder = await open(path, "r");
    await folder.sync().finally(() => folder.close());
  } catch (error) {
    if (!NO_SYNC.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
}
