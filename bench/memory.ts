import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { CannotRun } from "./cannot-run.ts";
import type { Benchmark } from "./figure.ts";
import { interleave } from "./interleave.ts";
import { seedInvoices } from "./seed-invoices.ts";

const PURSER = fileURLToPath(new URL("../bin/purser.mjs", import.meta.url));
const MANY = 100_000;
const FEW = 1_000;
const ROUNDS = 5;
const AIM_MB = 60;

/** The most memory that a process held which was started, asked "who owes me money?" of PostgreSQL, and answered. */
export const memory: Benchmark = async ({ postgres }) => {
  if (process.platform !== "linux") throw new CannotRun("The peak of a process's memory is read where Linux tells it.");
  const server = await postgres();
  const many = await seedInvoices(server, "much", MANY);
  const few = await seedInvoices(server, "little", FEW);
  const mb = await interleave({ many: () => peakMb(many), few: () => peakMb(few) }, ROUNDS);
  const more = mb.many - mb.few;
  return [
    {
      what: `peak memory of the process that answers, over ${MANY.toLocaleString("en")} open invoices`,
      ours: `${mb.many.toFixed(0)} MB`,
      peer: `${mb.few.toFixed(0)} MB (itself over ${FEW.toLocaleString("en")})`,
      ratio: `${more < 0 ? "" : "+"}${more.toFixed(0)} MB`,
      aim: `at most +${AIM_MB} MB`,
      met: more <= AIM_MB,
    },
  ];
};

async function peakMb(url: string): Promise<number> {
  const home = await mkdtemp(join(tmpdir(), "purser-bench-"));
  const child = spawn(process.execPath, [PURSER, "start", "--json", "--home", home], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { PATH: process.env["PATH"], DATABASE_URL: url },
  });
  const ended = once(child, "close");
  try {
    child.stdin.write("who owes me money?\n");
    const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
    if (!line.includes("You are owed")) throw new Error(`The answer is another: ${line}`);
    const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
    return Number(status.match(/^VmHWM:\s+(\d+) kB$/m)?.[1]) / 1024;
  } finally {
    child.stdin.end();
    await ended;
    await rm(home, { recursive: true, force: true });
  }
}
