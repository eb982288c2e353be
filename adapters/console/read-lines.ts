/** The longest line that is kept, in bytes. */
export const LINE_LIMIT = 65_536;

/** One line of input, without its line end. A line that cannot be used says how. */
export type Line =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "too-long"; readonly characters: number; readonly bytes: number }
  | { readonly kind: "not-utf8" };

/**
 * Reads lines as bytes and hands them on one at a time: the next is taken when `take` has resolved, and the input
 * waits meanwhile. A last line without a line end counts; of a line over `limit` only its size is kept.
 *
 * @returns `done` resolves at the end of the input or after `stop`, when nothing is being taken any more
 */
export function readLines(
  input: NodeJS.ReadableStream,
  take: (line: Line) => Promise<void>,
  limit: number = LINE_LIMIT,
): { readonly done: Promise<void>; stop(): void } {
  const split = lineSplitter(limit);
  const { promise: done, resolve } = Promise.withResolvers<void>();
  let stopped = false;
  let taking: Promise<void> = Promise.resolve();
  const takeAll = (lines: () => readonly Line[]): Promise<void> => {
    taking = taking.then(async () => {
      for (const line of lines()) if (!stopped) await take(line);
    });
    return taking;
  };
  const onData = (chunk: Uint8Array | string): void => {
    input.pause();
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    void takeAll(() => split.push(bytes)).then(() => {
      if (!stopped) input.resume();
    });
  };
  const finish = (): void => void taking.then(resolve);
  const onEnd = (): void => {
    void takeAll(() => split.end());
    finish();
  };
  const stop = (): void => {
    stopped = true;
    input.off("data", onData);
    input.pause();
    finish();
  };
  input.on("data", onData);
  input.once("end", onEnd);
  // A broken input has ended too, but the part of a line that came last is not what was meant to be said.
  input.on("error", finish);
  input.once("close", finish);
  return { done, stop };
}

/** Cuts bytes into lines, whatever pieces they come in. */
function lineSplitter(limit: number): { push(chunk: Uint8Array): Line[]; end(): Line[] } {
  let parts: Uint8Array[] = [];
  let bytes = 0;
  let characters = 0;
  let lastByte: number | undefined;

  const add = (part: Uint8Array): void => {
    bytes += part.length;
    lastByte = part.at(-1) ?? lastByte;
    characters += countCharacters(part);
    // One more than the limit, because the carriage return of a line end is not part of the line.
    if (bytes <= limit + 1) parts.push(part);
    else parts = [];
  };
  const finish = (): Line => {
    const line = Buffer.concat(parts);
    const returns = lastByte === 0x0d ? 1 : 0;
    const finished: Line =
      bytes - returns > limit
        ? { kind: "too-long", characters: characters - returns, bytes: bytes - returns }
        : decode(line.subarray(0, line.length - returns));
    parts = [];
    bytes = 0;
    characters = 0;
    lastByte = undefined;
    return finished;
  };

  return {
    push(chunk) {
      const lines: Line[] = [];
      let from = 0;
      for (let at = chunk.indexOf(0x0a); at !== -1; at = chunk.indexOf(0x0a, from)) {
        add(chunk.subarray(from, at));
        lines.push(finish());
        from = at + 1;
      }
      if (from < chunk.length) add(chunk.slice(from));
      return lines;
    },
    end: () => (bytes === 0 ? [] : [finish()]),
  };
}

/** Every byte of UTF-8 begins a character except those of the form 10xxxxxx. */
function countCharacters(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if ((byte & 0xc0) !== 0x80) count += 1;
  return count;
}

function decode(bytes: Uint8Array): Line {
  try {
    return { kind: "text", text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { kind: "not-utf8" };
  }
}
