import { appendFileSync } from "node:fs";

import { silentLogger } from "#kernel/logger";
import { mongoStore, postgresStore } from "#scheduling/wake-up-store";
import { startWakeUps } from "#scheduling/wake-ups";
import { deskOn } from "#test/open-desk";

import { isKnownPoint, killingProbe } from "../faults/killing-probe.ts";

/** What the process is told, as JSON in its environment's PURSER_QUARTER. */
export interface QuarterOptions {
  readonly url: string;
  readonly jobsUrl: string | null;
  readonly home: string;
  /** Every digest is written here the moment that the platform has it. */
  readonly posts: string;
  readonly now: string;
}

/** What it is asked: words of a member, or to be at an instant; or to kill itself when it comes to a point. */
export type ToQuarter =
  | { readonly say: readonly [member: string, text: string] }
  | { readonly at: string }
  | { readonly killAt: string };

/** A Purser whose time is told by its parent and whose jobs are woken by Agenda. Answers each message with one. */
const options = JSON.parse(process.env["PURSER_QUARTER"] ?? "") as QuarterOptions;
const killing = killingProbe(null);
const desk = await deskOn(options, {
  start: options.now,
  zone: "Europe/Berlin",
  home: options.home,
  probe: killing.probe,
  posting({ conversation, replyTo, at, text }) {
    if (replyTo === null) appendFileSync(options.posts, `${JSON.stringify({ conversation, at, text })}\n`);
  },
});
const { app, clock, database } = desk;
const looked = new EventTarget();
const NAME = "cash-digest";
const wakeUps = await startWakeUps({
  store: options.jobsUrl === null ? await postgresStore(await database.pool()) : await mongoStore(options.jobsUrl),
  jobs: [{ name: NAME, schedule: { everyMinutes: 1 } }],
  async look(name) {
    const at = clock.now().toString();
    await app.nightShift.jobs.look(name);
    await app.runner.runDue();
    looked.dispatchEvent(new Event(at));
  },
  problemChanged: async () => {},
  logger: silentLogger,
  everyMs: 10,
  pollMs: 10,
  keepMs: 500,
  lockMs: 1_000,
});

/** Resolves when a look that Agenda began at this instant has ended. */
async function beAt(instant: string): Promise<void> {
  clock.advance(clock.now().until(Temporal.Instant.from(instant)));
  await new Promise((resolve) => looked.addEventListener(clock.now().toString(), resolve, { once: true }));
}

let turn: Promise<unknown> = Promise.resolve();
process.on("message", (message: ToQuarter) => {
  turn = turn.then(async () => {
    if ("say" in message) await desk.say(...message.say);
    else if ("killAt" in message)
      killing.arm({ point: isKnownPoint(message.killAt) ? message.killAt : "after act", nth: 1 });
    else await beAt(message.at);
    process.send?.({ done: true });
  });
});
process.on("disconnect", () => {
  void wakeUps.stop().then(() => process.exit());
});
process.send?.({ done: true });
