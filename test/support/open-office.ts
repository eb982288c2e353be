import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { deliverDocument } from "#connections/deliver-document";
import type { Role } from "#domain/policy";
import { type SayOperation, sayOperations } from "#domain/operation-words";
import type { EffectHandler } from "#effects/define-effect";
import { createEffectRunner, type EffectRunner } from "#effects/effect-runner";
import type { Decision } from "#governance/decide";
import type { Actor, Operation } from "#governance/define-operation";
import { createOffice, type Office } from "#governance/office";
import type { Outcome } from "#governance/outcome";
import { silentLogger } from "#kernel/logger";
import { noProbe } from "#kernel/points";
import type { AuditHead } from "#storage/audit-store";
import { lookForUndrawable } from "#rendering/look-for-undrawable";
import { findMemberByName } from "#storage/business-store";
import { type Database, openDatabase } from "#storage/database";
import type { DatabaseKind } from "#test/databases";
import { SET_UP } from "#test/business-of-tests";
import { type ManualClock, manualClock } from "#test/manual-clock";

import { type Extensions, loadAllExtensions } from "../../src/extensions.ts";
import { prepareBooks } from "../../src/prepare-books.ts";

/** The real parts of a business of US dollars in Berlin, on a database of its own, with a clock that a test moves. */
export interface TestOffice {
  readonly office: Office;
  readonly database: Database;
  readonly extensions: Extensions;
  readonly said: SayOperation;
  readonly runner: EffectRunner;
  readonly clock: ManualClock;
  readonly home: string;
  /** Ana owns it; Ben is its bookkeeper, Cleo may look. A member's words come by an assistant unless by their hand. */
  readonly ana: Actor;
  readonly anaByHand: Actor;
  readonly ben: Actor;
  readonly benByHand: Actor;
  readonly cleo: Actor;
  readonly cleoByHand: Actor;
  /** Every head of the audit chain that the door has told, in order. */
  readonly heads: readonly AuditHead[];
  /** Asks at the door, under a key that was never used unless one is given. */
  act(operation: string, input: unknown, actor: Actor, key?: string): Promise<Outcome>;
  decide(decision: Decision, actor: Actor, key?: string): Promise<Outcome>;
  /** A key that was never used. */
  nextKey(): string;
  close(): Promise<void>;
}

export interface TestOfficeOptions {
  /** Beside those that the loader finds. */
  readonly operations?: readonly Operation[];
  /** Renders and writes what is handed to a customer. Without it a delivery only gets its receipt. */
  readonly rendering?: boolean;
  /** Without it the business has no name and no way to be paid, as new books have. */
  readonly isSetUp?: boolean;
}

export async function openOffice(kind: DatabaseKind, options: TestOfficeOptions = {}): Promise<TestOffice> {
  const { operations: toys = [], rendering = false, isSetUp = true } = options;
  const [books, home, extensions] = await Promise.all([
    kind.open(),
    mkdtemp(join(tmpdir(), "purser-office-")),
    loadAllExtensions(),
  ]);
  const database = openDatabase(books.url);
  const clock = manualClock();
  const setUp = isSetUp ? SET_UP : {};
  const settings = {
    ...setUp,
    PURSER_CURRENCY: "USD",
    PURSER_TIMEZONE: "Europe/Berlin",
    PURSER_OWNER: "Ana",
    home,
    all: {},
  };
  await prepareBooks(database, settings, clock);
  const { documentTypes, workflows, guardrails } = extensions;
  const heads: AuditHead[] = [];
  const office = createOffice({
    database,
    clock,
    operations: new Map([...extensions.operations, ...toys.map((toy) => [toy.name, toy] as const)]),
    workflows,
    guardrails,
    documentTypes,
    lookForUndrawable: () => lookForUndrawable(join(home, "fonts")),
    todayByHand: null,
    auditMoved: (head) => heads.push(head),
  });
  const delivery = deliverDocument({ database, home, documentTypes, probe: noProbe });
  const runner = createEffectRunner({
    database,
    clock,
    logger: silentLogger,
    instance: "ins_test",
    channels: () => [],
    handlers: [rendering ? delivery : withoutRendering(delivery)],
  });
  let used = 0;
  const nextKey = (): string => `key:${used++}`;
  const ana = await actorNamed(database, "Ana", "owner");
  for (const [name, role] of [
    ["Ben", "bookkeeper"],
    ["Cleo", "viewer"],
  ] as const) {
    await office.act("add-member", { name, role }, { ...ana, hand: "person" }, nextKey());
  }
  const ben = await actorNamed(database, "Ben", "bookkeeper");
  const cleo = await actorNamed(database, "Cleo", "viewer");
  return {
    office,
    database,
    extensions,
    said: sayOperations(extensions.operations),
    runner,
    clock,
    home,
    heads,
    ana,
    ben,
    cleo,
    anaByHand: { ...ana, hand: "person" },
    benByHand: { ...ben, hand: "person" },
    cleoByHand: { ...cleo, hand: "person" },
    act: (operation, input, actor, key = nextKey()) => office.act(operation, input, actor, key),
    decide: (decision, actor, key = nextKey()) => office.decide(decision, actor, key),
    nextKey,
    async close() {
      await runner.stop();
      await database.close();
      await Promise.all([books.close(), rm(home, { recursive: true, force: true })]);
    },
  };
}

function withoutRendering(delivery: EffectHandler): EffectHandler {
  return { ...delivery, run: async () => "not rendered" };
}

async function actorNamed(database: Database, name: string, role: Role): Promise<Actor> {
  const member = await findMemberByName(database.reads, name.toLowerCase());
  if (member === null || member.role !== role) throw new Error(`${name} is no ${role}`);
  return { memberId: member.id, name, role, hand: "assistant", conversation: "console" };
}
