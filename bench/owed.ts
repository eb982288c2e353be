import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";

import { defineAdapter } from "#chat/define-adapter";
import { silentLogger } from "#kernel/logger";
import { readSettings } from "#kernel/settings";
import { type Database, openDatabase } from "#storage/database";
import { ageingSummary, creditOnAccount } from "#storage/open-items";

import { createApp, startApp, stopApp } from "../src/app.ts";
import { loadAllExtensions } from "../src/extensions.ts";
import { type Benchmark, timesFigure } from "./figure.ts";
import { interleave, timed } from "./interleave.ts";
import { seedInvoices } from "./seed-invoices.ts";

const OPEN = 100_000;
const FEW = 1_000;
const ROUNDS = 25;
const AIM = 1.5;

/** "Who owes me money?" over 100,000 open invoices in PostgreSQL. */
export const owed: Benchmark = async ({ postgres }) => {
  const server = await postgres();
  const many = await talkTo(await seedInvoices(server, "many", OPEN));
  const few = await talkTo(await seedInvoices(server, "few", FEW));
  const ms = await interleave(
    {
      answer: () => timed(many.ask),
      queries: () => timed(many.query),
      plain: () => timed(many.plain),
      answerOfFew: () => timed(few.ask),
      queriesOfFew: () => timed(few.query),
    },
    ROUNDS,
  );
  await Promise.all([many.close(), few.close()]);
  const plain = ["the plain ageing SQL", ms.plain] as const;
  const over = (count: number): string => `over ${count.toLocaleString("en")} open invoices`;
  return [
    timesFigure(`who owes me money, from message to reply, ${over(OPEN)}`, ms.answer, plain, AIM),
    timesFigure(`its queries alone, ${over(OPEN)}`, ms.queries, plain, AIM),
    timesFigure(`from message to reply, ${over(OPEN)}`, ms.answer, [`itself ${over(FEW)}`, ms.answerOfFew], OPEN / FEW),
    timesFigure(
      `its queries alone, ${over(OPEN)}`,
      ms.queries,
      [`themselves ${over(FEW)}`, ms.queriesOfFew],
      OPEN / FEW,
    ),
  ];
};

/** A whole Purser in this process on a database, with a chat platform that hands over each reply. */
async function talkTo(url: string) {
  const home = await mkdtemp(join(tmpdir(), "purser-bench-"));
  const database = openDatabase(url);
  const replies = new EventTarget();
  const adapter = defineAdapter({
    name: "bench",
    settings: [],
    setup: { steps: [], check: () => null },
    limits: { textLength: 65_536, buttonsPerMessage: 12 },
    local: true,
    standardInput: false,
    connect: async () => ({
      async post(to, { text }) {
        if (!text.startsWith("You are owed")) throw new Error(`The answer is another: ${text}`);
        replies.dispatchEvent(new Event(to.replyTo ?? "nudge"));
        return to.replyTo ?? "nudge";
      },
      edit: async () => {},
      close: async () => {},
    }),
  });
  const settings = await readSettings(home, { DATABASE_URL: url });
  const extensions = await loadAllExtensions();
  const app = await createApp({
    settings,
    database,
    extensions: { ...extensions, adapters: [adapter] },
    logger: silentLogger,
    alone: false,
  });
  await startApp(app, [adapter], { json: false, as: null, input: new PassThrough(), output: new PassThrough() });
  let asked = 0;
  const asOf = Temporal.Now.plainDateISO("UTC");
  return {
    async ask() {
      const id = `question:${++asked}`;
      const replied = once(replies, id);
      // Each in a conversation of its own: what was said before would be read with it, and more of it each time.
      await app.conversations.accept("bench", {
        id,
        conversation: id,
        author: "owner",
        text: "who owes me money?",
        files: [],
      });
      await replied;
    },
    query: () => Promise.all([ageingSummary(database.reads, { asOf }), creditOnAccount(database.reads)]),
    plain: () => plainAgeing(database),
    async close() {
      await stopApp(app);
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** What an engineer would write who was asked for open amounts by currency and age, and nothing more. */
function plainAgeing({ reads }: Database): Promise<unknown> {
  return reads.$queryRaw`
    select currency, case when due_date >= current_date then 'not-due' when due_date >= current_date - 30 then '1-30'
        when due_date >= current_date - 60 then '31-60' when due_date >= current_date - 90 then '61-90' else 'over-90' end,
      sum(total_minor - coalesce(settled, 0))::bigint
    from documents left join (select document_id, sum(amount_minor) as settled from allocations group by 1) a on document_id = id
    where voided_on is null and number is not null and total_minor > coalesce(settled, 0)
    group by 1, 2`;
}
