import { frame } from "./frames.ts";

/** The one database session: takes whole messages, answers through the callback, and tells if a transaction is open. */
export interface Session {
  execProtocolRawStream(
    message: Uint8Array,
    options: { syncToFs: boolean; onRawData: (bytes: Uint8Array) => void },
  ): Promise<void>;
  isInTransaction(): boolean;
}

/** One client of the session, as the turns see it. */
export interface Caller {
  /** What it sent and still waits for, oldest first. */
  readonly units: Unit[];
  /** Hands over the bytes that answered one unit. */
  answer(bytes: Buffer[]): void;
  /** Ends it: `reason` is `idle`, or what the session threw. */
  end(reason: "idle" | Error): void;
  gone: boolean;
}

/** Messages that run as one. `closes` is true when they end with Sync or a simple query: the turn may pass on. */
export interface Unit {
  readonly bytes: Uint8Array;
  readonly closes: boolean;
}

export interface Turns {
  submit(caller: Caller, unit: Unit): void;
  /** The caller's connection is gone: what it had not finished is rolled back. */
  leave(caller: Caller): void;
  /** Resolves when nothing runs and no transaction is open. */
  settle(): Promise<void>;
}

/**
 * Ends a batch that its caller left without Sync. A bare Sync would commit it, so a statement that fails goes first:
 * the execution of a portal that there is not.
 */
const ABANDON = Buffer.concat([
  frame("E", Buffer.from("the caller that made this batch is gone\0\0\0\0\0")),
  frame("S", Buffer.alloc(0)),
]);
const ROLLBACK = frame("Q", Buffer.from("ROLLBACK\0"));

/**
 * Shares one session among many callers. Statements and portals without a name belong to the session, so a caller
 * holds it from the first message of a batch to its Sync, and from BEGIN to COMMIT or ROLLBACK; all others wait,
 * first come first served. A caller that holds it and says nothing for `idleMs` is ended.
 */
export function createTurns(session: Session, idleMs: number): Turns {
  const waiting = new Set<Caller>();
  let holder: Caller | undefined;
  let running: Promise<void> | undefined;
  let idle: NodeJS.Timeout | undefined;

  const run = async (bytes: Uint8Array): Promise<Buffer[]> => {
    const chunks: Buffer[] = [];
    // The bytes are a view of the engine's memory, which the next statement overwrites: copied here.
    await session.execProtocolRawStream(bytes, {
      syncToFs: false,
      onRawData: (data) => chunks.push(Buffer.from(data)),
    });
    return chunks;
  };

  const hold = (caller: Caller | undefined): void => {
    clearTimeout(idle);
    holder = caller;
    if (caller !== undefined) idle = setTimeout(() => caller.end("idle"), idleMs).unref();
  };

  const release = async (): Promise<void> => {
    hold(undefined);
    await run(ABANDON);
    if (session.isInTransaction()) await run(ROLLBACK);
  };

  const serve = async (caller: Caller, unit: Unit): Promise<void> => {
    try {
      caller.answer(await run(unit.bytes));
    } catch (error) {
      caller.end(error instanceof Error ? error : new Error(String(error)));
    }
    hold(unit.closes && !session.isInTransaction() ? undefined : caller);
  };

  const next = (): Caller | undefined => {
    if (holder !== undefined) return holder.units.length > 0 ? holder : undefined;
    const [first] = waiting;
    return first;
  };

  const drain = async (): Promise<void> => {
    for (;;) {
      if (holder?.gone === true) await release();
      const caller = next();
      if (caller === undefined) break;
      waiting.delete(caller);
      const unit = caller.gone ? undefined : caller.units.shift();
      if (unit !== undefined) await serve(caller, unit);
      // Behind the others: one caller with a long pipeline must not keep them out.
      if (caller.units.length > 0 && !caller.gone) waiting.add(caller);
    }
  };

  const wake = (): void => {
    running ??= drain().finally(() => {
      running = undefined;
    });
  };

  return {
    submit(caller, unit) {
      caller.units.push(unit);
      waiting.add(caller);
      wake();
    },
    leave(caller) {
      caller.gone = true;
      waiting.delete(caller);
      if (holder === caller) wake();
    },
    async settle() {
      await running;
      if (holder !== undefined) await release();
    },
  };
}
