// Marks that turn the direction of what follows could make a figure read backwards. Joiners and direction marks of one
// character stay: Persian and emoji are written with them, and they turn nothing but themselves.
const TURNS_OR_HIDES = /[\p{Cc}\u200B\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/gu;

/** A text as it may stand on paper: line breaks kept, tabs as spaces, and nothing that is invisible and does things. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replaceAll("\t", " ")
    .split("\n")
    .map((line) => line.replace(TURNS_OR_HIDES, ""))
    .join("\n");
}
