import { basename, join, resolve } from "node:path";
import v8 from "node:v8";

import { systemClock } from "#kernel/clock";
import { PurserError } from "#kernel/errors";
import { newId } from "#kernel/ids";
import { silentLogger } from "#kernel/logger";
import { noProbe } from "#kernel/points";
import { homeFolder, readSettings } from "#kernel/settings";
import { businessDate } from "#domain/business-date";
import { currencyOf, unknownCurrency } from "#domain/currencies";
import { formatMoney } from "#domain/money";
import { createOffice } from "#governance/office";
import { theBusiness } from "#storage/business-store";
import type { Tx } from "#storage/database";
import { dropForgottenRows, dropRows, stageRows, sumOfRows } from "#storage/import-rows";
import { openHome } from "#storage/home";
import { openImport, type OpenImport } from "#transfer/import/open-import";
import { problemsReport, type ProblemsReport } from "#transfer/import/problems-report";
import { type ImportSum, openWords, readImport } from "#transfer/import/read-import";

import { keepAuditHead } from "../audit-head-file.ts";
import { loadAllExtensions } from "../extensions.ts";
import { prepareBooks } from "../prepare-books.ts";

import { ask } from "./ask.ts";
import { type Command, type Flags, HOME_HELP, HOME_OPTION, type Streams } from "./command.ts";
import { readSaid } from "./import-flags.ts";
import { doneWords, problemLines, sumLines } from "./import-words.ts";
import { memberHere } from "./member-here.ts";
import { type OpenBooks, openBooks } from "./open-books.ts";

const FORGOTTEN_AFTER = { hours: 6 };

export const importCommand: Command = {
  name: "import",
  summary: "bring customers and open invoices along from a CSV file",
  help: `Usage: npm run -s purser -- import FILE [options]

Shows what the file would make and names every row that is wrong; nothing is written before you say yes. All rows are
taken in or none. docs/import-export.md lists the columns. Nothing is sent to any customer.

Options:
${HOME_HELP}
  --yes               do it; without it and without a terminal it only shows
  --kind KIND         customers or invoices; told by the columns unless given
  --map FIELD=COLUMN  the file's own name for a column; several with commas: --map "total=Sum,number=No."
  --decimal MARK      point (1,234.50) or comma (1.234,50), where the file leaves it open
  --dates ORDER       dmy (31/12/2026) or mdy (12/31/2026), where the file leaves it open
  --delimiter CHAR    what stands between the cells, where it is not found
  --currency CODE     of rows that name none; the business's unless given
  --skip-bad          leave the rows out that are wrong and take in the others
  --problems PATH     where every wrong row is named (default: <home>/NAME.problems.csv)
  --as NAME           as another member
  -h, --help          this text`,
  options: {
    ...HOME_OPTION,
    yes: { type: "boolean" },
    kind: { type: "string" },
    map: { type: "string" },
    decimal: { type: "string" },
    dates: { type: "string" },
    delimiter: { type: "string" },
    currency: { type: "string" },
    "skip-bad": { type: "boolean" },
    problems: { type: "string" },
    as: { type: "string" },
  },
  argument: "FILE",
  async run(flags, streams, file) {
    if (file === undefined)
      throw new PurserError("no-file", "No file was named.", { next: "Write: npm run -s purser -- import FILE" });
    // A file of any length is read in little memory, but much of it: V8 would let the garbage of it grow instead.
    v8.setFlagsFromString("--heap-growing-percent=20");
    const home = openHome(homeFolder(flags["home"] as string | undefined, streams.env)).path;
    const source = await openImport(resolve(file), readSaid(flags));
    const settings = await readSettings(home, streams.env);
    const books = await openBooks(settings);
    try {
      await prepareBooks(books.database, settings, systemClock);
      return await importFile(books, source, { home, flags, streams });
    } finally {
      await books.database.close();
      await books.close();
    }
  },
};

interface Asked {
  readonly home: string;
  readonly flags: Flags;
  readonly streams: Streams;
}

