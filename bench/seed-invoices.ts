import { fileURLToPath } from "node:url";

import { migrate } from "#storage/migrate";

import { run, type Server } from "./postgres.ts";

const MIGRATIONS = fileURLToPath(new URL("../prisma/migrations", import.meta.url));

/**
 * A database with so many open invoices and a fifth as many paid ones, of one customer for fifty, in three currencies,
 * due between 150 days ago and 45 days from now; every tenth open one is paid in part. The journal is written with it.
 *
 * @returns its address
 */
export async function seedInvoices(server: Server, name: string, open: number): Promise<string> {
  const url = await server.createDatabase(name);
  await migrate(url, MIGRATIONS);
  const paid = open / 5;
  await run(url, rows(open + paid, open, Math.max(1, open / 50)));
  // As it stands on books that were not written in one minute.
  await run(url, "vacuum analyze");
  return url;
}

/** The first `open` invoices are open, the rest are paid. The triggers would judge what is balanced row by row. */
function rows(all: number, open: number, parties: number): string {
  return `
set session_replication_role = replica;
insert into business (id, name, currency, zone, created_at) values (1, 'Bench Ltd', 'USD', 'UTC', now());
insert into members (id, name, name_key, role, created_at) values ('mem_owner', 'owner', 'owner', 'owner', now());
insert into identities (adapter, external_id, member_id) values ('local', 'owner', 'mem_owner');
insert into parties (id, name, name_key, created_at)
  select 'pty_' || n, 'Customer ' || n, 'customer ' || n, now() from generate_series(0, ${parties - 1}) n;
insert into documents (id, kind, number, status, party_id, currency, issue_date, due_date, net_minor, tax_minor,
    total_minor, content, asked_at, issued_at, sent_at, paid_at)
  select 'inv_' || n, 'invoice', 'INV-' || lpad(n::text, 7, '0'),
    case when n > ${open} then 'paid' when n % 10 = 0 then 'partly-paid' else 'sent' end,
    'pty_' || (n * 7919) % ${parties}, (array['USD', 'EUR', 'GBP'])[n % 3 + 1], due - 45, due, total, 0, total,
    jsonb_build_object('lines', jsonb_build_array(jsonb_build_object('what', 'Work of week ' || n, 'amount', total::text))),
    now(), now(), now(), case when n > ${open} then now() end
  from (select n, current_date + 45 - n * 7919 % 196 as due, 1000 + (n::bigint * 15485863) % 500000 as total
        from generate_series(1, ${all}) n) invoices;
insert into payments (id, party_id, amount_minor, currency, received_on, recorded_at)
  select 'pay_' || id, party_id, case when status = 'paid' then total_minor else total_minor / 2 end, currency,
    least(due_date, current_date), now()
  from documents where status in ('paid', 'partly-paid');
insert into allocations (id, payment_id, document_id, amount_minor, currency, date, created_at)
  select 'all_' || id, id, substr(id, 5), amount_minor, currency, received_on, now() from payments;
insert into journal_entries (id, date, memo, document_id, act_id, created_at)
  select 'jrn_' || id, issue_date, number, id, 'act_' || id, now() from documents;
insert into journal_entries (id, date, memo, payment_id, act_id, created_at)
  select 'jrn_' || id, received_on, 'payment', id, 'act_' || id, now() from payments;
insert into postings (entry_id, account, party_id, amount_minor, currency)
  select 'jrn_' || id, account, case account when 'receivable' then party_id end,
    case account when 'receivable' then total_minor else -total_minor end, currency
  from documents, unnest(array['receivable', 'revenue']) account;
insert into postings (entry_id, account, party_id, amount_minor, currency)
  select 'jrn_' || id, account, case account when 'receivable' then party_id end,
    case account when 'bank' then amount_minor else -amount_minor end, currency
  from payments, unnest(array['bank', 'receivable']) account;
set session_replication_role = default`;
}
