import { spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, createWriteStream, existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";

import pg from "pg";
import { from, to } from "pg-copy-streams";

import { migrate } from "#storage/migrate";

import { type Benchmark, timesFigure } from "./figure.ts";
import { interleave, timed } from "./interleave.ts";
import type { Server } from "./postgres.ts";

const MAIN = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const MIGRATIONS = fileURLToPath(new URL("../prisma/migrations", import.meta.url));
const MANY = 50_000;
const FEW = 5_000;
const ROUNDS = 3;
const AIM = 4;
const AIM_MB = 60;
/** What an import writes, in the order in which it can be loaded. */
const TABLES = ["parties", "documents", "payments", "allocations", "journal_entries", "postings"];

/** `import FILE --yes`, from the start of the process to its end, beside COPY of the rows that come of it. */
export const importing: Benchmark = async ({ postgres }) => {
  const server = await postgres();
  const folder = await mkdtemp(join(tmpdir(), "purser-bench-"));
  try {
    const many = await openInvoices(folder, MANY);
    const few = await openInvoices(folder, FEW);
    const fresh = freshDatabases(server);
    const source = await fresh();
    const peaks = {
      many: (await imported(many, source, folder)).mb,
      few: (await imported(few, await fresh(), folder)).mb,
    };
    await copyOut(source, folder);
    const ms = await interleave(
      {
        ours: async () => (await imported(many, await fresh(), folder)).ms,
        copy: async () => copyIn(await fresh(), folder),
      },
      ROUNDS,
    );
    const rows = MANY.toLocaleString("en");
    const more = peaks.many - peaks.few;
    return [
      timesFigure(
        `import of ${rows} open invoices from CSV, the whole command`,
        ms.ours,
        ["COPY of the rows that come of it", ms.copy],
        AIM,
      ),
      {
        what: `peak memory of an import of ${rows} open invoices`,
        ours: `${peaks.many.toFixed(0)} MB`,
        peer: `${peaks.few.toFixed(0)} MB (of ${FEW.toLocaleString("en")})`,
        ratio: `+${more.toFixed(0)} MB`,
        aim: `at most +${AIM_MB} MB`,
        met: more <= AIM_MB,
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

async function openInvoices(folder: string, count: number): Promise<string> {
  const rows = Array.from({ length: count }, (_, index) => {
    const net = ((index * 37) % 90_000) + 1_000;
    const tax = Math.round(net / 5);
    const total = net + tax;
    const open = index % 10 === 0 ? total - 100 : total;
    const money = [net, tax, total, open].map((minor) => (minor / 100).toFixed(2)).join(",");
    return `OLD-${index},Customer ${index % (count / 25)} Ltd,2026-0${(index % 9) + 1}-1${index % 9},2026-11-0${(index % 9) + 1},USD,${money},"Consulting, month ${index % 12}"`;
  });
  const path = join(folder, `${count}.csv`);
  await writeFile(
    path,
    `number,customer,issue_date,due_date,currency,net,tax,total,open,description\n${rows.join("\n")}\n`,
  );
  return path;
}

function freshDatabases(server: Server): () => Promise<string> {
  let made = 0;
  return async () => {
    const url = await server.createDatabase(`import_${made++}`);
    await migrate(url, MIGRATIONS);
    return url;
  };
}

async function imported(
  file: string,
  url: string,
  folder: string,
): Promise<{ readonly ms: number; readonly mb: number }> {
  let kb = 0;
  const ms = await timed(async () => {
    const child = spawn(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", MAIN, "import", file, "--yes", "--home", join(folder, "home")],
      {
        stdio: ["ignore", "ignore", "inherit"],
        env: { PATH: process.env["PATH"], DATABASE_URL: url },
      },
    );
    const status = `/proc/${child.pid}/status`;
    const watch = setInterval(() => {
      if (!existsSync(status)) return;
      kb = Math.max(kb, Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, "utf8"))?.[1] ?? 0));
    }, 20);
    const [code] = (await once(child, "close")) as [number | null];
    clearInterval(watch);
    if (code !== 0) throw new Error(`the import ended with ${code}`);
  });
  return { ms, mb: kb / 1024 };
}

async function copyOut(url: string, folder: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const table of TABLES)
    await pipeline(client.query(to(`copy ${table} to stdout`)), createWriteStream(join(folder, `${table}.copy`)));
  await client.end();
}

/** All in one transaction, with every guard and index in place, as the import has them. */
async function copyIn(url: string, folder: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const ms = await timed(async () => {
    await client.query("begin");
    for (const table of TABLES)
      await pipeline(createReadStream(join(folder, `${table}.copy`)), client.query(from(`copy ${table} from stdin`)));
    await client.query("commit");
  });
  await client.end();
  return ms;
}
