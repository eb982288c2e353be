import { datesSaid } from "./dates-said.ts";
import { exactSaid } from "./exact-said.ts";
import { numbersSaid } from "./numbers-said.ts";
import { type Found, inTurn, type Reading } from "./token.ts";

/** Everything in a text that can be checked by itself; what is left of the text holds words and names. */
export function readTokens(text: string, reading: Reading): Found {
  return inTurn(text, [exactSaid, (rest) => datesSaid(rest, reading), (rest) => numbersSaid(rest, reading)]);
}
