import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import type { DocumentType } from "#documents/define-document-type";
import { writeFileWhole } from "#effects/files";
import type { EffectRunner } from "#effects/effect-runner";
import type { Actor } from "#governance/define-operation";
import type { Office } from "#governance/office";
import type { Outcome } from "#governance/outcome";
import type { Clock } from "#kernel/clock";
import type { Probe } from "#kernel/points";
import { renderPdf } from "#rendering/render-pdf";
import { actByKey } from "#storage/acts-store";
import { freshCode, insertButtonAct } from "#storage/approvals-store";
import type { Business } from "#storage/business-store";
import type { Database } from "#storage/database";
import { effectsByKey } from "#storage/outbox-store";

import type { ToolContext } from "./tool-context.ts";

/** The parts of the process that tools reach through their context. */
export interface Workshop {
  readonly database: Database;
  readonly office: Office;
  readonly runner: EffectRunner;
  readonly clock: Clock;
  readonly probe: Probe;
  readonly home: string;
  readonly documentTypes: ReadonlyMap<string, DocumentType>;
  readonly examples: readonly string[];
}

export interface TurnFacts {
  /** The stored event's id: the keys of the turn's acts are made from it, so that a resumed turn acts once. */
  readonly eventId: string;
  readonly actor: Omit<Actor, "hand">;
  readonly business: Business;
  readonly today: Temporal.PlainDate;
}

const WAIT_MS = 10_000;
const LOOK_AGAIN_MS = 50;
const UNDO_LIFETIME = Temporal.Duration.from({ hours: 24 });

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
  const { database, office, runner, clock, probe, home } = workshop;
  const assistant: Actor = { ...turn.actor, hand: "assistant" };
  const person: Actor = { ...turn.actor, hand: "person" };
  const all: Asked[] = [];
  let used = 0;
  const nextKey = (): string => `${turn.eventId}:${used++}`;
  const noted = (operation: string, outcome: Outcome): Outcome => {
    all.push({ operation, outcome });
    return outcome;
  };
  /** A turn that is taken up again asks for what it asked for before, though the books read differently by now. */
  async function askAs(actor: Actor, operation: string, input: unknown): Promise<Outcome> {
    const key = nextKey();
    const before = await actByKey(database.reads, key);
    const asking = before?.operation === operation ? before.input : input;
    return noted(operation, await office.act(operation, asking, actor, key));
  }
  const context: ToolContext = {
    act: (operation, input) => askAs(assistant, operation, input),
    actByHand: (operation, input) => askAs(person, operation, input),
    doneBefore: () => actByKey(database.reads, `${turn.eventId}:${used}`),
    decide: async (decision) => noted("decide", await office.decide(decision, person, nextKey())),
    db: database.reads,
    business: turn.business,
    today: turn.today,
    now: clock.now(),
    actor: assistant,
    documentTypes: workshop.documentTypes,
    examples: workshop.examples,
    async settle(keys) {
      if (keys.length === 0) return [];
      const until = performance.now() + WAIT_MS;
      await Promise.race([runner.runNow(keys), sleep(WAIT_MS, undefined, { ref: false })]);
      for (;;) {
        const effects = await effectsByKey(database.reads, keys);
        // A look at all that is due, here or in another process, may have taken one first.
        if (performance.now() >= until || effects.every(({ status }) => status !== "sending")) return effects;
        await sleep(LOOK_AGAIN_MS);
      }
    },
    async renderCopy(view, name) {
      const path = join(home, "drafts", `${name}.pdf`);
      await writeFileWhole(probe, path, await renderPdf(view));
      return path;
    },
    async undoButton({ operation, input }) {
      const now = clock.now();
      const code = await database.commit("issue-code", async (tx) => {
        const fresh = await freshCode(tx);
        const { memberId } = turn.actor;
        await insertButtonAct(tx, { code: fresh, operation, input, memberId, expiresAt: now.add(UNDO_LIFETIME) }, now);
        return fresh;
      });
      return { label: "Undo", code, says: code };
    },
  };
  return { context, asked: all };
}
