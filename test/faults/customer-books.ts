import type { ClientBase } from "pg";

/**
 * A customer's books as they are seen from outside, by plain SQL: one sentence for each document, payment, approval and
 * balance that there is, sorted.
 */
export async function customerBooks(client: ClientBase, customer: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ sentence: string }>(
    `with party as (select id from parties where name = $1),
    settled as (select document_id, sum(amount_minor) as minor from allocations group by document_id)
    select case
        when number is null or status = 'void' then format('%s %s %s', kind, ${money("total_minor")}, status)
        else format('%s %s %s, open %s', kind, ${money("total_minor")}, status, ${money("total_minor - coalesce(minor, 0)")})
      end as sentence
    from documents left join settled on document_id = documents.id where party_id = (select id from party)
    union all
    select format('payment %s%s', ${money("amount_minor")}, case when reversed_at is null then '' else ' taken back' end)
    from payments where party_id = (select id from party)
    union all
    select format('%s %s', operation, approvals.status)
    from approvals join documents on documents.id = subject where party_id = (select id from party)
    union all
    select format('%s %s', account, ${money("sum(amount_minor)")})
    from postings where party_id = (select id from party) group by account having sum(amount_minor) <> 0
    order by 1`,
    [customer],
  );
  return rows.map((row) => row.sentence);
}

/** What is in the one and not in the other, counting how often. */
export function difference(
  expected: readonly string[],
  found: readonly string[],
): { readonly missing: readonly string[]; readonly extra: readonly string[] } {
  const extra = [...found];
  const missing = expected.filter((sentence) => {
    const at = extra.indexOf(sentence);
    if (at !== -1) extra.splice(at, 1);
    return at === -1;
  });
  return { missing, extra };
}

/** The code under which the customer's newest approval waits. */
export async function waitingCode(client: ClientBase, customer: string): Promise<string> {
  return one(
    client,
    `select code as value from approvals join documents on documents.id = subject join parties on parties.id = party_id
    where parties.name = $1 and approvals.status = 'pending' order by approvals.created_at desc, approvals.id desc limit 1`,
    [customer],
  );
}

/** The code of the newest Undo button of an operation about this customer. */
export async function undoCode(client: ClientBase, customer: string, operation: string): Promise<string> {
  return one(
    client,
    `select code as value from button_acts where operation = $2 and (
      input->>'documentId' in (select d.id from documents d join parties p on p.id = d.party_id where p.name = $1) or
      input->>'paymentId' in (select y.id from payments y join parties p on p.id = y.party_id where p.name = $1)
    ) order by created_at desc limit 1`,
    [customer, operation],
  );
}

/** The number of the customer's document of that total, in minor units. */
export async function numberOf(client: ClientBase, customer: string, totalMinor: number): Promise<string> {
  return one(
    client,
    `select number as value from documents d join parties p on p.id = d.party_id where p.name = $1 and total_minor = $2`,
    [customer, totalMinor],
  );
}

async function one(client: ClientBase, sql: string, values: readonly unknown[]): Promise<string> {
  const { rows } = await client.query<{ value: string }>(sql, [...values]);
  const [row] = rows;
  if (row === undefined) throw new Error(`nothing was found for ${JSON.stringify(values)}`);
  return row.value;
}

function money(minor: string): string {
  return `to_char((${minor}) / 100.0, 'FM9999999990.00')`;
}
