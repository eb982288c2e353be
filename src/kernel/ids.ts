import { randomBytes } from "node:crypto";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

let newest = 0n;

/**
 * A new id such as `doc_01k9z3...`: the prefix names what it is, the rest is 48 bits of time and 80 of chance, so
 * that rows land together in an index and ids sort by birth, those that one process made in one millisecond too.
 */
export function newId(prefix: string, nowMs: number = Date.now()): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(nowMs, 0, 6);
  randomBytes(10).copy(bytes, 6);
  let bits = BigInt(`0x${bytes.toString("hex")}`);
  if (bits <= newest && bits >> 80n === newest >> 80n) bits = newest + 1n;
  newest = bits;
  let text = "";
  for (let index = 0; index < 26; index++) {
    text = ALPHABET[Number(bits & 31n)] + text;
    bits >>= 5n;
  }
  return `${prefix}_${text}`;
}

/** Letters and digits that are not mistaken for each other when read aloud or typed. */
const CODE_ALPHABET = "ACDEFGHJKMNPQRTUVWXY23479";

/** A short code for a button's typed twin, such as `A7K2`. Uniqueness is the store's business. */
export function newCode(length = 4): string {
  let code = "";
  while (code.length < length) {
    const byte = randomBytes(1)[0]!;
    // 250 is the largest multiple of the alphabet in a byte: above it the first letters would come up more often.
    if (byte < 250) code += CODE_ALPHABET[byte % CODE_ALPHABET.length];
  }
  // "773X" is how one writes 773 times.
  return /[A-Z]/.test(code) && /\d/.test(code) && !/^\d+X$/.test(code) ? code : newCode(length);
}

export const CODE_PATTERN = /^(?=[A-Z0-9]*[A-Z])(?=[A-Z0-9]*\d)[ACDEFGHJKMNPQRTUVWXY23479]{4,6}$/;
