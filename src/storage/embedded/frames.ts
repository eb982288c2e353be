import { PurserError } from "#kernel/errors";

/**
 * One whole message of PostgreSQL's wire protocol, version 3. `tag` is its type byte as a letter; before the session
 * has begun messages carry no type byte and `tag` is `startup`, `encryption` (asks for TLS or GSS) or `cancel`.
 */
export interface Frame {
  readonly tag: string;
  readonly bytes: Buffer;
}

const PROTOCOL_3 = 196_608;
const BEFORE_START: Readonly<Record<number, string>> = {
  [PROTOCOL_3]: "startup",
  80_877_102: "cancel",
  80_877_103: "encryption",
  80_877_104: "encryption",
};
/** PostgreSQL's own limit for a startup packet. */
const STARTUP_LIMIT_BYTES = 10_000;

/**
 * Cuts a stream of bytes into whole messages. Feed it each chunk; it returns the messages that are now complete.
 *
 * @throws PurserError `wire-protocol` for a message that is longer than `limitBytes` or is no message at all
 */
export function createFrameReader(limitBytes: number): (chunk: Buffer) => Frame[] {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let wantedBytes = 8;
  let started = false;

  /** The whole length of the message at `offset`, or undefined while its head is not there yet. */
  const lengthAt = (bytes: Buffer, offset: number): number | undefined => {
    const head = started ? 5 : 8;
    if (bytes.length - offset < head) return undefined;
    const length = started ? bytes.readInt32BE(offset + 1) + 1 : bytes.readInt32BE(offset);
    const limit = started ? limitBytes : STARTUP_LIMIT_BYTES;
    if (length < head || length > limit) throw badFrame(`a message of ${length} bytes (the limit is ${limit})`);
    return length;
  };

  return (chunk) => {
    held.push(chunk);
    heldBytes += chunk.length;
    // A parameter of many megabytes comes in small chunks: joining them at each would cost the square of its size.
    if (heldBytes < wantedBytes) return [];
    const bytes = held.length === 1 ? chunk : Buffer.concat(held, heldBytes);
    const frames: Frame[] = [];
    let offset = 0;
    for (;;) {
      const length = lengthAt(bytes, offset);
      wantedBytes = length ?? (started ? 5 : 8);
      if (length === undefined || bytes.length - offset < length) break;
      const tag = started ? String.fromCharCode(bytes[offset] ?? 0) : tagBeforeStart(bytes.readInt32BE(offset + 4));
      frames.push({ tag, bytes: bytes.subarray(offset, offset + length) });
      if (tag === "startup") started = true;
      offset += length;
    }
    heldBytes = bytes.length - offset;
    held = heldBytes === 0 ? [] : [bytes.subarray(offset)];
    return frames;
  };
}

function tagBeforeStart(code: number): string {
  const tag = BEFORE_START[code];
  if (tag === undefined) throw badFrame(`protocol number ${code}`);
  return tag;
}

function badFrame(what: string): PurserError {
  return new PurserError("wire-protocol", `A database client sent ${what}.`, {
    next: "Send less in one statement, or use a PostgreSQL client that speaks protocol 3.",
  });
}

/** A message with its type letter and length in front. */
export function frame(tag: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(tag, 0, "latin1");
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** What ends a session with words: severity FATAL, an SQLSTATE and a sentence. */
export function fatalFrame(sqlState: string, message: string): Buffer {
  return frame("E", Buffer.from(`SFATAL\0VFATAL\0C${sqlState}\0M${message}\0\0`, "utf8"));
}

/** The packet that opens a session as a user of a database. */
export function startupPacket(user: string, database: string): Buffer {
  const body = Buffer.from(`user\0${user}\0database\0${database}\0\0`, "utf8");
  const head = Buffer.alloc(8);
  head.writeInt32BE(body.length + 8, 0);
  head.writeInt32BE(PROTOCOL_3, 4);
  return Buffer.concat([head, body]);
}
