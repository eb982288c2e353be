import { join } from "node:path";
import { PassThrough } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";

import type { Adapter, StartOptions } from "#chat/define-adapter";
import { businessDate } from "#domain/business-date";
import { type Clock, systemClock } from "#kernel/clock";
import { fileLogger } from "#kernel/logger";
import type { Settings } from "#kernel/settings";
import type { Database } from "#storage/database";

import { createApp, startApp, stopApp } from "../../app.ts";
import type { Extensions } from "../../extensions.ts";

import { DEMO_SCRIPT } from "./demo-script.ts";

const LOOK_AGAIN_MS = 10;

export interface DemoTalk {
  readonly settings: Settings;
  readonly database: Database;
  readonly extensions: Extensions;
  readonly output: StartOptions["output"];
  readonly clock?: Clock;
}

/** Says the script's lines to a whole Purser as a terminal would, and writes what was said and answered. Closes the database. */
export async function talkDemo({
  settings,
  database,
  extensions,
  output,
  clock = systemClock,
}: DemoTalk): Promise<void> {
  const terminal = extensions.adapters.find(({ standardInput }) => standardInput);
  if (terminal === undefined) throw new Error("there is no terminal to speak in");
  const app = await createApp({
    settings,
    database,
    extensions,
    logger: fileLogger(join(settings.home, "purser.log")),
    alone: true,
    clock,
  });
  const input = new PassThrough();
  const heard = new PassThrough();
  let answers = 0;
  heard.on("data", (text: Buffer) => {
    answers += 1;
    output.write(text);
  });
  let turns = 0;
  const counting = countTurns(terminal, () => (turns += 1));
  const shown = Object.assign(heard, { columns: output.columns });
  await startApp(app, [counting], { json: false, as: null, input, output: shown });
  for (const make of DEMO_SCRIPT) {
    const now = clock.now();
    const today = businessDate(now, settings.PURSER_TIMEZONE);
    const line = await make(database.reads, { now, today });
    if (line === null) continue;
    output.write(`> ${line}\n`);
    const [turnsBefore, answersBefore] = [turns, answers];
    input.write(`${line}\n`);
    while (turns === turnsBefore || answers === answersBefore) await pause(LOOK_AGAIN_MS);
  }
  input.end();
  await stopApp(app);
}

/** The adapter, which also tells when a turn has ended. */
function countTurns(adapter: Adapter, ended: () => void): Adapter {
  return {
    ...adapter,
    async connect(options) {
      const connection = await adapter.connect(options);
      return {
        ...connection,
        turnEnded(conversation, eventId) {
          connection.turnEnded?.(conversation, eventId);
          ended();
        },
      };
    },
  };
}
