import type { ClientBase } from "pg";

import type { Reply } from "#test/start-purser";

import { CONVERSATION, customerName, type Step } from "./conversation.ts";
import { customerBooks, difference } from "./customer-books.ts";
import type { Killable } from "./killable.ts";
import type { Tally } from "./tally.ts";

/** One conversation after the other, each with a new customer, over any number of deaths. */
export interface Talk {
  /** Says what is next. @returns false where the process was gone before everything was answered */
  sayNext(process: Killable, client: ClientBase): Promise<boolean>;
  /**
   * After a death, when a new process has settled: which lines were stored, and are the customer's books as they must be?
   *
   * @param since what was written since the death
   */
  takeStock(since: readonly Reply[], client: ClientBase): Promise<void>;
  /** Which line of the conversation is next; 0 between two customers too. */
  place(): number;
  /** Compares the books of all customers so far with what was worked out by hand. */
  compareAll(client: ClientBase): Promise<void>;
  /** The lines under way, for a report. */
  underWay(): string;
}

interface Line {
  readonly text: string;
  /** How often the same words were stored before. */
  readonly before: number;
  answered: boolean;
}

/** What the edit of an old card says. It answers no line. */
const EDITED_CARD = /^[A-Z0-9]{4,6}: .*\. (Approved|Rejected|Lapsed|Replaced)/;
const WHOLE = CONVERSATION.reduce<readonly string[]>(after, []);

export function createTalk(seed: string, tally: Tally, report: (problem: string) => void): Talk {
  const finished: string[] = [];
  const seenCodes = new Set<string>();
  /** What answered the step before: said again after a death, it answers nothing new. */
  let answeredBefore: ReadonlySet<string> = new Set();
  let heard = new Set<string>();
  let customers = 0;
  let customer = "";
  let at = CONVERSATION.length;
  /** The customer's books, by hand. */
  let books: readonly string[] = [];
  let lines: readonly Line[] = [];

  function nextCustomer(): void {
    customers += 1;
    customer = customerName(`${seed} ${customers}`);
    at = 0;
    books = [];
    lines = [];
  }

  function currentStep(): Step {
    const step = CONVERSATION[at];
    if (step === undefined) throw new Error("the conversation is at its end");
    return step;
  }

  function stepDone(): void {
    books = after(books, currentStep());
    lines = [];
    [answeredBefore, heard] = [heard, new Set()];
    at += 1;
    if (at < CONVERSATION.length) return;
    tally.finished += 1;
    finished.push(customer);
  }

  function hear(line: Line, reply: Reply): void {
    line.answered = true;
    heard.add(reply.text);
    for (const { code } of reply.buttons) seenCodes.add(code);
    if (!currentStep().reply.test(reply.text)) report(`"${line.text}" was answered: "${reply.text}"`);
  }

  /** Replies that came after a death, to lines of before it. @returns how many of them answer the step */
  function hearLate(replies: readonly Reply[]): number {
    const late = replies.filter(
      ({ in: place, text }) => place === 0 && !EDITED_CARD.test(text) && !answeredBefore.has(text),
    );
    const { reply: expected } = currentStep();
    for (const { text, buttons } of late) {
      if (!expected.test(text)) report(`"${underWay()}" was answered late: "${text}"`);
      for (const { code } of buttons) seenCodes.add(code);
      heard.add(text);
    }
    return late.length;
  }

  async function compare(name: string, expected: readonly string[], client: ClientBase): Promise<boolean> {
    const { missing, extra } = difference(expected, await customerBooks(client, name));
    tally.lost += missing.length;
    tally.doubled += extra.length;
    const isRight = missing.length + extra.length === 0;
    if (!isRight) report(`the books of ${name} lack [${missing.join("; ")}] and have beyond [${extra.join("; ")}]`);
    return isRight;
  }

  async function forgottenCodes(client: ClientBase): Promise<void> {
    const { rows } = await client.query<{ code: string }>(
      `select code from unnest($1::text[]) as code
      where code not in (select code from approvals) and code not in (select code from button_acts)`,
      [[...seenCodes]],
    );
    tally.lost += rows.length;
    for (const { code } of rows) report(`the code ${code} was shown and is not stored`);
  }

  const underWay = (): string => lines.map((line) => line.text).join(" | ");

  return {
    underWay,
    place: () => at % CONVERSATION.length,
    async sayNext(process, client) {
      if (at === CONVERSATION.length) nextCustomer();
      if (lines.length === 0) {
        const texts = await currentStep().say(customer, client);
        const before = await timesStored(client, texts);
        lines = texts.map((text, place) => ({ text, before: before[place] ?? 0, answered: false }));
      }
      const said = lines;
      await Promise.all(
        said.map(async (line) => {
          const reply = await process.say(line.text);
          if (reply !== null) hear(line, reply);
        }),
      );
      tally.lines += said.length;
      const isAnswered = said.every((line) => line.answered);
      if (isAnswered) stepDone();
      return isAnswered;
    },
    async takeStock(since, client) {
      await forgottenCodes(client);
      if (lines.length > 0) {
        const times = await timesStored(
          client,
          lines.map((line) => line.text),
        );
        const stored = lines.map((line, place) => (times[place] ?? 0) - line.before);
        for (const [place, line] of lines.entries()) {
          if (!line.answered || stored[place] !== 0) continue;
          tally.lost += 1;
          report(`"${line.text}" was answered and is not stored`);
        }
        const late = hearLate(since);
        tally.unseen += Math.max(0, lines.filter((line, place) => stored[place] === 1 && !line.answered).length - late);
        const left = lines.filter((_line, place) => stored[place] === 0);
        if (left.length === 0) stepDone();
        // Some of several lines at once: the rest is said again, and only then the books are as worked out.
        else if (left.length < lines.length) {
          lines = left;
          return;
        } else lines = [];
      }
      // What follows wrong books would only be wrong by the same.
      if (!(await compare(customer, books, client))) nextCustomer();
    },
    async compareAll(client) {
      for (const name of finished) await compare(name, WHOLE, client);
      for (const [name, amounts] of await amountsOf(client)) {
        if (finished.includes(name) && amounts !== "bank 1500.00, revenue 1500.00") report(`${name} has ${amounts}`);
      }
    },
  };
}

