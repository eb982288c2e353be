import { setTimeout as sleep } from "node:timers/promises";

import type { DocumentType } from "#documents/define-document-type";
import type { SayOperation } from "#domain/operation-words";
import type { EffectRunner } from "#effects/effect-runner";
import type { Actor } from "#governance/define-operation";
import type { Office } from "#governance/office";
import type { Outcome } from "#governance/outcome";
import type { Clock } from "#kernel/clock";
import type { Probe } from "#kernel/points";
import { actsByKeyPrefix, type StoredAct } from "#storage/acts-store";
import { codesToTry, insertButtonAct } from "#storage/approvals-store";
import { type Business, theBusiness } from "#storage/business-store";
import type { Database } from "#storage/database";
import { keepLogo } from "#storage/logos-store";
import { effectsByKey } from "#storage/outbox-store";

import type { Example } from "./help-topics.ts";
import type { SpokenOf } from "./spoken-of.ts";
import type { SettledEffect, ToolContext } from "./tool-context.ts";
import { turnDrawings } from "./turn-drawings.ts";

/** The parts of the process that tools reach through their context. */
export interface Workshop {
  readonly database: Database;
  readonly office: Office;
  readonly runner: EffectRunner;
  readonly clock: Clock;
  readonly probe: Probe;
  readonly home: string;
  readonly documentTypes: ReadonlyMap<string, DocumentType>;
  readonly said: SayOperation;
  readonly examples: readonly Example[];
}

export interface TurnFacts {
  /** The stored event's id: the keys of the turn's acts are made from it, so that a resumed turn acts once. */
  readonly eventId: string;
  readonly actor: Omit<Actor, "hand">;
  readonly business: Business;
  /** What was done under the turn's keys before it began, by a process that was cut off in it; else it is looked up. */
  readonly earlier?: readonly StoredAct[];
  readonly today: Temporal.PlainDate;
  /** Hears what documents the turn is about. */
  readonly spokenOf: SpokenOf;
  /** Absolute paths of the files that came with the event. */
  readonly files: readonly string[];
  /** Whether nobody else reads the conversation. */
  readonly isPrivate: boolean;
  /** Whether whoever speaks is on this machine, so that a path that they name is one of theirs. */
  readonly local: boolean;
}

const WAIT_MS = 10_000;
const LOOK_AGAIN_MS = 50;
/** A decision may be about the first. */
const MAY_CHANGE_BUSINESS: ReadonlySet<string> = new Set(["describe-business", "decide"]);
const NOTHING_YET: ReadonlyMap<string, string> = new Map();
const UNDO_LIFETIME = Temporal.Duration.from({ hours: 24 });

/** The documents that a payment settled: it is about them, too. */
function settledBy(result: Readonly<Record<string, unknown>>): readonly { readonly documentId: string }[] {
  return Array.isArray(result["allocations"]) ? (result["allocations"] as { documentId: string }[]) : [];
}

function isAbout(outcome: Outcome, subject: string): boolean {
  if (outcome.kind === "refused") return false;
  return (outcome.kind === "done" ? outcome.subject : outcome.approval.subject) === subject;
}

/** What was asked for at the door in a turn, and what came of it. */
export interface Asked {
  readonly operation: string;
  readonly outcome: Outcome;
}

/** @returns the context, and what was asked for through it so far */
export function createToolContext(
  workshop: Workshop,
  turn: TurnFacts,
): { readonly context: ToolContext; readonly asked: readonly Asked[] } {
  const { database, office, clock, probe, home } = workshop;
  const assistant: Actor = { ...turn.actor, hand: "assistant" };
  const person: Actor = { ...turn.actor, hand: "person" };
  const all: Asked[] = [];
  let used = 0;
  let earlier: readonly StoredAct[] | undefined;
  const nextKey = (): string => `${turn.eventId}:${used++}`;
  /** A turn makes its keys once, so what was done under them before it began is all there is. */
  async function doneUnder(key: string): Promise<StoredAct | undefined> {
    earlier ??= turn.earlier ?? (await actsByKeyPrefix(database.reads, `${turn.eventId}:`));
    return earlier.find((act) => act.key === key);
  }
  /** A turn that is taken up again asks for what it asked for before, though the books read differently by now. */
  async function askAs(actor: Actor, operation: string, input: unknown): Promise<Outcome> {
    const key = nextKey();
    const before = await doneUnder(key);
    const asking = before?.operation === operation ? before.input : input;
    return noted(operation, await office.act(operation, asking, actor, key));
  }
  function noted(operation: string, outcome: Outcome): Outcome {
    all.push({ operation, outcome });
    if (outcome.kind === "done") {
      turn.spokenOf.acted(outcome.subject, outcome.result["replacedId"]);
      for (const { documentId } of settledBy(outcome.result)) turn.spokenOf.acted(documentId);
    }
    if (outcome.kind === "awaiting") turn.spokenOf.acted(outcome.approval.subject);
    return outcome;
  }
  const context: ToolContext = {
    act: (operation, input) => askAs(assistant, operation, input),
    actByHand: (operation, input) => askAs(person, operation, input),
    doneBefore: async () => (await doneUnder(`${turn.eventId}:${used}`)) ?? null,
    decide: async (decision) => noted("decide", await office.decide(decision, person, nextKey())),
    spokenOfNow: () => turn.spokenOf.all(),
    askedNow: (operation, subject) => all.some((one) => one.operation === operation && isAbout(one.outcome, subject)),
    spokeOf: (documentId) => turn.spokenOf.looked(documentId),
    db: database.reads,
    business: turn.business,
    businessNow: async () =>
      all.some(({ operation }) => MAY_CHANGE_BUSINESS.has(operation)) ? theBusiness(database.reads) : turn.business,
    today: turn.today,
    now: clock.now(),
    actor: assistant,
    eventId: turn.eventId,
    documentTypes: workshop.documentTypes,
    said: workshop.said,
    examples: workshop.examples,
    settle: (keys) => settled(workshop, keys),
    ...turnDrawings(home, probe),
    files: turn.files,
    isPrivate: turn.isPrivate,
    local: turn.local,
    keepLogo: (facts, bytes) => database.commit("keep-logo", (tx) => keepLogo(tx, facts, bytes, clock.now())),
    async undoButton({ operation, input }) {
      const now = clock.now();
      const button = { operation, input, memberId: turn.actor.memberId, expiresAt: now.add(UNDO_LIFETIME) };
      for (const code of codesToTry()) {
        const isNew = await database.commitOne("issue-code", (tx) => insertButtonAct(tx, { ...button, code }, now));
        if (isNew) return { label: "Undo", code, says: code };
      }
      throw new Error("no code was tried");
    },
  };
  return { context, asked: all };
}

/** Where effects stand once they were tried, or have had their time. */
async function settled({ database, runner }: Workshop, keys: readonly string[]): Promise<readonly SettledEffect[]> {
  if (keys.length === 0) return [];
  const until = performance.now() + WAIT_MS;
  const sent = await Promise.race([runner.runNow(keys), sleep(WAIT_MS, NOTHING_YET, { ref: false })]);
  if (keys.every((key) => sent.has(key))) {
    return keys.map((key) => ({ key, status: "sent", receipt: sent.get(key) ?? null, lastError: null }));
  }
  for (;;) {
    const effects = await effectsByKey(database.reads, keys);
    // A look at all that is due, here or in another process, may have taken one first.
    if (performance.now() >= until || effects.every(({ status }) => status !== "sending")) return effects;
    await sleep(LOOK_AGAIN_MS);
  }
}
