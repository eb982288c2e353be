/** A row of the books by its columns, as `row_to_json` gives it. */
export type Row = Readonly<Record<string, unknown>>;

/** The rows that one sentence leaves, by table: the draft's before the issue's, the delivery's before the post's. */
export interface Rows {
  readonly inbox: readonly [Row];
  readonly documents: readonly [Row];
  readonly acts: readonly [Row, Row];
  readonly audit: readonly [Row, Row];
  readonly journal_entries: readonly [Row];
  readonly postings: readonly [Row, Row];
  readonly outbox: readonly [Row, Row];
  readonly button_acts: readonly [Row];
  readonly turns: readonly [Row];
}

export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** One of several writes that make one statement. */
type Write = (value: (given: unknown) => string) => string;

const insert =
  (table: string, row: Row): Write =>
  (value) => {
    const columns = Object.keys(row);
    return `insert into ${table} (${columns.join(", ")}) values (${columns.map((name) => value(row[name])).join(", ")})`;
  };

/** All of the table's columns that are named, on its one row of that id. */
const update =
  (table: string, [key, id]: readonly [string, unknown], row: Row): Write =>
  (value) => {
    const set = Object.entries(row).map(([name, given]) => `${name} = ${value(given)}`);
    return `update ${table} set ${set.join(", ")} where ${key} = ${value(id)}`;
  };

/** The writes of one commit as one statement, which commits by itself. */
function statement(name: string, writes: readonly Write[]): Statement {
  const values: unknown[] = [];
  const value = (given: unknown): string => {
    // The driver writes a list as an array of the database, which only a list of texts is.
    values.push(isJson(given) ? JSON.stringify(given) : given);
    return `$${values.length}`;
  };
  const made = writes.map((write) => write(value));
  const before = made.slice(0, -1).map((sql, place) => `w${place} as (${sql})`);
  return { name, text: `${before.length === 0 ? "" : `with ${before.join(", ")} `}${made.at(-1)}`, values };
}

function isJson(given: unknown): boolean {
  if (given === null || typeof given !== "object") return false;
  return !Array.isArray(given) || given.some((member) => typeof member === "object");
}

const pick = (row: Row, ...names: readonly string[]): Row => Object.fromEntries(names.map((name) => [name, row[name]]));
const without = (row: Row, ...names: readonly string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));

/**
 * The rows once more, under ids and a number of their own, in one statement for each commit that Purser makes.
 *
 * @param place how manieth time, from 1
 */
export function plainCommits(template: Rows, place: number, number: string): readonly Statement[] {
  const rows = renamed(template, place);
  const { inbox, documents, acts, audit, journal_entries: entries, postings, outbox, button_acts, turns } = rows;
  const [document] = documents;
  const [delivery, post] = outbox;
  const head = (seq: number, hash: unknown): Write => update("audit_head", ["id", 1], { seq, hash });
  const chained = (index: 0 | 1): readonly Write[] => {
    const seq = place * 2 - 1 + index;
    return [insert("audit", { ...audit[index], seq }), head(seq, audit[index]["hash"])];
  };
  const waiting = { status: "queued", attempts: 0, receipt: null, sent_at: null };
  const taken = { status: "sending", attempts: 1 };
  return [
    statement("accept-event", [insert("inbox", { ...inbox[0], status: "received", done_at: null })]),
    statement("draft", [
      insert("documents", { ...document, number: null, status: "draft", issued_at: null, sent_at: null }),
      insert("acts", acts[0]),
      ...chained(0),
    ]),
    statement("issue", [
      update("sequences", ["name", "invoice"], { next: place + 1 }),
      update("documents", ["id", document["id"]], { number, status: "issued", issued_at: document["issued_at"] }),
      insert("journal_entries", entries[0]),
      ...postings.map((posting) => insert("postings", without(posting, "id"))),
      insert("acts", acts[1]),
      insert("outbox", { ...delivery, ...waiting }),
      ...chained(1),
    ]),
    statement("claim-delivery", [update("outbox", ["id", delivery["id"]], taken)]),
    statement("settle-delivery", [
      update("outbox", ["id", delivery["id"]], pick(delivery, "status", "receipt", "sent_at")),
      update("documents", ["id", document["id"]], pick(document, "status", "sent_at")),
    ]),
    statement("issue-code", [insert("button_acts", button_acts[0])]),
    statement("finish-turn", [
      update("inbox", ["id", inbox[0]["id"]], pick(inbox[0], "status", "done_at")),
      insert("turns", turns[0]),
      insert("outbox", { ...post, ...waiting }),
    ]),
    statement("claim-post", [update("outbox", ["id", post["id"]], taken)]),
  ];
}

/** Every id that was born with the sentence, and every code and key, gets another tail. */
function renamed(template: Rows, place: number): Rows {
  const tail = place.toString(36).padStart(5, "0");
  const text = JSON.stringify(template)
    .replaceAll(
      /\b(evt|doc|act|jrn|out|trn|ins|call)_([0-9a-z]{21})[0-9a-z]{5}/g,
      (_, kind, id) => `${kind}_${id}${tail}`,
    )
    .replaceAll(/"question:\d+"/g, `"question:${place}"`)
    .replaceAll(/"code":"[A-Z0-9]{4}"/g, `"code":"${tail}"`);
  return JSON.parse(text) as Rows;
}
