import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const MODEL = "@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf";
const LETTER_GLYPH = 20;

/** A font file of its own family that has one character only, drawn as some letter of another font. */
export function toyFont(character: string): Buffer {
  const model = readFileSync(fileURLToPath(import.meta.resolve(MODEL)));
  const tables = readTables(model).map(({ tag, data }) => {
    if (tag === "cmap") return { tag, data: characterMap(character.codePointAt(0) ?? 0) };
    return { tag, data: tag === "name" ? renamed(data) : data };
  });
  const head = Buffer.alloc(12 + 16 * tables.length);
  model.copy(head, 0, 0, 12);
  let offset = head.length;
  const parts = tables.map(({ tag, data }, index) => {
    const at = 12 + 16 * index;
    head.write(tag, at, "latin1");
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(data.length, at + 12);
    const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
    offset += padded.length;
    return padded;
  });
  return Buffer.concat([head, ...parts]);
}

function readTables(font: Buffer): { tag: string; data: Buffer }[] {
  return Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
    const at = 12 + 16 * index;
    const start = font.readUInt32BE(at + 8);
    return { tag: font.toString("latin1", at, at + 4), data: font.subarray(start, start + font.readUInt32BE(at + 12)) };
  });
}

/** One group in format 12. */
function characterMap(codePoint: number): Buffer {
  const words = (...values: number[]): Buffer => {
    const buffer = Buffer.alloc(4 * values.length);
    values.forEach((value, index) => buffer.writeUInt32BE(value, 4 * index));
    return buffer;
  };
  const platformAndEncoding = 0x0003_000a;
  const format = 0x000c_0000;
  return Buffer.concat([
    words(1, platformAndEncoding, 12),
    words(format, 28, 0, 1, codePoint, codePoint, LETTER_GLYPH),
  ]);
}

function renamed(names: Buffer): Buffer {
  const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le").swap16();
  const copy = Buffer.from(names);
  for (let at = copy.indexOf(utf16("Hebrew")); at !== -1; at = copy.indexOf(utf16("Hebrew"), at + 1)) {
    utf16("Toyish").copy(copy, at);
  }
  return copy;
}
