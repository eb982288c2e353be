import { z } from "zod";

import type { Parsed } from "./parsed.ts";

/** A decimal read whole into a bigint of the smallest step: "1.25" with 4 places is 12500n. */
export type ReadDecimal =
  | { readonly kind: "read"; readonly scaled: bigint }
  | { readonly kind: "not-a-number" }
  | { readonly kind: "too-long" }
  | { readonly kind: "too-many-places"; readonly places: number };

// Longer than any amount that is accepted, and short enough that reading it costs nothing.
const LONGEST = 40;

/**
 * Reads plain decimal notation: an optional minus, digits, an optional point with digits after it. No grouping
 * ("2,500" is 2.5 in half of Europe), no exponent, no sign of a currency. Nothing is rounded.
 */
export function readDecimal(text: string, places: number): ReadDecimal {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (match === null) return { kind: "not-a-number" };
  const [, sign = "", whole = "", fraction = ""] = match;
  if (whole.length > LONGEST) return { kind: "too-long" };
  if (fraction.length > places) return { kind: "too-many-places", places: fraction.length };
  const scaled = BigInt(whole + fraction.padEnd(places, "0"));
  return { kind: "read", scaled: sign === "-" ? -scaled : scaled };
}

/** The shortest plain decimal of a scaled value: 12500n with 4 places is "1.25". Reads back to the same value. */
export function writeDecimal(scaled: bigint, places: number): string {
  const [whole, fraction] = splitDecimal(scaled, places);
  const kept = fraction.replace(/0+$/, "");
  return kept === "" ? whole : `${whole}.${kept}`;
}

/** The whole part with its sign, and exactly `places` digits: -5n with 2 places is ["-0", "05"]. */
export function splitDecimal(scaled: bigint, places: number): [whole: string, fraction: string] {
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, "0");
  const cut = digits.length - places;
  return [(scaled < 0n ? "-" : "") + digits.slice(0, cut), digits.slice(cut)];
}

/**
 * A codec between a decimal as JSON text and the scaled bigint that it means; a refusal becomes the issue's message.
 * JSON numbers are not taken: they are floats.
 */
export function decimalText(
  parse: (text: string) => Parsed<bigint>,
  format: (scaled: bigint) => string,
): z.ZodCodec<z.ZodString, z.ZodBigInt> {
  return z.codec(z.string(), z.bigint(), {
    decode: (text, context) => {
      const read = parse(text);
      if (read.ok) return read.value;
      context.issues.push({ code: "custom", message: read.problem, input: text });
      return z.NEVER;
    },
    encode: format,
  });
}
