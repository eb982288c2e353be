import { join } from "node:path";

import { createAssistant } from "#assistant/assistant";
import { createBuiltInModel } from "#assistant/built-in-model";
import type { Workshop } from "#assistant/create-tool-context";
import { readInstructions } from "#assistant/instructions";
import { createConversations } from "#chat/conversation";
import type { Adapter, Connection, StartOptions } from "#chat/define-adapter";
import { chatEffects } from "#chat/posts";
import { deliverDocument } from "#connections/deliver-document";
import { sayOperations } from "#domain/operation-words";
import { createEffectRunner } from "#effects/effect-runner";
import { lateCardEdit } from "#governance/card-edits";
import { createOffice } from "#governance/office";
import { type Clock, systemClock } from "#kernel/clock";
import { newId } from "#kernel/ids";
import type { Logger } from "#kernel/logger";
import { noProbe, type Probe } from "#kernel/points";
import type { Settings } from "#kernel/settings";
import { lookForUndrawable } from "#rendering/look-for-undrawable";
import { LOCAL_REALM } from "#storage/business-store";
import type { Database } from "#storage/database";
import { releaseAllClaims } from "#storage/inbox-store";

import { keepAuditHead } from "./audit-head-file.ts";
import { completer } from "./complete.ts";
import type { Extensions } from "./extensions.ts";
import { createNightShift } from "./night-shift.ts";
import { prepareBooks } from "./prepare-books.ts";

export interface AppOptions {
  readonly settings: Settings;
  readonly database: Database;
  readonly extensions: Extensions;
  readonly logger: Logger;
  /** True when no other process can be alive on this database, so that what an earlier one left is taken up at once. */
  readonly alone: boolean;
  readonly todayByHand?: Temporal.PlainDate | null;
  readonly clock?: Clock;
  readonly probe?: Probe;
}

export type App = Awaited<ReturnType<typeof createApp>>;

/** Puts the parts together. The only file that knows every part; tests compose with it too. */
export async function createApp(options: AppOptions) {
  const {
    settings,
    database,
    extensions,
    logger,
    alone,
    todayByHand = null,
    clock = systemClock,
    probe = noProbe,
  } = options;
  const instance = newId("ins");
  const parts = { database, clock, logger, instance };
  await prepareBooks(database, settings, clock);
  if (alone) await database.commit("start", releaseAllClaims);

  const connections = new Map<string, Connection>();
  const auditHead = keepAuditHead(settings.home, probe, logger);
  const { documentTypes, operations, workflows, guardrails, tools } = extensions;
  const office = createOffice({
    database,
    clock,
    operations,
    workflows,
    guardrails,
    documentTypes,
    lookForUndrawable: () => lookForUndrawable(join(settings.home, "fonts")),
    todayByHand,
    auditMoved: auditHead.moved,
  });
  const runner = createEffectRunner({
    ...parts,
    channels: () => nightShift.channels(),
    handlers: [
      ...chatEffects(connections, probe, lateCardEdit),
      deliverDocument({ database, home: settings.home, documentTypes, probe }),
    ],
  });
  const workshop: Workshop = {
    database,
    office,
    runner,
    clock,
    probe,
    home: settings.home,
    documentTypes,
    said: sayOperations(operations),
    examples: tools,
  };
  const local = new Set(extensions.adapters.filter((adapter) => adapter.local).map((adapter) => adapter.name));
  const respond = createAssistant({
    workshop,
    tools,
    model: createBuiltInModel(tools),
    provider: await providerOf(settings, { database, clock, logger }),
    instructions: await readInstructions(),
    todayByHand,
    isLocal: (adapter) => local.has(adapter),
  });
  const realmOf = (adapter: string): string => (local.has(adapter) ? LOCAL_REALM : adapter);
  const conversations = createConversations({ ...parts, runner, connections, respond, realmOf });

  const nightShift = createNightShift({ ...options, clock, connections, conversations, runner, todayByHand });

  return { office, database, runner, conversations, connections, auditHead, settings, tools, logger, nightShift };
}

/** A provider's model where there is a key to one; else nothing of it is read. */
async function providerOf(
  settings: Settings,
  parts: Pick<AppOptions, "database" | "logger"> & { readonly clock: Clock },
) {
  if (settings.ANTHROPIC_API_KEY === undefined) return null;
  const { providerFrom } = await import("#assistant/models/provider-from");
  return providerFrom(settings, parts);
}

/**
 * Connects the adapters, then takes up what an earlier process left.
 *
 * @param wakesJobs whether jobs are woken in this process too, once it has run for a moment
 */
export async function startApp(
  app: App,
  adapters: readonly Adapter[],
  start: StartOptions,
  { wakesJobs = false }: { readonly wakesJobs?: boolean } = {},
): Promise<readonly Connection[]> {
  const { conversations, connections, settings, database, tools, runner, logger, nightShift } = app;
  for (const adapter of adapters) {
    const connection = await adapter.connect({
      accept: (event) => conversations.accept(adapter.name, event),
      settings: settings.all,
      start,
      logger,
      complete: completer(database, tools),
    });
    connections.set(adapter.name, connection);
  }
  await conversations.start();
  runner.start();
  void runner.runDue();
  nightShift.begin({ wakesJobs });
  return [...connections.values()];
}

/** Takes no more input, ends what is under way with its effects, and lets go of everything. */
export async function stopApp(app: App): Promise<void> {
  const { conversations, runner, connections, auditHead, database, nightShift } = app;
  await Promise.all([...connections.values()].map((connection) => connection.close()));
  await nightShift.end();
  await conversations.stop();
  await runner.runDue();
  await runner.stop();
  await auditHead.flush();
  await database.close();
}
