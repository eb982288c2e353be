import { createHash, randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { verifyAudit } from "#storage/audit-store";
import { done, draftFor, newCustomer, pay, sentInvoice } from "#test/business-of-tests";
import { writable } from "#test/writable";
import { copyThrough, emptyDatabase, linesOf, MIGRATIONS } from "#test/copied-books";
import type { Database } from "#storage/database";
import type { DatabaseKind } from "#test/databases";
import { manualClock } from "#test/manual-clock";
import { type TestOffice } from "#test/open-office";
import { temporaryFolder } from "#test/temporary-folder";
import { useOffice } from "#test/use-office";
import { checkBackup } from "#transfer/backup/check-backup";
import { seal, SEAL_BYTES } from "#transfer/backup/format";
import { markRestored, restoreBackup } from "#transfer/backup/restore-backup";
import { writeBackup } from "#transfer/backup/write-backup";

import { newRun } from "../properties/model.ts";
import { life } from "../properties/steps.ts";

/** Each run makes a database of its own, so that one has to do where many other tests wait. */
const RUNS = Number(process.env["PURSER_PROPERTY_RUNS"] ?? 1);

/** Every type that a column may have, with what is easily lost. */
const ZOO = `create table zoo (
  id bigint generated always as identity primary key, bytes bytea, doc jsonb, words text[], price numeric(20,6),
  ratio double precision, at timestamptz(3), day date, big bigint, yes boolean, code char(3), small integer,
  twice bigint generated always as (length(code) * 2) stored)`;
const ANIMALS = `insert into zoo (bytes, doc, words, price, ratio, at, day, big, yes, code, small) values
  ('\\x00ff0a22', '{"a": [1, 2.50, null, "x\\"y"]}', '{"a b","c\\"d",NULL,""}', 12345678901234.500000, 0.1, '2026-03-29 01:59:59.987+01', '0001-01-01', 9223372036854775807, true, 'US', -1),
  ('', 'null', '{}', -0.000001, 'NaN', '1999-12-31 23:59:59.999+00', '9999-12-31', -9223372036854775808, false, 'EUR', 0),
  (null, null, null, null, '-Infinity', null, null, 0, null, null, 2147483647),
  ('\\xe282ac', '"tab\\t and \\u2028"', '{"{x}","\\\\","Zoë"}', 0, 1e-300, 'infinity', 'infinity', 1, true, 'abc', 1)`;

function animals({ reads }: Database): Promise<readonly unknown[]> {
  return reads.$queryRaw`
    select id::text, encode(bytes, 'hex') as bytes, doc::text, doc is null as no_doc, words::text, price::text, ratio::text,
      extract(epoch from at)::text as at, day::text, big::text, yes, code::text, small, twice::text from zoo order by id`;
}

export function backupSuite(kind: DatabaseKind): void {
  const folder = temporaryFolder();
  let files = 0;
  const fresh = (): string => join(folder, `${files++}.purser.gz`);

  const office = useOffice(kind);

  describe("a backup that is restored", () => {
    it("is the same books, table by table, whatever was done in them", { timeout: 300_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(life, async (steps) => {
          const run = await newRun(office());
          for (const step of steps) await step.run(run);
          const to = await emptyDatabase(kind);
          try {
            const before = await copyThrough(folder, office().database, to.database);
            const after = fresh();
            await writeBackup(to.database, after, manualClock());
            expect((await linesOf(after)).slice(1)).toEqual((await linesOf(before)).slice(1));
          } finally {
            await to.close();
          }
        }),
        { numRuns: RUNS },
      );
    });

    it("has its guards, its counters, and every value to the last bit, and goes on from there", async () => {
      const partyId = await newCustomer(office());
      await sentInvoice(office(), partyId, {});
      done(await pay(office(), partyId, 3_000n));
      const from = office().database;
      const to = await emptyDatabase(kind);
      const db = writable(to.database);
      try {
        for (const side of [from, to.database]) await writable(side).$executeRawUnsafe(ZOO);
        await writable(from).$executeRawUnsafe(ANIMALS);
        await copyThrough(folder, from, to.database);

        const [issued] = await db.document.findMany({ where: { number: { not: null } }, take: 1 });
        expect(issued).toMatchObject({ sender: { name: "Purple Studio" }, recipient: { address: null, email: null } });
        expect(await animals(to.database)).toEqual(await animals(from));
        expect(await animals(to.database)).toHaveLength(4);
        await db.$executeRaw`insert into zoo (small) values (5)`;
        expect((await animals(to.database)).at(-1)).toMatchObject({ id: "5" });

        for (const table of ["journal_entries", "postings", "allocations", "audit", "acts"]) {
          await expect(db.$executeRawUnsafe(`delete from ${table}`)).rejects.toThrow(/never changed or removed/);
        }
        await expect(
          db.$executeRaw`update documents set issue_date = '2020-01-01' where number is not null`,
        ).rejects.toThrow(/cannot be changed/);
        const entry = await db.journalEntry.findFirstOrThrow();
        await expect(
          db.posting.create({ data: { entryId: entry.id, account: "bank", amountMinor: 1n, currency: "USD" } }),
        ).rejects.toThrow(/does not balance/);
        const [last] = await db.$queryRaw<{ id: bigint }[]>`select max(id) as id from postings`;
        const [next] = await db.$queryRaw<{ id: bigint }[]>`
          select nextval(pg_get_serial_sequence('postings', 'id')) as id`;
        expect(next?.id).toBeGreaterThan(last?.id ?? 0n);
        const off = await db.$queryRaw`select tgname::text from pg_trigger where tgenabled <> 'O'`;
        expect(off).toEqual([]);
      } finally {
        await writable(from).$executeRaw`drop table zoo`;
        await to.close();
      }
    });

    it("says in the audit log where it came from, and sends nothing by itself that may have gone out since", async () => {
      await sentInvoice(office(), await newCustomer(office()), {});
      await draftFor(office(), await newCustomer(office()));
      await writable(office().database)
        .$executeRaw`update outbox set status = 'queued' where id = (select max(id) from outbox)`;
      const path = fresh();
      const { sha256, header } = await writeBackup(office().database, path, manualClock());
      const to = await emptyDatabase(kind);
      const db = writable(to.database);
      try {
        const kept = { count: BigInt(header.audit.count) + 2n, hash: "f".repeat(64) };
        const backup = await checkBackup(path, MIGRATIONS, kept);
        expect(backup.kept).toBe("later");
        const { halted } = await restoreBackup(to.database, backup, (tx) =>
          markRestored(tx, backup, { at: office().clock.now(), kept }),
        );
        expect(halted).toBe(1);
        expect(await db.outbox.count({ where: { status: { in: ["queued", "sending"] } } })).toBe(0);
        expect(await db.outbox.findMany({ where: { status: "uncertain" } })).toMatchObject([
          { lastError: expect.stringContaining("may have gone out") },
        ]);
        const last = await db.audit.findFirstOrThrow({ orderBy: { seq: "desc" } });
        expect(JSON.parse(last.body)).toMatchObject({
          sha256,
          kept: { count: String(kept.count), place: "later" },
          halted: 1,
        });
        expect(await verifyAudit(db, [{ count: BigInt(header.audit.count), hash: header.audit.hash }])).toMatchObject({
          ok: true,
        });
      } finally {
        await to.close();
      }
    });

    it("never goes over books that are there", async () => {
      const path = fresh();
      await writeBackup(office().database, path, manualClock());
      const count = await office().database.reads.act.count();
      const backup = await checkBackup(path, MIGRATIONS, null);
      await expect(restoreBackup(office().database, backup, async () => {})).rejects.toMatchObject({
        code: "books-there",
      });
      expect(await office().database.reads.act.count()).toBe(count);
    });
  });

  describe("a file that is no whole backup of ours", () => {
    let whole: Buffer;
    let open: TestOffice;

    beforeAll(async () => {
      open = office();
      await sentInvoice(open, await newCustomer(open), {});
      const path = fresh();
      await writeBackup(open.database, path, manualClock());
      whole = readFileSync(path);
    });

    const refused = async (bytes: Buffer): Promise<{ code: string; plain: string }> => {
      const path = fresh();
      writeFileSync(path, bytes);
      return checkBackup(path, MIGRATIONS, null).then(
        () => ({ code: "none", plain: "" }),
        (error: { code: string; plain: string }) => ({ code: error.code, plain: error.plain.replace(path, "FILE") }),
      );
    };
    /** The same lines, changed, with a seal that fits: what a hand with time could make. */
    const rewritten = (change: (lines: string[]) => string[]): Buffer => {
      const lines = gunzipSync(whole.subarray(0, -SEAL_BYTES)).toString().trimEnd().split("\n");
      const body = gzipSync(`${change(lines).join("\n")}\n`);
      return Buffer.concat([body, seal(createHash("sha256").update(body).digest("hex"))]);
    };
    const header = (change: object) => (lines: string[]) =>
      lines.with(0, JSON.stringify({ ...JSON.parse(lines[0] ?? ""), ...change }));

    it("is told apart from one that is", async () => {
      expect(await refused(whole)).toMatchObject({ code: "none" });
      expect(await refused(rewritten((lines) => lines))).toMatchObject({ code: "none" });
    });

    it.each<[string, () => Buffer, string, RegExp]>([
      [
        "another file",
        () => Buffer.from("name,email\n"),
        "not-a-backup",
        /^FILE is no backup that Purser wrote\. Name a file that/,
      ],
      ["another gzip file", () => gzipSync(randomBytes(5_000).toString("hex")), "not-a-backup", /^FILE is no backup/],
      ["nothing", () => Buffer.alloc(0), "not-a-backup", /^FILE is no backup/],
      ["its end gone", () => whole.subarray(0, -1), "bad-backup", /^The backup FILE is damaged: .* Use another copy/],
      ["its second half gone", () => whole.subarray(0, whole.length / 2), "bad-backup", /damaged/],
      ["all but its start gone", () => whole.subarray(0, 20), "bad-backup", /damaged: it is cut off/],
      ["more after its end", () => Buffer.concat([whole, Buffer.from("x")]), "bad-backup", /damaged/],
      [
        "a newer format",
        () => rewritten(header({ version: 2 })),
        "backup-newer",
        /written by a newer Purser \(format 2\)\. This one reads format 1/,
      ],
      [
        "a newer schema",
        () =>
          rewritten((lines) => header({ migrations: [{ name: "20990101000000_x", checksum: "0".repeat(64) }] })(lines)),
        "backup-newer",
        /its tables are those of 20990101000000_x\)\. Update Purser/,
      ],
      [
        "a table gone",
        () => rewritten((lines) => lines.filter((line, index) => index === 0 || !line.includes('"members"'))),
        "bad-backup",
        /damaged/,
      ],
      [
        "a row gone",
        () => rewritten((lines) => lines.filter((line) => !line.startsWith('["pty_'))),
        "bad-backup",
        /the table parties is not whole/,
      ],
      [
        "a row changed",
        () => rewritten((lines) => lines.map((line) => line.replace("10000", "90000"))),
        "bad-backup",
        /is not whole/,
      ],
      ["its counters gone", () => rewritten((lines) => lines.slice(0, -1)), "bad-backup", /tables are missing/],
    ])("is refused: %s", async (_, bytes, code, words) => {
      const said = await refused(bytes());
      expect(said.code).toBe(code);
      expect(said.plain).toMatch(words);
    });

    it("is refused with any one bit of it flipped", async () => {
      const places = Array.from({ length: 60 }, (_, index) => Math.floor((whole.length * index) / 60));
      for (const place of [...places, whole.length - 1, whole.length - SEAL_BYTES]) {
        const bytes = Buffer.from(whole);
        bytes.writeUInt8(bytes.readUInt8(place) ^ (1 << (place % 8)), place);
        // A bit of gzip's own header, such as the hour, means nothing: then the seal says it.
        expect(["bad-backup", "not-a-backup"], `byte ${place}`).toContain((await refused(bytes)).code);
      }
    });

    it("is refused where its audit log was changed by hand, though every sum was made to fit", async () => {
      await writable(open.database).$executeRaw`alter table audit disable trigger audit_append_only`;
      await writable(open.database)
        .$executeRaw`update audit set body = replace(body, 'perform', 'Perform') where seq = 2`;
      const path = fresh();
      await writeBackup(open.database, path, manualClock());
      await expect(checkBackup(path, MIGRATIONS, null)).rejects.toThrow(
        /audit log in .* is not whole\. Entry 2 was changed/,
      );
    });

    afterAll(() => writable(open.database).$executeRaw`alter table audit enable trigger audit_append_only`);
  });
}
