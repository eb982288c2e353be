import { deliverDocument } from "#connections/deliver-document";
import { NO_BANK_DETAILS } from "#domain/bank-details";
import type { Role } from "#domain/policy";
import { createEffectRunner } from "#effects/effect-runner";
import type { Actor } from "#governance/define-operation";
import { createOffice } from "#governance/office";
import type { Outcome } from "#governance/outcome";
import type { Clock } from "#kernel/clock";
import type { Logger } from "#kernel/logger";
import { noProbe } from "#kernel/points";
import { findMemberByName } from "#storage/business-store";
import type { Database, Db } from "#storage/database";

import { keepAuditHead } from "../../audit-head-file.ts";
import type { Extensions } from "../../extensions.ts";
import { prepareBooks } from "../../prepare-books.ts";

import { reliedOn } from "./relied-on.ts";

export const DEMO_OWNER = "Maya";
export const DEMO_BUSINESS = "Studio Maya (demo)";

/** Without an account to be paid to nothing would go out alone. It is the one that the standard of IBANs prints. */
const ABOUT_THE_STUDIO = {
  address: "12 Canal Street\nSpringfield",
  email: "hello@studio-maya.example",
  bank: { ...NO_BANK_DETAILS, holder: "Studio Maya", iban: "GB33BUKB20201555555555" },
};

/** The real door of the demo's books, with a clock that goes through a year in seconds. */
export interface DemoDesk {
  readonly maya: Actor;
  readonly mayaByHand: Actor;
  readonly ben: Actor;
  readonly db: Db;
  now(): Temporal.Instant;
  moveTo(at: Temporal.Instant): void;
  act(operation: string, input: unknown, actor: Actor): Promise<Outcome>;
  approve(code: string): Promise<Outcome>;
  reject(code: string, reason: string): Promise<Outcome>;
  /** Hands over what waits in the outbox. */
  deliver(): Promise<void>;
  close(): Promise<void>;
}

export interface DemoDeskOptions {
  readonly database: Database;
  readonly extensions: Extensions;
  readonly home: string;
  readonly zone: string;
  readonly logger: Logger;
  readonly begin: Temporal.Instant;
  /** Documents that are handed over before this have no PDF: drawing a year of them would take longer than the year. */
  readonly drawFrom: Temporal.Instant;
}

export async function openDemoDesk(options: DemoDeskOptions): Promise<DemoDesk> {
  const { database, home, zone, begin } = options;
  let now = begin;
  const clock = { now: () => now };
  const settings = {
    PURSER_BUSINESS: DEMO_BUSINESS,
    PURSER_CURRENCY: "USD",
    PURSER_TIMEZONE: zone,
    PURSER_OWNER: DEMO_OWNER,
  };
  await prepareBooks(database, { ...settings, home, all: {} }, clock);
  const { office, runner, auditHead } = openDoor(options, clock);
  let keys = 0;
  const nextKey = (): string => `demo:${keys++}`;
  let undelivered = false;
  const noting = (outcome: Outcome): Outcome => {
    if (outcome.kind === "done" && outcome.effectKeys.length > 0) undelivered = true;
    return outcome;
  };
  const maya = await memberNamed(database, DEMO_OWNER, "owner");
  const mayaByHand: Actor = { ...maya, hand: "person" };
  const described = { set: ABOUT_THE_STUDIO, was: { address: null, email: null, bank: null } };
  reliedOn(await office.act("describe-business", described, mayaByHand, nextKey()));
  for (const [name, role] of [
    ["Ben", "bookkeeper"],
    ["Cleo", "viewer"],
  ] as const) {
    await office.act("add-member", { name, role }, mayaByHand, nextKey());
  }
  return {
    maya,
    mayaByHand,
    ben: await memberNamed(database, "Ben", "bookkeeper"),
    db: database.reads,
    now: () => now,
    moveTo(at) {
      now = at;
    },
    act: async (operation, input, actor) => noting(await office.act(operation, input, actor, nextKey())),
    approve: async (code) =>
      noting(await office.decide({ code, verdict: "approve", reason: null }, mayaByHand, nextKey())),
    reject: (code, reason) => office.decide({ code, verdict: "reject", reason }, mayaByHand, nextKey()),
    async deliver() {
      if (undelivered) await runner.runDue();
      undelivered = false;
    },
    async close() {
      await runner.stop();
      await auditHead.flush();
    },
  };
}

function openDoor({ database, home, logger, extensions, drawFrom }: DemoDeskOptions, clock: Clock) {
  const { operations, workflows, guardrails, documentTypes } = extensions;
  const auditHead = keepAuditHead(home, noProbe, logger);
  const office = createOffice({
    database,
    clock,
    operations,
    workflows,
    guardrails,
    documentTypes,
    todayByHand: null,
    auditMoved: auditHead.moved,
  });
  const delivery = deliverDocument({ database, home, documentTypes, probe: noProbe });
  const undrawn = "demo: no file was kept";
  const run: typeof delivery.run = async (effect, signal) =>
    Temporal.Instant.compare(clock.now(), drawFrom) < 0 ? undrawn : delivery.run(effect, signal);
  const runner = createEffectRunner({
    database,
    clock,
    logger,
    instance: "ins_demo",
    channels: () => [],
    handlers: [{ ...delivery, run }],
  });
  return { office, runner, auditHead };
}

async function memberNamed(database: Database, name: string, role: Role): Promise<Actor> {
  const member = await findMemberByName(database.reads, name.toLowerCase());
  if (member === null) throw new Error(`the demo has no ${name}`);
  return { memberId: member.id, name, role, hand: "assistant", conversation: "demo" };
}