async function importFile(books: OpenBooks, source: OpenImport, asked: Asked): Promise<number> {
  const { flags, streams } = asked;
  const { output } = streams;
  const skipBad = flags["skip-bad"] === true;
  const extensions = await loadAllExtensions();
  const reading = await readingOf(books, source, asked, extensions);
  if (flags["yes"] !== true) {
    const { sum, report } = await reading.read();
    output.write(`${[...sumLines(source, sum), ...problemLines(report, await report.close(), skipBad)].join("\n")}\n`);
    if ((report.count > 0 && !skipBad) || sum.fresh === 0) return report.count > 0 ? 1 : 0;
    if (!(await ask("Import this?", streams))) {
      output.write("Nothing was written. Add --yes to do it.\n");
      return 0;
    }
  }
  const importId = newId("imp");
  const db = books.database.reads;
  const staging = (write: (tx: Tx) => Promise<void>): Promise<void> => books.database.commitOne("stage-rows", write);
  await staging((tx) => dropForgottenRows(tx, systemClock.now().subtract(FORGOTTEN_AFTER)));
  const { sum, report } = await reading.read((rows) =>
    staging((tx) => stageRows(tx, importId, rows, systemClock.now())),
  );
  const path = await report.close();
  if ((report.count > 0 && !skipBad) || sum.fresh === 0) {
    await staging((tx) => dropRows(tx, importId));
    output.write(`${[...sumLines(source, sum), ...problemLines(report, path, skipBad)].join("\n")}\n`);
    return report.count > 0 ? 1 : 0;
  }
  const auditHead = keepAuditHead(asked.home, noProbe, silentLogger);
  const { documentTypes, operations, workflows, guardrails } = extensions;
  const office = createOffice({
    database: books.database,
    clock: systemClock,
    operations,
    workflows,
    guardrails,
    documentTypes,
    todayByHand: null,
    auditMoved: auditHead.moved,
  });
  const { rows, sha256: rowsSha256 } = await sumOfRows(db, importId);
  const input = {
    importId,
    kind: source.columns.kind,
    fileSha256: source.file.sha256,
    rows,
    rowsSha256,
    open: openWords(sum, formatMoney),
  };
  const actor = await memberHere(db, flags["as"] as string | undefined);
  const outcome = await office.act("import-open-items", input, actor, `import:${importId}`);
  await auditHead.flush();
  if (outcome.kind === "refused") await staging((tx) => dropRows(tx, importId));
  output.write(
    `${[
      ...sumLines(source, sum).filter((line) => !line.startsWith("To import: ")),
      ...problemLines(report, path, skipBad),
      ...doneWords(outcome, sum),
    ].join("\n")}\n`,
  );
  return outcome.kind === "refused" ? 1 : 0;
}

type Extensions = Awaited<ReturnType<typeof loadAllExtensions>>;

async function readingOf({ database }: OpenBooks, source: OpenImport, asked: Asked, { documentTypes }: Extensions) {
  const { home, flags, streams } = asked;
  const business = await theBusiness(database.reads);
  const said = flags["currency"] as string | undefined;
  const currency = currencyOf(said ?? business.currency);
  if (currency === undefined)
    throw new PurserError("bad-flag", unknownCurrency(said ?? ""), { next: "Write --currency USD." });
  const type = documentTypes.get("invoice");
  if (type === undefined) throw new Error("there is no type of document called invoice");
  const context = {
    currency: currency.code,
    today: businessDate(systemClock.now(), business.zone),
    numberPattern: type.numberPattern,
  };
  const path = (flags["problems"] as string | undefined) ?? join(home, `${basename(source.file.path)}.problems.csv`);
  return {
    async read(
      fresh?: Parameters<typeof readImport>[3]["fresh"],
    ): Promise<{ readonly sum: ImportSum; readonly report: ProblemsReport }> {
      const report = problemsReport(resolve(path));
      const shows = streams.errors.isTTY;
      const sum = await readImport(database.reads, source, context, {
        problem: (problem) => report.add(problem),
        progress: (rows) => void (shows && streams.errors.write(`\r${rows.toLocaleString("en")} rows`)),
        ...(fresh === undefined ? {} : { fresh }),
      }).catch(async (error: unknown) => {
        await report.drop();
        throw error;
      });
      if (shows) streams.errors.write("\r\u001b[K");
      return { sum, report };
    },
  };
}
