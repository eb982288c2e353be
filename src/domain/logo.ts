import { parsed, refused, type Parsed } from "./parsed.ts";

export type LogoFormat = "png" | "jpeg" | "svg";

/** What is kept of a logo beside its bytes. */
export interface LogoFacts {
  readonly format: LogoFormat;
  /** In pixels; null where an SVG does not say. */
  readonly width: number | null;
  readonly height: number | null;
}

export const LOGO_MOST_BYTES = 2 * 1024 * 1024;
const MOST_PIXELS = 4_000;

/** How much of a file is enough to tell whether it begins as a logo does. */
export const LOGO_HEAD_BYTES = 4_096;

/** The format of a file by its first bytes, whatever it is named; null where it is none of the three. */
export function logoFormatOf(head: Uint8Array): LogoFormat | null {
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "png";
  if (startsWith(head, [0xff, 0xd8, 0xff])) return "jpeg";
  const text = new TextDecoder().decode(head.subarray(0, LOGO_HEAD_BYTES)).replace(/^\uFEFF/, "");
  return /^\s*(?:<\?xml[^>]*\?>\s*)?(?:(?:<!--[\s\S]*?-->|<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>)\s*)*<svg[\s>]/i.test(
    text,
  )
    ? "svg"
    : null;
}

/** Looks a whole logo through: its size in bytes and pixels, and that an SVG runs and fetches nothing. */
export function readLogo(bytes: Uint8Array): Parsed<LogoFacts> {
  const format = logoFormatOf(bytes);
  if (format === null) return refused(NO_PICTURE);
  if (bytes.length > LOGO_MOST_BYTES) return refused(tooLarge(bytes.length));
  if (format === "svg") return readSvg(bytes);
  const size = format === "png" ? pngSize(bytes) : jpegSize(bytes);
  if (size === null) return refused(`That ${format.toUpperCase()} is damaged: it does not say how large it is.`);
  return withinPixels({ format, ...size });
}

export const NO_PICTURE = "That file is not a picture: a logo is a PNG, a JPEG or an SVG, whatever its name says.";

/** @param sizeBytes as large as the file is */
export function tooLarge(sizeBytes: number): string {
  const megabytes = (sizeBytes / (1024 * 1024)).toFixed(1);
  return `That file has ${megabytes} MB, and a logo may have 2 MB at most. Save a smaller one.`;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function withinPixels(facts: LogoFacts): Parsed<LogoFacts> {
  const { width, height } = facts;
  if (width === null || height === null) return parsed(facts);
  if (width < 1 || height < 1) return refused("That picture has no width or no height.");
  if (Math.max(width, height) <= MOST_PIXELS) return parsed(facts);
  return refused(`That picture is ${width} x ${height} pixels, and a logo may have ${MOST_PIXELS} a side at most.`);
}

/** Width and height stand in the first chunk, IHDR. */
function pngSize(bytes: Uint8Array): Size | null {
  if (bytes.length < 33 || !startsWith(bytes.subarray(12), [0x49, 0x48, 0x44, 0x52])) return null;
  const view = viewOf(bytes);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Width and height stand in the first frame header; segments before it say how long they are. */
function jpegSize(bytes: Uint8Array): Size | null {
  const view = viewOf(bytes);
  for (let at = 2; at + 9 < bytes.length;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    const standsAlone = marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    at += marker === 0xff ? 1 : standsAlone ? 2 : 2 + view.getUint16(at + 2);
  }
  return null;
}

const RUNS = /<\s*(?:script|foreignObject|iframe|object|embed|handler|set|animate\w*)\b|\son\w+\s*=|javascript:/i;
const FETCHES =
  /(?:href|src)\s*=\s*["']?\s*(?!#|data:image\/(?:png|jpeg);|["'\s>])|url\(\s*["']?\s*(?!#|["'\s)])|@import/i;
const EXPANDS = /<!ENTITY|<!DOCTYPE[^>]*\[/i;

function readSvg(bytes: Uint8Array): Parsed<LogoFacts> {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return refused("That SVG is not written in UTF-8. Save it again as plain SVG.");
  }
  if (RUNS.test(text)) return refused("That SVG has scripts or moving parts in it. Save it as plain SVG without them.");
  if (FETCHES.test(text)) return refused("That SVG fetches something from elsewhere. Save it with everything inside.");
  if (EXPANDS.test(text)) return refused("That SVG declares entities. Save it as plain SVG without a document type.");
  if (!/<\/svg\s*>\s*(?:<!--[\s\S]*?-->\s*)*$/i.test(text)) {
    return refused("That SVG is cut off: its end is missing.");
  }
  const tag = /<svg\b[^>]*>/i.exec(text)?.[0] ?? "";
  const side = (name: string): number | null => {
    const said = new RegExp(String.raw`\s${name}\s*=\s*["']\s*(\d+(?:\.\d+)?)(?:px)?\s*["']`, "i").exec(tag)?.[1];
    return said === undefined ? null : Math.ceil(Number(said));
  };
  return withinPixels({ format: "svg", width: side("width"), height: side("height") });
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
