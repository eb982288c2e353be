import { CannotRun } from "./cannot-run.ts";
import type { Benchmark, Figure } from "./figure.ts";
import { firstAnswer } from "./first-answer.ts";
import { importing } from "./import.ts";
import { issue } from "./issue.ts";
import { jobs } from "./jobs.ts";
import { memory } from "./memory.ts";
import { owed } from "./owed.ts";
import { openServer, type Server } from "./postgres.ts";
import { tableOf, writeReadme } from "./write-readme.ts";

const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  "first-answer": firstAnswer,
  owed,
  issue,
  import: importing,
  jobs,
  memory,
};

async function main(names: readonly string[]): Promise<number> {
  const unknown = names.find((name) => !(name in BENCHMARKS));
  if (unknown !== undefined) {
    process.stderr.write(`There is no benchmark "${unknown}". There are: ${Object.keys(BENCHMARKS).join(", ")}.\n`);
    return 1;
  }
  let server: Server | undefined;
  const postgres = async (): Promise<Server> => (server ??= await openServer());
  const figures: Figure[] = [];
  let whole = names.length === 0;
  try {
    for (const [name, run] of Object.entries(BENCHMARKS)) {
      if (names.length > 0 && !names.includes(name)) continue;
      process.stderr.write(`${name}...\n`);
      try {
        figures.push(...(await run({ postgres })));
      } catch (error) {
        if (!(error instanceof CannotRun)) throw error;
        process.stderr.write(`${name} was not run. ${error.message}\n`);
        whole = false;
      }
    }
  } finally {
    await server?.close();
  }
  const table = tableOf(figures, server?.version);
  process.stdout.write(table);
  if (whole) writeReadme(table);
  return 0;
}

process.exit(await main(process.argv.slice(2)));
