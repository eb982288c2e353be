import type { DocumentType } from "#documents/define-document-type";
import type { SayOperation } from "#domain/operation-words";
import type { Clock } from "#kernel/clock";
import type { Logger } from "#kernel/logger";
import type { Database, Db } from "#storage/database";
import type { NewEffect } from "#storage/outbox-store";

import type { Job, JobWorld } from "./define-job.ts";

export interface JobRunnerOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly jobs: readonly Job[];
  readonly home: string;
  readonly documentTypes: ReadonlyMap<string, DocumentType>;
  readonly said: SayOperation;
  readonly todayByHand: Temporal.PlainDate | null;
  /** How long what a look has taken is left to it without a sign of life. A minute unless given. */
  readonly heldForMs?: number;
  /** What goes out when a run is given up for good. */
  readonly givingUp: Giving;
}

/** What tells the owner of a run that was given up: composed by whoever can speak, queued with the run's end. */
export type Giving = (
  db: Db,
  failure: { readonly job: Job; readonly at: Temporal.Instant },
) => Promise<readonly NewEffect[]>;

/** What one look works with. */
export interface Looking extends Omit<JobRunnerOptions, "jobs"> {
  world(): Promise<JobWorld>;
  /** Aborted when the process is to end: what is under way is finished, nothing more is begun. */
  readonly stopping: AbortSignal;
}
