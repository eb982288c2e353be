import { toDbInstant } from "./convert.ts";
import type { Db, Tx } from "./database.ts";
import { sql, type Sql } from "./sql.ts";

/** A customer on the way into the books. */
export interface StagedCustomer {
  readonly kind: "customer";
  readonly name: string;
  /** What makes two names the same customer's. */
  readonly key: string;
  readonly email: string | null;
  readonly address: string | null;
  readonly taxId: string | null;
  readonly termsDays: number | null;
}

/** An open invoice on the way into the books. Amounts are minor units as text, dates ISO. */
export interface StagedInvoice {
  readonly kind: "invoice";
  readonly number: string;
  readonly customer: string;
  readonly key: string;
  readonly issueDate: string;
  readonly dueDate: string;
  readonly currency: string;
  readonly netMinor: string;
  readonly taxMinor: string;
  readonly totalMinor: string;
  /** What was paid of it before; below the total. */
  readonly paidMinor: string;
  readonly paidOn: string;
  readonly sent: boolean;
  /** In the wire form of the type. */
  readonly content: Readonly<Record<string, unknown>>;
  /** Its place in the business's own sequence, where its number is of that pattern. */
  readonly place: string | null;
}

export type StagedRow = StagedCustomer | StagedInvoice;

/** A row with the line of the file that it began on. */
export interface Staged<Row extends StagedRow = StagedRow> {
  readonly line: number;
  readonly row: Row;
}

/** Puts rows beside the books, where nothing reads them but the operation that takes them in. */
export async function stageRows(
  tx: Tx,
  importId: string,
  rows: readonly Staged[],
  at: Temporal.Instant,
): Promise<void> {
  await tx.$executeRaw`
    insert into import_rows (import_id, line, row, created_at)
    select ${importId}, s.line, s.row, ${toDbInstant(at)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s(line int, row jsonb)`;
}

export interface RowsSum {
  readonly rows: number;
  /** SHA-256 over the digests of the rows in order: what an approval of them is bound to. */
  readonly sha256: string;
}

export async function sumOfRows(db: Db, importId: string): Promise<RowsSum> {
  const [sum] = await db.$queryRaw<{ rows: number; sha256: string }[]>`
    select count(*)::int as rows,
      encode(sha256(coalesce(string_agg(sha256(convert_to(line || ' ' || row::text, 'UTF8')), ''::bytea order by line), ''::bytea)), 'hex') as sha256
    from import_rows where import_id = ${importId}`;
  return sum ?? { rows: 0, sha256: "" };
}

export async function dropRows(tx: Tx, importId: string): Promise<void> {
  await tx.$executeRaw`delete from import_rows where import_id = ${importId}`;
}

/** Clears away what imports left that were cut off: older than `before`, and waited for by no approval. */
export async function dropForgottenRows(tx: Tx, before: Temporal.Instant): Promise<void> {
  await tx.$executeRaw`
    delete from import_rows where created_at < ${toDbInstant(before)} and import_id not in (
      select input->>'importId' from approvals where status = 'pending' and input->>'importId' is not null)`;
}

/** Rows as a query reads them: those given, or those that were staged. */
export function rowsFrom(source: readonly Staged[] | { readonly importId: string }): Sql {
  return "importId" in source
    ? sql`(select line, row from import_rows where import_id = ${source.importId})`
    : sql`(select line, row from jsonb_to_recordset(${JSON.stringify(source)}::jsonb) as j(line int, row jsonb))`;
}

/** What the books have under a row's number. */
export interface InvoiceThere {
  readonly line: number;
  readonly number: string;
  readonly party: string;
  /** What differs, by the names of the fields; none where it is the same invoice. */
  readonly differs: readonly string[];
}

export async function invoicesThere(db: Db, source: Parameters<typeof rowsFrom>[0]): Promise<readonly InvoiceThere[]> {
  return db.$queryRaw<InvoiceThere[]>`
    select s.line, d.number, p.name as party, array_remove(array[
        case when p.name_key <> s.row->>'key' then 'customer' end,
        case when d.currency <> s.row->>'currency' then 'currency' end,
        case when d.total_minor <> (s.row->>'totalMinor')::bigint then 'total' end,
        case when d.tax_minor <> (s.row->>'taxMinor')::bigint then 'tax' end,
        case when d.issue_date <> (s.row->>'issueDate')::date then 'issue_date' end,
        case when d.due_date <> (s.row->>'dueDate')::date then 'due_date' end,
        case when d.status = 'void' then 'status' end], null) as differs
    from ${rowsFrom(source)} s
    join documents d on lower(d.number) = lower(s.row->>'number') and d.kind = 'invoice'
    join parties p on p.id = d.party_id
    order by s.line`;
}

/** What the books have under a row's name. */
export interface CustomerThere {
  readonly line: number;
  readonly name: string;
  /** What the books have otherwise, by the names of the fields. */
  readonly differs: readonly string[];
  /** Whether the row knows something that the books do not. */
  readonly adds: boolean;
}

export async function customersThere(
  db: Db,
  source: Parameters<typeof rowsFrom>[0],
): Promise<readonly CustomerThere[]> {
  return db.$queryRaw<CustomerThere[]>`
    select s.line, p.name, array_remove(array[
        case when p.email <> s.row->>'email' then 'email' end,
        case when p.address <> s.row->>'address' then 'address' end,
        case when p.tax_id <> s.row->>'taxId' then 'tax_id' end,
        case when p.terms_days <> (s.row->>'termsDays')::int then 'terms_days' end], null) as differs,
      (p.email is null and s.row->>'email' is not null) or (p.address is null and s.row->>'address' is not null)
        or (p.tax_id is null and s.row->>'taxId' is not null)
        or (p.terms_days is null and s.row->>'termsDays' is not null) as adds
    from ${rowsFrom(source)} s join parties p on p.name_key = s.row->>'key'
    order by s.line`;
}

/** Which of these keys no customer on file has. */
export async function keysNotOnFile(db: Db, keys: readonly string[]): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ key: string }[]>`
    select k.key from jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb) as k(key)
    where not exists (select 1 from parties p where p.name_key = k.key)`;
  return rows.map(({ key }) => key);
}

/** One import at a time, until the transaction ends. */
export async function holdImports(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('purser import'))`;
}
