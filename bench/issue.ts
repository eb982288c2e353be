import { join } from "node:path";
import { fileURLToPath } from "node:url";

import pg from "pg";

import { existingDocument } from "#books/existing";
import { readDocumentView } from "#books/read-document-view";
import type { DocumentView } from "#documents/view";
import { writeFileWhole } from "#effects/write-file-whole";
import { noProbe } from "#kernel/points";
import { renderDocument } from "#rendering/render-document";
import type { Db } from "#storage/database";
import { migrate } from "#storage/migrate";

import { loadAllExtensions } from "../src/extensions.ts";
import { type Benchmark, timesFigure } from "./figure.ts";
import { interleave, timed } from "./interleave.ts";
import { plainCommits, type Row, type Rows } from "./plain-commits.ts";
import { run, type Server } from "./postgres.ts";
import { talkTo } from "./talk-to.ts";

const MIGRATIONS = fileURLToPath(new URL("../prisma/migrations", import.meta.url));
const ROUNDS = 60;
const AIM = 2;
const TRIES = 5;
const FILES = ["write-file", "write-audit-head"];
/** The tables that a sentence writes to: by which column they grow, and how many rows it leaves in each. */
const LEFT: Readonly<Record<keyof Rows, readonly [order: string, count: number]>> = {
  inbox: ["id", 1],
  documents: ["id", 1],
  acts: ["id", 2],
  audit: ["seq", 2],
  journal_entries: ["id", 1],
  postings: ["id", 2],
  outbox: ["id", 2],
  button_acts: ["created_at", 1],
  turns: ["id", 1],
};

type Purser = Awaited<ReturnType<typeof talkTo>>;

/**
 * "Invoice Acme Ltd $2,500 for website development due in 14 days" from the message to the reply, with the invoice
 * issued, written into the books and rendered: beside the same PDF, the same two files and the same rows, in one plain
 * statement for each of as many durable commits.
 */
export const issue: Benchmark = async ({ postgres }) => {
  const server = await postgres();
  const reached: string[] = [];
  const url = await fresh(server, "issue");
  const purser = await talkTo(url, {
    probe: (point) => void (point.startsWith("after ") && reached.push(point.slice("after ".length))),
  });
  try {
    await setUp(url, purser);
    let said = 0;
    const say = async (): Promise<void> => {
      // Another amount each time: a page that was set before would come out of a cache.
      const reply = await purser.ask(`Invoice Acme Ltd $${2_500 + ++said}.17 for website development due in 14 days`);
      if (!reply.startsWith("Sent INV-")) throw new Error(`The answer is another: ${reply}`);
    };
    const tries: (readonly string[])[] = [];
    for (let left = TRIES; left > 0; left--) {
      await purser.idle();
      reached.length = 0;
      await say();
      tries.push(reached.slice(0, reached.indexOf("post-message")).filter((name) => !FILES.includes(name)));
    }
    await purser.idle();
    // The looks at all that is due, which come every few seconds, may fall into one.
    const [commits = []] = tries.toSorted((a, b) => a.length - b.length);
    const ms = await besidePlain(server, url, purser, say, commits);
    const peer = `the PDF and the rows in ${commits.length} plain statements`;
    return [timesFigure("a sentence to an issued invoice with its PDF", ms.ours, [peer, ms.plain], AIM)];
  } finally {
    await purser.close();
  }
};

async function besidePlain(
  server: Server,
  url: string,
  purser: Purser,
  say: () => Promise<void>,
  commits: readonly string[],
) {
  const peer = await peerOf(server, url, purser);
  try {
    if (commits.length !== peer.commits) {
      throw new Error(`A sentence takes ${commits.length} commits: ${commits.join(", ")}.`);
    }
    return await interleave({ ours: () => timed(say), plain: () => timed(peer.issue) }, ROUNDS);
  } finally {
    await peer.close();
  }
}

async function fresh(server: Server, name: string): Promise<string> {
  const url = await server.createDatabase(name);
  await migrate(url, MIGRATIONS);
  return url;
}

/** A business that may send, and a customer who is known to it. */
async function setUp(url: string, { ask }: Purser): Promise<void> {
  await ask("Invoice Acme Ltd $100 for hosting due in 14 days");
  const [approval] = await run(url, "select code from approvals where status = 'pending'");
  const reply = await ask(`approve ${String(approval?.["code"])}`);
  if (!reply.includes("Sent INV-0001")) throw new Error(`The answer is another: ${reply}`);
}

/** Writes the rows that the last sentence left in the books again and again, each time as another invoice. */
async function peerOf(server: Server, ours: string, { database, home }: Purser) {
  const url = await fresh(server, "issue_plain");
  for (const table of ["business", "members", "parties"]) {
    for (const row of await rowsOf(ours, table, "id")) {
      const json = JSON.stringify(row).replaceAll("'", "''");
      await run(url, `insert into ${table} select * from json_populate_record(null::${table}, '${json}')`);
    }
  }
  await run(url, "insert into sequences (name, next) values ('invoice', 1)");
  const left: Record<string, readonly Row[]> = {};
  for (const [table, [order, count]] of Object.entries(LEFT)) {
    left[table] = (await rowsOf(ours, table, order)).slice(-count);
  }
  const template = left as unknown as Rows;
  const page = await pageOf(database.reads, String(template.documents[0]["id"]));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let place = 0;
  return {
    commits: plainCommits(template, 1, "PLAIN-1").length,
    async issue() {
      const number = `PLAIN-${++place}`;
      for (const { name, text, values } of plainCommits(template, place, number)) {
        if (name === "settle-delivery") await deliver(join(home, "plain", number), number, page(number, place));
        await client.query({ name, text, values: [...values] });
      }
    },
    close: () => client.end(),
  };
}

async function rowsOf(url: string, table: string, order: string): Promise<readonly Row[]> {
  const found = await run(url, `select row_to_json(t) as row from ${table} t order by ${order}`);
  return found.map(({ row }) => row as Row);
}

/** The page of a document, to be had under other numbers and of other amounts. */
async function pageOf(db: Db, documentId: string): Promise<(number: string, place: number) => DocumentView> {
  const document = await existingDocument(db, documentId);
  const { documentTypes } = await loadAllExtensions();
  const view = JSON.stringify(await readDocumentView(db, document, documentTypes));
  return (number, place) =>
    JSON.parse(
      view.replaceAll(document.number ?? "", number).replaceAll("2,501.17", `${2_500 + place}.71`),
    ) as DocumentView;
}

async function deliver(folder: string, number: string, view: DocumentView): Promise<void> {
  await writeFileWhole(noProbe, join(folder, `${number}.pdf`), (await renderDocument(view)).pdf);
  await writeFileWhole(noProbe, join(folder, "message.txt"), `To: Acme Ltd\nSubject: ${number}\n`);
}
