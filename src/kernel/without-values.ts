/** What databases and platforms put into the text of an error, and nobody who reads a log needs to know. */
const VALUES: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\bKey \(([^)]*)\)=\(.*?\)(?= (?:already|is|conflicts)|$)/g, "Key ($1)=(…)"],
  [/\bFailing row contains \(.*?\)\.?(?=$|\s|`)/g, "Failing row contains (…)."],
  [/(\binvalid input (?:syntax|value) for [^:]*: )"[^"]*"/g, "$1…"],
  [/(:\/\/)[^\s/@]+@/g, "$1…@"],
  [/[^\s"'`<(]+@[^\s"'`>)]+\.[a-z]{2,}/gi, "…"],
  [/\bsk-[\w-]{8,}/g, "…"],
];

/** The text of an error without the values that it quotes: keys of rows, addresses, passwords in URLs, API keys. */
export function withoutValues(text: string): string {
  return VALUES.reduce((left, [pattern, instead]) => left.replaceAll(pattern, instead), text);
}
