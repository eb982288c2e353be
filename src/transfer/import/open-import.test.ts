import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { temporaryFolder } from "#test/temporary-folder";

import { openImport, type Said } from "./open-import.ts";

const folder = temporaryFolder();
let files = 0;

function file(content: string | Buffer): string {
  const path = join(folder, `${files++}.csv`);
  writeFileSync(path, content);
  return path;
}

async function read(content: string | Buffer, said: Said = {}) {
  const source = await openImport(file(content), said);
  const rows: unknown[] = [];
  for await (const row of source.rows()) rows.push([row.line, ...row.cells]);
  return { ...source, read: rows };
}

const refused = (content: string | Buffer, said: Said = {}): Promise<string> =>
  read(content, said).then(
    () => "",
    (error: { plain: string }) => error.plain,
  );

const CUSTOMERS = "name;email\nMüller;a@b.de\n";
const WIDE = (text: string): Buffer => Buffer.from(text, "utf16le");

describe("the text of a file", () => {
  it.each([
    ["UTF-8", Buffer.from(CUSTOMERS), "utf-8"],
    ["UTF-8 with its mark", Buffer.from(`\ufeff${CUSTOMERS}`), "utf-8"],
    ["UTF-16 with its mark", WIDE(`\ufeff${CUSTOMERS}`), "utf-16le"],
    ["UTF-16 without one", WIDE(CUSTOMERS), "utf-16le"],
    ["UTF-16, the other way", WIDE(`\ufeff${CUSTOMERS}`).swap16(), "utf-16be"],
    ["Windows-1252", Buffer.from(CUSTOMERS, "latin1"), "windows-1252"],
  ] as const)("is read as %s", async (_, bytes, encoding) => {
    const source = await read(bytes);
    expect(source.file).toMatchObject({ encoding, sha256: createHash("sha256").update(bytes).digest("hex") });
    expect(source.read).toEqual([[2, "Müller", "a@b.de"]]);
  });

  it("that is cut inside of a letter is not UTF-8", async () => {
    expect((await read(Buffer.concat([Buffer.from("name\nM"), Buffer.from([0xc3])]))).file.encoding).toBe(
      "windows-1252",
    );
  });

  it.each([
    [
      "an Excel file",
      Buffer.from("PK\u0003\u0004abc"),
      /is an Excel or zip file, and no CSV text\. Open it in the program/,
    ],
    ["a PDF", Buffer.from("%PDF-1.7"), /is a PDF, and no CSV text/],
    ["bytes", Buffer.from([1, 2, 3, 4, 0, 0, 0, 9]), /is a file of bytes, and no CSV text/],
    ["nothing", Buffer.alloc(0), /is empty\. Name a CSV file\./],
  ] as const)("of %s is refused in words", async (_, bytes, words) => {
    expect(await refused(bytes)).toMatch(words);
  });

  it("of a file that is not there too", async () => {
    await expect(openImport(join(folder, "none.csv"), {})).rejects.toThrow(/none\.csv cannot be read \(ENOENT\)/);
  });
});

describe("the rows of a file", () => {
  it.each([
    ["commas", "name,email\nA,b@c.de\n"],
    ["semicolons", "name;email\nA;b@c.de\n"],
    ["tabs", "name\temail\nA\tb@c.de\n"],
    ["bars", "name|email\nA|b@c.de"],
    ["Excel's hint", "sep=;\nname;email\nA;b@c.de\n"],
    ["Windows' ends of line", "name,email\r\nA,b@c.de\r\n"],
  ])("are cut by %s", async (how, text) => {
    expect((await read(text)).read).toEqual([[how === "Excel's hint" ? 3 : 2, "A", "b@c.de"]]);
  });

  it("bear the line on which they begin, beside quoted breaks and empty lines", async () => {
    const text = 'name,address\n"A","1 Road\nTown"\n\nB,"x ""y"" z"\r\nC,5" pipe\n';
    expect((await read(text)).read).toEqual([
      [2, "A", "1 Road\nTown"],
      [5, "B", 'x "y" z'],
      [6, "C", '5" pipe'],
    ]);
  });

  it("that hold a quote which is never closed are told by their line", async () => {
    expect(await refused('name,address\nA,b\nB,"open\nC,d\n')).toBe(
      'The row that begins on line 3 has a quote (") that is never closed. Close it, or write a quote inside a quoted cell twice.',
    );
  });
});

describe("how a file writes amounts and dates", () => {
  const invoices = (...rows: string[]): string => `number;customer;issue_date;due_date;total\n${rows.join("\n")}\n`;

  it("is told by all of its rows together", async () => {
    const text = invoices("1;A;01/02/2026;03/04/2026;1.234", "2;A;05/06/2026;31/12/2026;99,50");
    expect((await read(text)).manner).toEqual({ mark: "comma", order: "dmy" });
    const american = invoices("1;A;01/02/2026;03/04/2026;1,234", "2;A;05/06/2026;12/31/2026;99.50");
    expect((await read(american)).manner).toEqual({ mark: "point", order: "mdy" });
    expect((await read(invoices("1;A;2026-01-02;2026-01-02;1234"))).manner).toEqual({ mark: "point", order: null });
  });

  it("is asked for where it could be either", async () => {
    expect(await refused(invoices("1;A;2026-01-02;2026-01-02;1.234"))).toBe(
      'The amounts can be read in two ways, such as "1.234" (line 2, total). Say which it is: --decimal point (1,234.50) or --decimal comma (1.234,50).',
    );
    expect(await refused(invoices("1;A;03/04/2026;2026-05-06;5"))).toBe(
      'The dates can be read in two ways, such as "03/04/2026" (line 2, issue_date). Say which it is: --dates dmy (31/12/2026) or --dates mdy (12/31/2026).',
    );
  });

  it("is asked for where the rows say both", async () => {
    expect(await refused(invoices("1;A;2026-01-02;2026-01-02;1.50", "2;A;2026-01-02;2026-01-02;1,50"))).toMatch(
      /^The amounts are written in two ways: "1\.50" \(line 2, total\) and "1,50" \(line 3, total\)\./,
    );
  });

  it("is not doubted where a person says it", async () => {
    const text = invoices("1;A;03/04/2026;05/04/2026;1.234");
    expect((await read(text, { mark: "comma", order: "dmy" })).manner).toEqual({ mark: "comma", order: "dmy" });
  });
});
