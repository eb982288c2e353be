import type { Logo } from "#documents/view";
import { readLogo } from "#domain/logo";
import { PurserError } from "#kernel/errors";

/**
 * The file of a logo. Looked through again, though it was before it was kept: a few bytes that unpack to gigabytes must
 * not reach the compiler by any way.
 *
 * @throws PurserError `bad-logo` for what is no such file, or is too large to be drawn
 */
export function logoFile({ format, base64 }: Logo): Uint8Array {
  const bytes = decoded(base64);
  const read = readLogo(bytes);
  if (!read.ok) throw badLogo(read.problem);
  if (read.value.format !== format) throw badLogo(`It is no ${format.toUpperCase()} file.`);
  return bytes;
}

function decoded(base64: string): Uint8Array {
  try {
    return Uint8Array.fromBase64(base64);
  } catch (error) {
    throw badLogo("The file is damaged.", error);
  }
}

export function badLogo(why: string, cause?: unknown): PurserError {
  return new PurserError("bad-logo", `The business's logo cannot be drawn. ${why}`, {
    next: "Give another file of it: PNG, JPEG or SVG.",
    cause,
  });
}
