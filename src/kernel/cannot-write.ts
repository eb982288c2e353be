import { PurserError } from "./errors.ts";

const WHY: Readonly<Record<string, readonly [why: string, next: string]>> = {
  EACCES: ["Purser may not write there", "Name another place, or let Purser write to that one."],
  EPERM: ["Purser may not write there", "Name another place, or let Purser write to that one."],
  EROFS: ["its disk can only be read", "Name a place on another disk."],
  ENOSPC: ["its disk is full", "Free some space there, or name a place on another disk."],
  EDQUOT: ["its disk is full", "Free some space there, or name a place on another disk."],
  ENOTDIR: ["a file stands where there should be a folder", "Name another place."],
  EEXIST: ["a file stands where there should be a folder", "Name another place."],
  ENOTEMPTY: ["something else stands there", "Name another place."],
  EISDIR: ["that is a folder", "Name a file in it."],
  ENOENT: ["there is no such place, and it cannot be made", "Name another place."],
  EIO: ["its disk does not work as it should", "Look at that disk, or name a place on another one."],
  EBUSY: ["something else holds it", "End what uses it, or name another place."],
  ENAMETOOLONG: ["its name is too long", "Name it shorter."],
};

/**
 * What a person reads where the system does not let a file or a folder be written.
 *
 * @returns a PurserError `cannot-write`; whatever else went wrong comes back as it is
 */
export function cannotWrite(path: string, error: unknown): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (!(error instanceof Error) || syscall === undefined || code === undefined) return error;
  const said = WHY[code];
  // A connection that broke has a code as well, and is no file.
  if (said === undefined) return error;
  const [why, next] = said;
  return new PurserError("cannot-write", `${path} cannot be written: ${why} (${code}).`, {
    next,
    fields: { path, code },
    cause: error,
  });
}
