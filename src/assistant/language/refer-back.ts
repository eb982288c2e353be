import type { Call } from "./interpretation.ts";

/**
 * The second of two requests with what it says of the first one put in words: "them" is the customer that was just
 * named, "it" the document. What the first one did not name stays as it is.
 */
export function referBack(text: string, { input }: Call): string {
  const who = input["party"] ?? input["name"];
  const number = input["number"];
  // In "send it to them" the document says who they are.
  const isItsOwn = /\bit\b.*\bto\s+(?:them|him|her)\b/iu.test(text);
  const named = typeof who !== "string" || isItsOwn ? text : text.replace(/\b(?:them|they|him|her)\b/giu, `"${who}"`);
  return typeof number !== "string" ? named : named.replace(/\b(?:it|that one)\b/giu, number);
}
