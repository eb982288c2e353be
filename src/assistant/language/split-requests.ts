import { tokenize, type Token } from "./tokenize.ts";

const MOST_BREAKS = 8;
const JOINER = /^(?:and|then|also|plus|&|\+|next|afterwards|secondly|second|after that|,|;|\.|!|\?)$/;

/** The ways to cut a text in two where one request may end and another begin, the earliest first. */
export function splitRequests(text: string): readonly (readonly [first: string, rest: string])[] {
  const { tokens } = tokenize(text);
  const cuts: [string, string][] = [];
  for (let at = 1; at < tokens.length && cuts.length < MOST_BREAKS; at++) {
    const token = tokens[at];
    const before = tokens[at - 1];
    if (token === undefined || before === undefined || isJoiner(before)) continue;
    if (!isJoiner(token) && !token.opensLine) continue;
    let next = at;
    while (tokens[next] !== undefined && isJoiner(tokens[next])) next++;
    const start = tokens[next];
    if (start !== undefined) cuts.push([text.slice(0, before.end), text.slice(start.start)]);
  }
  return cuts;
}

function isJoiner(token: Token | undefined): boolean {
  return token !== undefined && token.kind !== "quoted" && JOINER.test(token.norm);
}
