import { said, type Scanner } from "./scanner.ts";

const ADDRESS = /^[^\s@<>"(),;:]+@[^\s@<>"(),;:.]+(?:\.[^\s@<>"(),;:.]+)+$/u;

/** An e-mail address. Anything else with an "@" inside is a badly said one. */
export const scanEmail: Scanner = (sentence, from) => {
  const text = said(sentence, from, 1)
    .replace(/^<(.*)>$/, "$1")
    .replace(/^mailto:/i, "");
  if (ADDRESS.test(text)) return [{ length: 1, value: text }];
  if (!/\p{L}.*@|@.*\p{L}/u.test(text)) return [];
  return [{ length: 1, problem: `"${text}" is not an e-mail address. Write it like ann@acme.example.` }];
};
