import type { Database } from "#storage/database";
import { ageingSummary, creditOnAccount } from "#storage/open-items";

import { type Benchmark, timesFigure } from "./figure.ts";
import { interleave, timed } from "./interleave.ts";
import type { Server } from "./postgres.ts";
import { seedInvoices } from "./seed-invoices.ts";
import { talkTo } from "./talk-to.ts";

const OPEN = 100_000;
const FEW = 1_000;
const ROUNDS = 25;
const AIM = 1.5;

/** "Who owes me money?" over 100,000 open invoices in PostgreSQL. */
export const owed: Benchmark = async ({ postgres }) => {
  const server = await postgres();
  const many = await booksWith(server, "many", OPEN);
  const few = await booksWith(server, "few", FEW);
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

async function booksWith(server: Server, name: string, open: number) {
  const { ask, database, close } = await talkTo(await seedInvoices(server, name, open));
  const asOf = Temporal.Now.plainDateISO("UTC");
  return {
    async ask() {
      const reply = await ask("who owes me money?");
      if (!reply.startsWith("You are owed")) throw new Error(`The answer is another: ${reply}`);
    },
    query: () => Promise.all([ageingSummary(database.reads, { asOf }), creditOnAccount(database.reads)]),
    plain: () => plainAgeing(database),
    close,
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