/** The books of a customer after a step, by the step's own words. */
function after(books: readonly string[], { gone, now }: Step): readonly string[] {
  const { missing, extra } = difference(gone, books);
  if (missing.length > 0) throw new Error(`a step takes away what is not there: ${missing.join("; ")}`);
  return [...extra, ...now];
}

/** How often each of the texts was stored as an event. */
async function timesStored(client: ClientBase, texts: readonly string[]): Promise<readonly number[]> {
  const { rows } = await client.query<{ times: number }>(
    `select (select count(*)::int from inbox where inbox.text = said.text) as times
    from unnest($1::text[]) with ordinality as said(text, place) order by place`,
    [texts],
  );
  return rows.map((row) => row.times);
}

/** What came in from each customer and what was earned from them, as the journal has it. */
async function amountsOf(client: ClientBase): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ name: string; amounts: string }>(
    `select name, string_agg(account || ' ' || amount, ', ' order by account) as amounts from (
      select p.name, account, to_char(abs(sum(o.amount_minor)) / 100.0, 'FM9999999990.00') as amount
      from postings o join journal_entries e on e.id = o.entry_id
      left join documents d on d.id = e.document_id left join payments y on y.id = e.payment_id
      join parties p on p.id = coalesce(d.party_id, y.party_id)
      where account in ('bank', 'revenue') group by p.name, account
    ) sums group by name`,
  );
  return new Map(rows.map(({ name, amounts }) => [name, amounts]));
}
