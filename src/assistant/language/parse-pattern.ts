/** A pattern's tree. `choice` with an empty option is what may be absent. */
export type Pattern =
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "slot"; readonly name: string }
  | { readonly kind: "sequence"; readonly items: readonly Pattern[] }
  | { readonly kind: "choice"; readonly options: readonly Pattern[] };

const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]" };

/**
 * Reads `word (a|b) [optional] {slot}`.
 *
 * @throws SyntaxError that says what is wrong, for the compiler to put the phrase and the tool beside
 */
export function parsePattern(text: string): Pattern {
  const pieces = text.match(/\{[^{}]*\}|[()[\]|{}]|[^\s()[\]|{}]+/gu) ?? [];
  const reader = { pieces, at: 0 };
  const pattern = readOptions(reader, undefined);
  if (reader.at < pieces.length) throw new SyntaxError(`"${pieces[reader.at] ?? ""}" closes nothing`);
  return pattern;
}

interface Reader {
  readonly pieces: readonly string[];
  at: number;
}

function readOptions(reader: Reader, closing: string | undefined): Pattern {
  const options: Pattern[] = [];
  let items: Pattern[] = [];
  const closeOption = (): void => {
    if (items.length === 0) throw new SyntaxError("there is a part with nothing in it");
    options.push(items.length === 1 && items[0] !== undefined ? items[0] : { kind: "sequence", items });
    items = [];
  };
  for (let piece = reader.pieces[reader.at]; piece !== closing; piece = reader.pieces[reader.at]) {
    if (piece === undefined) throw new SyntaxError(`a "${closing ?? ""}" is missing`);
    if (piece === ")" || piece === "]") break;
    reader.at++;
    if (piece === "|") closeOption();
    else items.push(readItem(reader, piece));
  }
  closeOption();
  const [only] = options;
  return options.length === 1 && only !== undefined ? only : { kind: "choice", options };
}

function readItem(reader: Reader, piece: string): Pattern {
  const closing = CLOSING[piece];
  if (closing !== undefined) {
    const inside = readOptions(reader, closing);
    if (reader.pieces[reader.at] !== closing) throw new SyntaxError(`a "${closing}" is missing`);
    reader.at++;
    return piece === "[" ? { kind: "choice", options: [inside, { kind: "sequence", items: [] }] } : inside;
  }
  const slot = /^\{\s*([\w.]+)\s*\}$/.exec(piece);
  if (slot?.[1] !== undefined) return { kind: "slot", name: slot[1] };
  if (/[{}]/.test(piece)) throw new SyntaxError(`"${piece}" is not a slot: write {name}`);
  return { kind: "word", text: piece };
}
