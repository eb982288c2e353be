import { join } from "node:path";
import { PassThrough } from "node:stream";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { buildDemo, type DemoSize } from "#cli/demo/build-demo";
import { talkDemo } from "#cli/demo/talk-demo";
import { openBooks, type OpenBooks } from "#cli/open-books";
import { silentLogger } from "#kernel/logger";
import { readSettings } from "#kernel/settings";
import { verifyAudit } from "#storage/audit-store";
import { prepareHome } from "#test/prepare-home";
import { temporaryFolder } from "#test/temporary-folder";

import { loadAllExtensions } from "../../src/extensions.ts";

const ZONE = "Europe/Berlin";
const TODAY = Temporal.PlainDate.from("2026-11-24");
const SOME: DemoSize = { customers: 14, invoices: 70 };

async function open() {
  const home = await prepareHome(join(temporaryFolder(), "demo"));
  const settings = await readSettings(home, { PURSER_TIMEZONE: ZONE, PURSER_OWNER: "Maya" });
  const [books, extensions] = await Promise.all([openBooks(settings), loadAllExtensions()]);
  const { database } = books;
  await buildDemo({
    database,
    extensions,
    home,
    zone: ZONE,
    today: TODAY,
    seed: 7,
    size: SOME,
    logger: silentLogger,
  });
  const sql = <Row>(text: string): Promise<Row[]> => database.commitOne("start", (tx) => tx.$queryRawUnsafe(text));
  return { settings, books, extensions, sql };
}

type Demo = Awaited<ReturnType<typeof open>>;

const close = async ({ database, close: closeBooks }: OpenBooks): Promise<void> => {
  await database.close();
  await closeBooks();
};

/** What is open on the day of the demo, worked out here. */
const OPEN = `select d.currency, date '${TODAY.toString()}' - d.due_date as late,
    d.total_minor - coalesce((select sum(amount_minor) from allocations where document_id = d.id), 0) as open
  from documents d where d.number is not null and d.voided_on is null`;

describe("the demo's books", () => {
  let demo: Demo;
  const one = async (text: string): Promise<unknown> => Object.values((await demo.sql<object>(text))[0] ?? {})[0];
  const values = async (text: string): Promise<unknown[]> =>
    (await demo.sql<object>(text)).flatMap((row) => Object.values(row));

  beforeAll(async () => {
    demo = await open();
  });
  afterAll(() => close(demo.books).catch(() => {}));

  it("balance in each currency, and their audit log is whole", async () => {
    expect(await values("select distinct sum(amount_minor)::int from postings group by currency")).toEqual([0]);
    expect(await verifyAudit(demo.books.database.reads, [])).toMatchObject({ ok: true });
  });

  it("have documents in every state", async () => {
    expect(await values("select distinct status from documents order by 1")).toEqual([
      "draft",
      "issued",
      "paid",
      "partly-paid",
      "sent",
      "void",
    ]);
    expect(
      await one("select count(*)::int from documents where replaces_id is not null and number is not null"),
    ).toBeGreaterThan(0);
    expect(await one("select count(*)::int from payments where reversed_at is not null")).toBeGreaterThan(0);
    expect(
      await one("select count(*)::int from acts where operation = 'apply-credit' and outcome = 'performed'"),
    ).toBeGreaterThan(0);
    expect(await one("select count(*)::int from agreed_rates")).toBeGreaterThan(0);
    expect(await values("select role from members order by 1")).toEqual(["bookkeeper", "owner", "viewer"]);
    expect(await values("select distinct currency from documents order by 1")).toEqual(["EUR", "GBP", "USD"]);
  });

  it("have something in every bucket of age", async () => {
    const buckets = await values(
      `select distinct width_bucket(late, array[1, 31, 61, 91]) from (${OPEN}) o where open > 0 order by 1`,
    );
    expect(buckets).toEqual([0, 1, 2, 3, 4]);
  });

  it("have four things that wait, each for a reason of its own", async () => {
    const rules = await values(
      "select distinct rules -> 0 ->> 'name' from approvals where status = 'pending' order by 1",
    );
    expect(rules).toEqual(["new-customer", "over-limit", "rate-broken"]);
    expect(await one("select count(*)::int from approvals where status = 'pending'")).toBe(4);
  });

  it("were written when it is said that they were, all before the day of the demo", async () => {
    const dayOf = (column: string): string => `(${column} at time zone '${ZONE}')::date`;
    expect(
      await one(
        `select count(*)::int from documents where issued_at is not null and ${dayOf("asked_at")} <> issue_date`,
      ),
    ).toBe(0);
    expect(await one(`select count(*)::int from payments where ${dayOf("recorded_at")} <> received_on`)).toBe(0);
    expect(await one(`select max(${dayOf("asked_at")})::text from acts`)).toBe("2026-11-23");
    expect(
      await one("select count(*)::int from acts where operation = 'record-payment' and business_date = '2026-11-23'"),
    ).toBeGreaterThan(0);
  });

  // The last one: it goes on with the books and closes them.
  it("are talked about in figures that they have", async () => {
    const owed = await values(
      `select to_char(sum(open) / 100, 'FM999,990.00') || ' ' || currency from (${OPEN}) o where open > 0 group by currency order by currency`,
    );
    const dso = await one(
      `select round(o.owed / s.sold * 90, 1)::float8::text from
        (select sum(open) as owed from (${OPEN}) o where currency = 'USD' and open > 0) o,
        (select sum(total_minor) as sold from documents where currency = 'USD' and number is not null and voided_on is null
          and issue_date > date '${TODAY.toString()}' - 90) s`,
    );
    const output = new PassThrough();
    const written: Buffer[] = [];
    output.on("data", (chunk: Buffer) => written.push(chunk));
    const clock = { now: () => Temporal.Instant.from("2026-11-24T09:00:00Z") };
    const { settings, extensions, books } = demo;
    await talkDemo({ settings, database: books.database, extensions, output, clock });
    const said = Buffer.concat(written).toString("utf8").replaceAll(/\s+/g, " ");
    for (const sum of owed) expect(said).toMatch(new RegExp(`You are owed: [^│]*${String(sum)} on`));
    expect(said).toContain(`${String(dso)} days in USD (`);
    expect(said).toContain("> how do we stand today? 4 decisions wait, the first about 7,400.00 USD.");
    expect(said).toMatch(/> approve ([A-Z0-9]+) Approved\. Sent INV-\d{4} to [^:]+: 7,400\.00 USD/);
    expect(said).not.toMatch(/I did not understand|not sure/i);
  });
});
