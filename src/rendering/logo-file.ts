import type { Logo } from "#documents/view";
import { PurserError } from "#kernel/errors";

const MOST_BYTES = 2 * 1024 * 1024;
/** A side. A small file can unpack to gigabytes, and on paper a logo is 75 mm wide at most. */
const MOST_PIXELS = 4_000;

/** @throws PurserError `bad-logo` for what is no such file, or is too large to be drawn */
export function logoFile({ format, base64 }: Logo): Uint8Array {
  let bytes: Buffer;
  try {
    bytes = Buffer.from(Uint8Array.fromBase64(base64));
  } catch (error) {
    throw badLogo("it is damaged", error);
  }
  if (bytes.length > MOST_BYTES) throw badLogo("it has more than 2 MB");
  if (format === "svg") return bytes;
  const size = format === "png" ? pngSize(bytes) : jpegSize(bytes);
  if (size === null) throw badLogo(`it is no ${format.toUpperCase()} file`);
  if (Math.max(...size) > MOST_PIXELS) throw badLogo(`it is ${size.join(" × ")} pixels, and 4,000 a side is the most`);
  return bytes;
}

export function badLogo(why: string, cause?: unknown): PurserError {
  return new PurserError("bad-logo", `The business's logo cannot be drawn: ${why}.`, {
    next: "Give another file of it: PNG, JPEG or SVG.",
    cause,
  });
}

type Size = readonly [width: number, height: number];

function pngSize(bytes: Buffer): Size | null {
  const isPng =
    bytes.length >= 24 && bytes.toString("latin1", 1, 4) === "PNG" && bytes.toString("latin1", 12, 16) === "IHDR";
  return isPng ? [bytes.readUInt32BE(16), bytes.readUInt32BE(20)] : null;
}

/** The size stands in the first frame header (SOF0 to SOF15, without the three markers among them that are tables). */
function jpegSize(bytes: Buffer): Size | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 <= bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes.readUInt16BE(at);
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
    if (marker < 0xff00) return null;
  }
  return null;
}
