import { createHash, timingSafeEqual } from "node:crypto";
import { createServer, type Server, type Socket } from "node:net";

import { createFrameReader, fatalFrame, frame, type Frame } from "./frames.ts";
import { createTurns, type Caller, type Session, type Turns } from "./turns.ts";

export interface GateOptions {
  /** A socket file, or a port of the loopback address (0 takes a free one). */
  readonly at: { readonly path: string } | { readonly port: number };
  /** Asked of each client when given: a port, unlike a socket file in a private folder, is open to every local user. */
  readonly password?: string;
  /** How long a client may hold the session without a word, in milliseconds. */
  readonly idleMs?: number;
  /** The longest single message, and the most that one batch may hold, in bytes. */
  readonly limitBytes?: number;
  /** What a client hears when it connects: the session's own greeting, from AuthenticationOk to ReadyForQuery. */
  readonly greeting: Buffer;
}

export interface Gate {
  /** The port that was taken, when it listens on one. */
  readonly port: number | undefined;
  close(): Promise<void>;
}

const IDLE_MS = 60_000;
const LIMIT_BYTES = 256 * 1024 * 1024;
/** Sync, a simple query, a function call. */
const BATCH_ENDS = new Set(["S", "Q", "F"]);
/** Flush wants an answer now, but the batch goes on until its Sync. */
const BATCH_PAUSES = "H";
/** CopyData, CopyDone, CopyFail: what a client sends for a COPY that was failed already. */
const COPY_INPUT = new Set(["d", "c", "f"]);
/**
 * Ends every unit. COPY FROM STDIN reads on past the end of its unit, and finding nothing there would end PostgreSQL;
 * now it finds this. Outside of a COPY it means nothing.
 */
const COPY_FAIL = frame("f", Buffer.from("COPY FROM STDIN cannot be used with the embedded database\0"));
const ASK_PASSWORD = frame("R", Buffer.from([0, 0, 0, 3]));

/**
 * Listens for PostgreSQL clients and lets them share one session, each as if it were alone with it as far as batches
 * and transactions go. What a client sets for its session (SET, named statements, temporary tables, session-wide
 * advisory locks) is seen by the others, LISTEN does not cross clients, and a running statement cannot be cancelled.
 */
export async function openGate(session: Session, options: GateOptions): Promise<Gate> {
  const turns = createTurns(session, options.idleMs ?? IDLE_MS);
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    welcome(socket, turns, options);
  });
  await listen(server, options.at);
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : undefined,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
      await turns.settle();
    },
  };
}

function listen(server: Server, at: GateOptions["at"]): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen("path" in at ? at : { port: at.port, host: "127.0.0.1" }, resolve);
  });
}

function welcome(socket: Socket, turns: Turns, options: GateOptions): void {
  const limitBytes = options.limitBytes ?? LIMIT_BYTES;
  const read = createFrameReader(limitBytes);
  let pending = 0;
  let leaving = false;
  const caller = callerOf(socket, () => {
    pending -= 1;
    if (leaving && pending === 0) socket.end();
  });
  let batch: Buffer[] = [];
  let batchBytes = 0;
  let admitted = false;

  const submit = (closes: boolean): void => {
    pending += 1;
    turns.submit(caller, { bytes: new Uint8Array(Buffer.concat([...batch, COPY_FAIL])), closes });
    batch = [];
    batchBytes = 0;
  };
  const admit = (): void => {
    admitted = true;
    socket.write(options.greeting);
  };
  const introduce = ({ tag, bytes }: Frame): void => {
    if (tag === "encryption") socket.write("N");
    else if (tag === "startup" && options.password === undefined) admit();
    else if (tag === "startup") socket.write(ASK_PASSWORD);
    else if (tag === "p" && isSame(bytes.subarray(5, -1), options.password ?? "")) admit();
    else if (tag === "cancel") socket.end();
    else socket.end(fatalFrame("28P01", "password authentication failed"));
  };
  const take = (message: Frame): void => {
    if (!admitted) return introduce(message);
    if (message.tag === "X") {
      leaving = true;
      return void (pending === 0 && socket.end());
    }
    if (COPY_INPUT.has(message.tag)) return;
    batch.push(message.bytes);
    batchBytes += message.bytes.length;
    if (batchBytes > limitBytes) return void socket.end(fatalFrame("54000", "the batch is too large"));
    if (BATCH_ENDS.has(message.tag)) submit(true);
    else if (message.tag === BATCH_PAUSES) submit(false);
  };

  socket.on("data", (chunk: Buffer) => {
    try {
      for (const message of read(chunk)) if (socket.writable) take(message);
    } catch (error) {
      socket.end(fatalFrame("08P01", error instanceof Error ? error.message : "protocol violation"));
    }
  });
  // A broken connection also closes, which is where it is dealt with.
  socket.on("error", () => {});
  socket.on("close", () => turns.leave(caller));
}

function callerOf(socket: Socket, answered: () => void): Caller {
  return {
    units: [],
    gone: false,
    answer(chunks) {
      socket.cork();
      for (const chunk of chunks) socket.write(chunk);
      socket.uncork();
      answered();
    },
    end(reason) {
      const idle = reason === "idle";
      const words = idle ? "terminating connection due to idle-in-transaction timeout" : reason.message;
      // Not end(): a client that does not read would otherwise keep the session for ever.
      socket.write(fatalFrame(idle ? "25P03" : "XX000", words), () => socket.destroy());
      setTimeout(() => socket.destroy(), 1000).unref();
    },
  };
}

function isSame(given: Buffer, expected: string): boolean {
  const digest = (value: Buffer | string): Buffer => createHash("sha256").update(value).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
