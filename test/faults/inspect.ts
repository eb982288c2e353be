import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import type { ClientBase } from "pg";

import { verifyAudit } from "#storage/audit-store";
import type { Db } from "#storage/database";

import { keptAuditHead } from "../../src/audit-head-file.ts";

/** Queries that find nothing in good books, each under what it would mean if it did. */
const NEVER: Readonly<Record<string, string>> = {
  "the journal does not balance": `select currency, sum(amount_minor) from postings group by currency having sum(amount_minor) <> 0`,
  "an entry does not balance": `select entry_id, currency from postings group by entry_id, currency having sum(amount_minor) <> 0`,
  "an entry has no postings": `select id from journal_entries where id not in (select entry_id from postings)`,
  "an act made two entries for one thing": `select act_id from journal_entries where reverses_id is null and document_id is not null
    group by act_id having count(*) > 1`,
  "a document was issued twice": `select document_id from journal_entries where document_id is not null and reverses_id is null
    group by document_id having count(*) > 1`,
  "a numbered document has no entry, or a draft has one": `select id, number from documents d
    where (number is not null) <> exists (select 1 from journal_entries where document_id = d.id)`,
  "receivables are not the open documents": `select * from
    (select party_id, currency, sum(total_minor - coalesce((select sum(amount_minor) from allocations where document_id = d.id), 0)) as open
      from documents d where number is not null and status <> 'void' group by party_id, currency) o
    full join (select party_id, currency, sum(amount_minor) as owed from postings where account = 'receivable' group by party_id, currency) r
    using (party_id, currency) where coalesce(open, 0) <> coalesce(owed, 0)`,
  "credit is not what payments have left": `select * from
    (select party_id, currency, sum(amount_minor - coalesce((select sum(amount_minor) from allocations where payment_id = p.id), 0)) as unused
      from payments p where reversed_at is null group by party_id, currency) u
    full join (select party_id, currency, -sum(amount_minor) as credit from postings where account = 'customer-credit' group by party_id, currency) c
    using (party_id, currency) where coalesce(unused, 0) <> coalesce(credit, 0)`,
  "a status is not what is open": `select number, status, total_minor, settled from
    (select *, coalesce((select sum(amount_minor) from allocations where document_id = d.id), 0) as settled from documents d) d
    where settled < 0 or settled > total_minor
      or status is distinct from case when number is null then case when status = 'void' then 'void' else 'draft' end
        when status = 'void' and settled = 0 then 'void' when settled = total_minor then 'paid' when settled > 0 then 'partly-paid' else 'sent' end`,
  "a number is skipped or used twice": `select number, place from
    (select number, row_number() over (order by substr(number, 5)::int) as place from documents where kind = 'invoice' and number is not null) n
    where substr(number, 5)::int <> place`,
  "the sequence is not one beyond the last number": `select name, next from sequences
    where next <> 1 + (select count(*) from documents where kind = name and number is not null)`,
  "a document and what it replaces both stand, or it is replaced twice": `select d.number, r.status from documents d
    left join documents r on r.id = d.replaces_id where d.number is not null and d.replaces_id is not null
      and (r.status is distinct from 'void' or (select count(*) from documents where replaces_id = d.replaces_id and number is not null) <> 1)`,
  "an act's key is used twice": `select key from acts group by key having count(*) > 1`,
  "a decision is not one act": `select code, status from approvals a where
    (select count(*) from acts where approval_id = a.id and outcome = 'performed')
      <> (case when status in ('approved', 'rejected') then 1 else 0 end)
    or (status = 'approved' and not exists (select 1 from acts where approval_id = a.id and outcome = 'performed' and operation = a.operation))`,
  "an entry has no act": `select id from journal_entries where act_id not in (select id from acts where outcome = 'performed')`,
  "an act is not in the audit log exactly once": `select id, times from acts
    left join (select body::json->>'act' as act, count(*) as times from audit group by 1) noted on act = id
    where times is distinct from 1`,
  "an event has no turn": `select id, text, status from inbox i where status <> 'done' or not exists (select 1 from turns where inbox_id = i.id)`,
  "a turn has no reply": `select inbox_id from turns t where not exists (select 1 from outbox where key = 'post:' || t.inbox_id || ':0')`,
  "an effect has not ended": `select key, status, attempts, last_error from outbox where status <> 'sent' or receipt is null`,
  "a numbered document was never handed over": `select number from documents where number is not null and sent_at is null`,
};

/** Everything that is wrong with the books, the audit log and the files, seen from outside the process. */
export async function inspect(client: ClientBase, reads: Db, home: string): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const [meaning, sql] of Object.entries(NEVER)) {
    const { rows } = await client.query(sql);
    for (const row of rows.slice(0, 5)) problems.push(`${meaning}: ${JSON.stringify(row)}`);
  }
  const kept = await keptAuditHead(home);
  const verdict = await verifyAudit(reads, kept === null ? [] : [kept]);
  if (!verdict.ok) problems.push(`the audit log is not whole: ${verdict.problem}`);
  return [...problems, ...(await undelivered(client)), ...(await brokenPdfs(join(home, "drafts")))];
}

/** Each document that was handed over has its PDF, whole, with the message beside it. */
async function undelivered(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ receipt: string; number: string }>(
    `select receipt, number from outbox join documents on documents.id = payload->>'documentId'
    where outbox.kind = 'deliver-document' and outbox.status = 'sent'`,
  );
  const found = await Promise.all(
    rows.map(async ({ receipt, number }) => {
      const message = await readFile(join(receipt, "..", "message.txt"), "utf8").catch(() => "");
      const whole =
        receipt.endsWith(`/${number}/${number}.pdf`) &&
        (await isWholePdf(receipt)) &&
        message.includes(`Attachment: ${number}.pdf`);
      return whole ? [] : [`${number} was not handed over whole: ${receipt}`];
    }),
  );
  return found.flat();
}

async function brokenPdfs(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".pdf"));
  const whole = await Promise.all(names.map((name) => isWholePdf(join(folder, name))));
  return names.filter((_name, at) => whole[at] === false).map((name) => `${name} is half a file`);
}

async function isWholePdf(path: string): Promise<boolean> {
  const bytes = await readFile(path).catch(() => Buffer.alloc(0));
  return bytes.subarray(0, 4).toString("latin1") === "%PDF" && bytes.toString("latin1").trimEnd().endsWith("%%EOF");
}
