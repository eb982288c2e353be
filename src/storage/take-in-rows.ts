import { toDbInstant } from "./convert.ts";
import type { Tx } from "./database.ts";
import { sql, type Sql } from "./sql.ts";

export interface TakeIn {
  readonly importId: string;
  readonly actId: string;
  readonly at: Temporal.Instant;
}

/** An id of the kind that `newId` makes: the import's own birth and chance, then the line. */
function idSql(prefix: string, importId: string, letter: string): Sql {
  const born = `${prefix}_${importId.slice(importId.indexOf("_") + 1).slice(0, 17)}${letter}`;
  return sql`${born}::text || lpad(s.line::text, 8, '0')`;
}

const staged = (importId: string): Sql => sql`(select line, row from import_rows where import_id = ${importId})`;

/** @returns how many customers are new, and of how many a gap was filled */
export async function takeInCustomers(
  tx: Tx,
  { importId, at }: TakeIn,
): Promise<{ readonly made: number; readonly filled: number }> {
  const filled = await tx.$executeRaw`
    update parties p set email = coalesce(p.email, s.row->>'email'), address = coalesce(p.address, s.row->>'address'),
      tax_id = coalesce(p.tax_id, s.row->>'taxId'), terms_days = coalesce(p.terms_days, (s.row->>'termsDays')::int)
    from ${staged(importId)} s where s.row->>'kind' = 'customer' and p.name_key = s.row->>'key'`;
  const made = await tx.$executeRaw`
    insert into parties (id, name, name_key, email, address, tax_id, terms_days, created_at)
    select ${idSql("pty", importId, "c")}, s.row->>'name', s.row->>'key', s.row->>'email', s.row->>'address',
      s.row->>'taxId', (s.row->>'termsDays')::int, ${toDbInstant(at)}
    from ${staged(importId)} s
    where s.row->>'kind' = 'customer' and not exists (select 1 from parties p where p.name_key = s.row->>'key')
    order by s.line`;
  return { made, filled };
}

/**
 * Writes the staged invoices as they stood elsewhere: what is owed is debited, and credited to the opening balance; what
 * was paid of it before is a payment that goes back there, not to the bank. One set of rows a statement.
 *
 * @returns how many invoices were made, and how many customers had to be for them
 */
export async function takeInInvoices(
  tx: Tx,
  { importId, actId, at }: TakeIn,
): Promise<{ readonly made: number; readonly customers: number }> {
  const now = toDbInstant(at);
  const from = staged(importId);
  const customers = await tx.$executeRaw`
    insert into parties (id, name, name_key, created_at)
    select distinct on (s.row->>'key') ${idSql("pty", importId, "c")}, s.row->>'customer', s.row->>'key', ${now}
    from ${from} s
    where s.row->>'kind' = 'invoice' and not exists (select 1 from parties p where p.name_key = s.row->>'key')
    order by s.row->>'key', s.line`;
  const made = await tx.$executeRaw`
    insert into documents (id, kind, number, status, party_id, currency, issue_date, due_date, net_minor, tax_minor,
      total_minor, content, owed, asked_at, issued_at, sent_at)
    select ${idSql("doc", importId, "d")}, 'invoice', s.row->>'number',
      case when s.row->>'paidMinor' <> '0' then 'partly-paid' when (s.row->>'sent')::boolean then 'sent' else 'issued' end,
      p.id, s.row->>'currency', (s.row->>'issueDate')::date, (s.row->>'dueDate')::date, (s.row->>'netMinor')::bigint,
      (s.row->>'taxMinor')::bigint, (s.row->>'totalMinor')::bigint, s.row->'content', true, ${now}, ${now},
      case when (s.row->>'sent')::boolean then ${now}::timestamptz end
    from ${from} s join parties p on p.name_key = s.row->>'key'
    where s.row->>'kind' = 'invoice'
      and not exists (select 1 from documents d where lower(d.number) = lower(s.row->>'number') and d.kind = 'invoice')
    order by s.line`;
  const documents = sql`${from} s join documents d on d.id = ${idSql("doc", importId, "d")}`;
  await tx.$executeRaw`
    insert into journal_entries (id, date, memo, document_id, act_id, created_at)
    select ${idSql("jrn", importId, "d")}, d.issue_date, 'Opening balance: invoice ' || d.number, d.id, ${actId}, ${now}
    from ${documents}`;
  await tx.$executeRaw`
    insert into postings (entry_id, account, party_id, amount_minor, currency)
    select ${idSql("jrn", importId, "d")}, side.account, case when side.sign = 1 then d.party_id end,
      side.sign * d.total_minor, d.currency
    from ${documents} cross join (values ('receivable', 1), ('opening-balance', -1)) as side(account, sign)`;
  await takeInPayments(tx, documents, { importId, actId, at });
  await tx.$executeRaw`
    insert into sequences (name, next)
    select 'invoice', max((s.row->>'place')::bigint) + 1 from ${from} s
    where s.row->>'place' is not null having count(*) > 0
    on conflict (name) do update set next = greatest(sequences.next, excluded.next)`;
  return { made, customers };
}

async function takeInPayments(tx: Tx, documents: Sql, { importId, actId, at }: TakeIn): Promise<void> {
  const now = toDbInstant(at);
  const paid = sql`(s.row->>'paidMinor')::bigint`;
  const on = sql`(s.row->>'paidOn')::date`;
  const partly = sql`${documents} where s.row->>'paidMinor' <> '0'`;
  await tx.$executeRaw`
    insert into payments (id, party_id, amount_minor, currency, received_on, method, recorded_at)
    select ${idSql("pay", importId, "p")}, d.party_id, ${paid}, d.currency, ${on}, 'before the import', ${now} from ${partly}`;
  await tx.$executeRaw`
    insert into allocations (id, payment_id, document_id, amount_minor, currency, date, created_at)
    select ${idSql("alc", importId, "p")}, ${idSql("pay", importId, "p")}, d.id, ${paid}, d.currency, ${on}, ${now}
    from ${partly}`;
  await tx.$executeRaw`
    insert into journal_entries (id, date, memo, payment_id, act_id, created_at)
    select ${idSql("jrn", importId, "p")}, ${on}, 'Opening balance: paid before of ' || d.number,
      ${idSql("pay", importId, "p")}, ${actId}, ${now} from ${partly}`;
  await tx.$executeRaw`
    insert into postings (entry_id, account, party_id, amount_minor, currency)
    select ${idSql("jrn", importId, "p")}, side.account, case when side.sign = -1 then d.party_id end, side.sign * ${paid},
      d.currency
    from ${documents} cross join (values ('opening-balance', 1), ('receivable', -1)) as side(account, sign)
    where s.row->>'paidMinor' <> '0'`;
}
