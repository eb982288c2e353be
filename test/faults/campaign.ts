import { setTimeout as sleep } from "node:timers/promises";

import type { Reply } from "#test/start-purser";

import { inspect } from "./inspect.ts";
import type { Killable } from "./killable.ts";
import type { Kill } from "./killing-probe.ts";
import { type Look, lookAt, settled, type Site, startOn } from "./site.ts";
import { type Census, newTally, type Tally } from "./tally.ts";
import { createTalk } from "./talk.ts";

/** Leads a conversation over any number of deaths, and looks at the books from outside after each. */
export interface Campaign {
  readonly tally: Tally;
  /** Talks until it is the turn of the line at this place of the conversation. */
  talkUntil(place: number): Promise<void>;
  /** Talks until the process has killed itself there. */
  dieAt(kill: Kill): Promise<void>;
  /** Talks until the process is killed from outside, after so many milliseconds. */
  dieAfter(ms: number): Promise<void>;
  /** A start that ends at a point, or is killed from outside after so many milliseconds. */
  dieStarting(how: Kill | number): Promise<void>;
  /** A plain start: it finishes what was accepted. Then everything is looked at. */
  revive(): Promise<void>;
  /** Leads the conversation to its end, ends the process in good order, and looks at everything a last time. */
  finish(): Promise<void>;
  /** Ends what may still run, when something went wrong. */
  abandon(): Promise<void>;
}

const MOST_STEPS = 70;

export function createCampaign(site: Site): Campaign {
  const tally = newTally();
  let lastDeath = "a first start";
  let living: { readonly process: Killable; readonly look: Look } | null = null;
  let starting: Killable | null = null;
  /** What processes said that died while they started, to lines of before. */
  let strays: Reply[] = [];

  const report = (problem: string): void => {
    if (!tally.problems.some((known) => known.startsWith(problem)))
      tally.problems.push(`${problem} [after ${lastDeath}]`);
  };
  const talk = createTalk(site.seed, tally, report);

  function alive(): { readonly process: Killable; readonly look: Look } {
    if (living === null) throw new Error("no process is running");
    return living;
  }

  async function talkUntilGone(): Promise<void> {
    const { process, look } = alive();
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      // A question to the books fails when the process goes in the middle of it.
      const goesOn = await talk.sayNext(process, look.client).catch(async (error: unknown) => {
        if ((await Promise.race([process.gone, sleep(1_000)])) === undefined) throw error;
        return false;
      });
      if (!goesOn) return;
    }
    process.kill();
  }

  async function bury(process: Killable, how: string): Promise<void> {
    const gone = await process.gone;
    await living?.look.close();
    living = null;
    starting = null;
    tally.kills += 1;
    if (gone.at !== null) tally.reached.add(gone.at);
    lastDeath = `${how}, saying "${talk.underWay()}"`;
    if (gone.signal !== "SIGKILL") report(`the process ended by itself: ${gone.errors}`);
  }

  const named = ({ point, nth }: Kill): string => `${point} (${nth})`;

  async function talkOn(process: Killable, look: Look): Promise<void> {
    if (!(await talk.sayNext(process, look.client)))
      throw new Error(`the process died: ${(await process.gone).errors}`);
  }

  return {
    tally,
    async talkUntil(place) {
      const { process, look } = alive();
      for (let steps = 0; talk.place() !== place && steps < MOST_STEPS; steps++) await talkOn(process, look);
    },
    async dieAt(kill) {
      const { process } = alive();
      await process.arm(kill);
      await talkUntilGone();
      await bury(process, named(kill));
      if (!tally.reached.has(kill.point)) report(`${named(kill)} was not reached`);
    },
    async dieAfter(ms) {
      const { process } = alive();
      const timer = setTimeout(() => process.kill(), ms);
      await talkUntilGone();
      clearTimeout(timer);
      await bury(process, `${ms} ms`);
    },
    async dieStarting(how) {
      const atPoint = typeof how !== "number";
      const process = await startOn(site, ...(atPoint ? [how] : []));
      starting = process;
      if (!atPoint) {
        await Promise.race([process.gone, sleep(how)]);
        process.kill();
      }
      strays.push(...process.replies);
      await bury(process, `a start until ${atPoint ? named(how) : `${how} ms`}`);
    },
    async revive() {
      const process = await startOn(site);
      starting = process;
      const look = await lookAt(site, process);
      living = { process, look };
      await settled(look);
      await talk.takeStock([...strays, ...process.replies], look.client);
      strays = [];
      for (const problem of await inspect(look.client, look.database.reads, site.home)) report(problem);
    },
    async finish() {
      const { process, look } = alive();
      while (talk.place() > 0) await talkOn(process, look);
      await settled(look);
      await talk.compareAll(look.client);
      for (const problem of await inspect(look.client, look.database.reads, site.home)) report(problem);
      tally.census = await census(look);
      await look.close();
      const gone = await process.close();
      living = null;
      if (gone.signal !== null || gone.errors !== "") report(`the process did not end in good order: ${gone.errors}`);
    },
    async abandon() {
      await living?.look.close();
      starting?.kill();
      await starting?.gone;
    },
  };
}

async function census({ client }: Look): Promise<Census> {
  const { rows } = await client.query<Census>(
    `select (select count(*)::int from turns) as turns, (select count(*)::int from documents where number is not null) as invoices,
    (select count(*)::int from payments) as payments, (select count(*)::int from approvals) as approvals,
    (select count(*)::int from audit) as audit`,
  );
  const [row] = rows;
  if (row === undefined) throw new Error("the books were not counted");
  return row;
}
