import type { z } from "zod";

import type { Card } from "#cards/card";
import type { DocumentType } from "#documents/define-document-type";
import type { Undrawable } from "#documents/view";
import { type OperationWords, problemWithWords } from "#domain/operation-words";
import type { Effect, Facts, Hand, Role } from "#domain/policy";
import { markExtension } from "#kernel/load-extensions";
import type { Business } from "#storage/business-store";
import type { Db, Tx } from "#storage/database";
import type { NewEffect } from "#storage/outbox-store";

/** Who asks, and with which hand. */
export interface Actor {
  readonly memberId: string;
  readonly name: string;
  readonly role: Role;
  readonly hand: Hand;
  /** Where the asking happened: what waits is shown there. */
  readonly conversation: string;
}

/** What an operation may know besides its input and the books. */
export interface World {
  readonly business: Business;
  /** The business date: `--today`, or today in the business's zone. */
  readonly today: Temporal.PlainDate;
  readonly at: Temporal.Instant;
  readonly actId: string;
  readonly actor: Actor;
  readonly documentTypes: ReadonlyMap<string, DocumentType>;
  /** Looks at the page that would go out: of use to operations that send. */
  readonly undrawable: Undrawable;
}

/** The typed way back of something that was done: another operation with its input in wire form. */
export interface WayBack {
  readonly operation: string;
  readonly input: unknown;
}

export interface Performed {
  /** The id of what it is about. */
  readonly subject: string;
  /** What the asker needs to go on, in wire form: ids, numbers, statuses. */
  readonly result: Readonly<Record<string, unknown>>;
  /** What is to leave the house once this is committed. */
  readonly effects?: readonly NewEffect[];
  readonly wayBack?: WayBack;
  /** Where there is no way back: why not, and what to do instead. */
  readonly noWayBack?: string;
}

/** One verb of the business: what it needs, what policy must know of it, and what it does. */
export interface OperationParts<Schema extends z.ZodType> {
  readonly name: string;
  readonly said: OperationWords;
  readonly workflow: string;
  readonly effect: Effect;
  /** Who may ask for it, where its effect does not tell: for `configure`, whoever else than the owner then waits. */
  readonly mayAsk?: readonly Role[];
  /** How long performing it may take, for one that writes very many rows; 20 seconds unless given. */
  readonly timeoutMs?: number;
  /** In wire form outside (JSON), values inside; what is frozen is the wire form. */
  readonly input: Schema;
  /** What it is about, when that is known before it is performed. */
  subject?(input: z.output<Schema>): string;
  /** What policy judges. */
  facts?(db: Db, input: z.output<Schema>, world: World): Promise<Omit<Facts, "limit">>;
  /**
   * The card that a person sees before deciding: exactly what will happen.
   *
   * @throws Refused when it cannot happen at all, so that nobody is asked in vain
   */
  describe(db: Db, input: z.output<Schema>, world: World): Promise<Card>;
  /**
   * Writes rows and effects; no call may leave the process from here.
   *
   * @throws Refused when the books do not allow it: nothing is written
   */
  perform(tx: Tx, input: z.output<Schema>, world: World): Promise<Performed>;
}

/** An operation as everybody sees it: inert. What it does can be reached only by the door. */
export interface Operation {
  readonly name: string;
  readonly said: OperationWords;
  readonly workflow: string;
  readonly effect: Effect;
}

const implementations = new WeakMap<Operation, OperationParts<z.ZodType>>();

/** @throws Error where its words do not fit into a sentence */
export function defineOperation<Schema extends z.ZodType>(parts: OperationParts<Schema>): Operation {
  const { name, said, workflow, effect } = parts;
  const problem = problemWithWords(name, said);
  if (problem !== null) throw new Error(problem);
  const operation = markExtension("operation", { name, said, workflow, effect });
  implementations.set(operation, parts);
  return operation;
}

/** For the door alone; lint refuses it elsewhere. */
export function implementationOf(operation: Operation): OperationParts<z.ZodType> {
  const parts = implementations.get(operation);
  if (parts === undefined) throw new Error(`the operation ${operation.name} was not made by defineOperation`);
  return parts;
}
