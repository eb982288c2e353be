import type { DocumentType } from "#documents/define-document-type";
import type { SayOperation } from "#domain/operation-words";
import type { Logger } from "#kernel/logger";
import { markExtension } from "#kernel/load-extensions";
import type { Database, Db, Tx } from "#storage/database";
import type { NewEffect } from "#storage/outbox-store";

import type { Schedule, Turn } from "./schedule.ts";

/** What a job may know and use. */
export interface JobWorld {
  /** Reads the books. */
  readonly db: Db;
  /** Reads all of them as they stand at one instant. */
  readonly books: Pick<Database, "reads" | "snapshot">;
  /** The injected clock's instant. */
  readonly now: Temporal.Instant;
  /** The business's zone, IANA. */
  readonly zone: string;
  /** The business date at `now`, or the one set by hand. */
  readonly today: Temporal.PlainDate;
  /** The data folder. */
  readonly home: string;
  readonly documentTypes: ReadonlyMap<string, DocumentType>;
  readonly said: SayOperation;
  readonly logger: Logger;
}

/** One thing that is to be done once. */
export interface Due<Item> {
  /** When it fell due; what lies ahead of `now` is left for later. */
  readonly due: Temporal.Instant;
  readonly item: Item;
}

/** What a run comes to. Nothing of it stands until the transaction that ends the run is committed. */
export interface RunResult {
  /** For `status`, in words: "handed to Ana's conversation", a file's path. */
  readonly outcome: string;
  /** What is to leave the house, queued in that transaction. */
  readonly effects?: readonly NewEffect[];
  /**
   * Rows of its own, in that transaction. False, before anything was written: what it was for has gone meanwhile, and
   * its effects are dropped.
   */
  write?(tx: Tx, at: Temporal.Instant): Promise<boolean>;
}

/** What becomes of a run that is noticed late, because nothing ran or nobody was woken. */
export type Missed = "run-once" | "skip" | { readonly runIfWithin: Temporal.Duration };

export interface JobParts<Item> {
  readonly name: string;
  /** What it does, for `status`. */
  readonly sentence: string;
  /** When it looks for what is due. */
  readonly schedule: Schedule;
  /**
   * - `run-once`: done however late; `find` names the last of several.
   * - `skip`: not done when it is some minutes late.
   * - `{ runIfWithin }`: done when it is at most so late.
   */
  readonly missed: Missed;
  /** How long one run may take before it is given up and tried again. A minute unless given. */
  readonly deadlineMs?: number;
  /**
   * What is due. A job without one has one run each time that its schedule comes round.
   *
   * @param turn when the schedule last came round
   */
  find?(world: JobWorld, turn: Turn): Promise<readonly Due<Item>[]>;
  /** Names a run for ever: the same key is never done twice. The job's name is put before it. */
  key(item: Item): string;
  /**
   * Does it, outside any transaction. It may be called again for the same key when it was cut off, failed, or took too
   * long: reading and composing is harmless, and what it does outside the database must be safe to repeat (a file of
   * the key's name). What must happen once is handed back as effects or rows.
   *
   * @param signal aborted when it is given up: nothing that it hands back then counts
   */
  run(item: Item, world: JobWorld, signal: AbortSignal): Promise<RunResult>;
  /** When something will be due next, for `status`; where it cannot be told, the schedule's next time is shown. */
  next?(world: JobWorld): Promise<Temporal.Instant | null>;
}

/** A job as the runner sees it: what its items are is its own business. */
export type Job = JobParts<unknown>;

/** Declares a job: proactive work, woken by the scheduler. Each effect happens at most once per key. */
export function defineJob<Item = Turn>(job: JobParts<Item>): Job {
  return markExtension("job", job as unknown as Job);
}
