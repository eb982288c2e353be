import { closeSync, openSync, readSync } from "node:fs";

/**
 * What the family of a font file may be called: as it says itself, and without the words for its weight and width, as
 * typst shortens it. None for a file that is no font.
 */
export function fontFamilies(path: string): readonly string[] {
  const names = readNames(path);
  return [...new Set(names.flatMap((name) => [name, name.replace(STYLE, "")]))].filter((name) => name !== "");
}

const STYLE =
  /(?:[ -](?:thin|hairline|extra|ultra|semi|demi|light|book|regular|normal|medium|bold|heavy|black|condensed|compressed|narrow|expanded|italic|oblique|variable|vf))+$/i;
/** Family, and the family that all its weights share. */
const FAMILY_NAMES = new Set([1, 16]);
const MOST_BYTES = 1024 * 1024;
const SFNT = new Set([0x0001_0000, 0x4f54_544f, 0x7472_7565]);

function readNames(path: string): string[] {
  const file = openSync(path, "r");
  try {
    const head = read(file, 0, 12);
    if (!SFNT.has(head.readUInt32BE(0))) return [];
    const tables = read(file, 12, 16 * head.readUInt16BE(4));
    for (let at = 0; at < tables.length; at += 16) {
      if (tables.toString("latin1", at, at + 4) !== "name") continue;
      return familyNames(read(file, tables.readUInt32BE(at + 8), tables.readUInt32BE(at + 12)));
    }
    return [];
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  } finally {
    closeSync(file);
  }
}

/** The `name` table of OpenType: a head of 6 bytes, records of 12, then the texts. */
function familyNames(table: Buffer): string[] {
  const texts = table.readUInt16BE(4);
  return Array.from({ length: table.readUInt16BE(2) }, (_, index) => 6 + 12 * index).flatMap((at) => {
    const platform = table.readUInt16BE(at);
    if (!FAMILY_NAMES.has(table.readUInt16BE(at + 6))) return [];
    const start = texts + table.readUInt16BE(at + 10);
    const text = table.subarray(start, start + table.readUInt16BE(at + 8));
    // Macintosh names are in one byte a letter, all others in UTF-16.
    const name = platform === 1 ? text.toString("latin1") : new TextDecoder("utf-16be").decode(text);
    return [name.trim()];
  });
}

/** @throws RangeError where the file ends before */
function read(file: number, position: number, length: number): Buffer {
  const buffer = Buffer.alloc(Math.min(length, MOST_BYTES));
  if (readSync(file, buffer, 0, buffer.length, position) < buffer.length) throw new RangeError("the file ends");
  return buffer;
}
