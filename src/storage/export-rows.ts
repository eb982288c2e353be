import type { Db, Tx } from "./database.ts";

/** One file of an export: its columns, and the query whose rows they are, every value as text. */
export interface ExportTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly sql: string;
}

/**
 * What a person may want to see in another program. Customers and invoices have the columns that the import reads;
 * amounts come as minor units and are written out by the caller, who knows the currencies: their columns end in
 * `_minor` here.
 */
export const EXPORT_TABLES: readonly ExportTable[] = [
  {
    name: "customers",
    columns: ["name", "email", "address", "terms_days", "tax_id"],
    sql: `select name, email, address, terms_days::text, tax_id from parties order by name_key collate "C"`,
  },
  {
    name: "invoices",
    columns: [
      ...[
        "number",
        "customer",
        "issue_date",
        "due_date",
        "currency",
        "net_minor",
        "tax_minor",
        "total_minor",
        "paid_minor",
      ],
      ...["open_minor", "paid_on", "status", "description", "reference", "notes"],
    ],
    sql: `select d.number, p.name as customer, d.issue_date::text, d.due_date::text, d.currency::text,
        d.net_minor::text, d.tax_minor::text, d.total_minor::text,
        coalesce(s.settled, 0)::text as paid_minor, (d.total_minor - coalesce(s.settled, 0))::text as open_minor,
        case when s.settled > 0 then s.last::text end as paid_on,
        case when d.status = 'partly-paid' then case when d.sent_at is null then 'issued' else 'sent' end else d.status end as status,
        d.content->'lines'->0->>'description' as description, d.content->>'reference' as reference, d.content->>'notes' as notes
      from documents d join parties p on p.id = d.party_id
      left join (select document_id, sum(amount_minor)::bigint as settled, max(date) as last from allocations group by document_id) s
        on s.document_id = d.id
      where d.kind = 'invoice' and d.number is not null order by d.issue_date, d.number collate "C"`,
  },
  {
    name: "lines",
    columns: [
      "kind",
      "number",
      "customer",
      "line",
      "description",
      "quantity",
      "currency",
      "unit_price_minor",
      "discount_percent",
      "tax_percent",
    ],
    sql: `select d.kind, d.number, p.name as customer, l.place::text as line, l.value->>'description' as description,
        l.value->>'quantity' as quantity, d.currency::text, l.value->>'unitPriceMinor' as unit_price_minor,
        l.value->>'discountPercent' as discount_percent, l.value->>'taxPercent' as tax_percent
      from documents d join parties p on p.id = d.party_id
      cross join jsonb_array_elements(case jsonb_typeof(d.content->'lines') when 'array' then d.content->'lines' else '[]' end)
        with ordinality as l(value, place)
      where d.number is not null order by d.issue_date, d.number collate "C", l.place`,
  },
  {
    name: "payments",
    columns: ["id", "customer", "received_on", "currency", "amount_minor", "method", "reversed"],
    sql: `select y.id, p.name as customer, y.received_on::text, y.currency::text, y.amount_minor::text, y.method,
        case when y.reversed_at is null then 'no' else 'yes' end as reversed
      from payments y join parties p on p.id = y.party_id order by y.received_on, y.id`,
  },
  {
    name: "allocations",
    columns: ["payment", "document", "date", "currency", "amount_minor"],
    sql: `select a.payment_id as payment, d.number as document, a.date::text, a.currency::text, a.amount_minor::text
      from allocations a join documents d on d.id = a.document_id order by a.date, a.id`,
  },
  {
    name: "journal",
    columns: [
      "entry",
      "date",
      "memo",
      "document",
      "payment",
      "reverses",
      "account",
      "customer",
      "currency",
      "debit_minor",
      "credit_minor",
    ],
    sql: `select e.id as entry, e.date::text, e.memo, d.number as document, e.payment_id as payment, e.reverses_id as reverses,
        g.account, p.name as customer, g.currency::text, case when g.amount_minor > 0 then g.amount_minor::text end as debit_minor,
        case when g.amount_minor < 0 then (-g.amount_minor)::text end as credit_minor
      from journal_entries e join postings g on g.entry_id = e.id left join documents d on d.id = e.document_id
      left join parties p on p.id = g.party_id order by e.date, e.id, g.id`,
  },
  {
    name: "approvals",
    columns: ["code", "operation", "title", "status", "asked_by", "asked_at", "decided_by", "decided_at", "reason"],
    sql: `select a.code, a.operation, a.card->>'title' as title, a.status, q.name as asked_by,
        to_char(a.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as asked_at, m.name as decided_by,
        to_char(a.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as decided_at, a.reason
      from approvals a left join members q on q.id = a.requested_by left join members m on m.id = a.decided_by
      order by a.created_at, a.id`,
  },
  {
    name: "audit",
    columns: ["entry", "at", "kind", "body", "previous_hash", "hash"],
    sql: `select seq::text as entry, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, kind, body,
        prev_hash::text as previous_hash, hash::text from audit order by seq`,
  },
];

const PAGE = 500;

/** The rows of one file, page by page, each with its values in the order of the columns. */
export async function* exportRows(
  tx: Tx,
  { columns, sql }: ExportTable,
): AsyncGenerator<readonly (readonly (string | null)[])[]> {
  await tx.$executeRawUnsafe(`declare purser_export no scroll cursor for ${sql}`);
  for (;;) {
    const rows = await tx.$queryRawUnsafe<Record<string, string | null>[]>(`fetch ${PAGE} from purser_export`);
    if (rows.length === 0) break;
    yield rows.map((row) => columns.map((column) => row[column] ?? null));
  }
  await tx.$executeRaw`close purser_export`;
}

/** The ids of all documents that have a number, in an order that does not change while more are issued. */
export async function* issuedDocuments(db: Db): AsyncGenerator<string> {
  let after = "";
  for (;;) {
    const rows = await db.document.findMany({
      where: { number: { not: null }, id: { gt: after } },
      orderBy: { id: "asc" },
      take: PAGE,
      select: { id: true },
    });
    for (const { id } of rows) yield id;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}
