import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import { card } from "#cards/card";
import { message } from "#cards/message";

import { formatReply, parseLine } from "./json-lines.ts";

test("plain text is taken as it stands", async () => {
  const line = 'Invoice "Acme" [2]';
  expect(await parseLine(line)).toEqual({ kind: "said", text: line, files: [] });
});

test("an object has words, and files that are there", async () => {
  const folder = await mkdtemp(join(tmpdir(), "console-"));
  const file = join(folder, "bill é.pdf");
  await writeFile(file, "x");
  expect(await parseLine(JSON.stringify({ text: "a bill", files: [file] }))).toEqual({
    kind: "said",
    text: "a bill",
    files: [file],
  });
  expect(await parseLine('{"text":"hello"}')).toEqual({ kind: "said", text: "hello", files: [] });
});

test.each([
  ['{"text": "hel', /starts with "\{" but is not valid JSON/],
  ["{}", /has no "text"/],
  ['{"text": 1}', /"text" of this line is not a string/],
  ['{"text": "x", "files": "/a"}', /"files" of this line are not a list/],
  ['{"text": "x", "filse": [], "to": 1}', /has "filse", "to", which is not known/],
  ['{"text": "x", "__proto__": {}}', /has "__proto__"/],
  ['{"text": "x", "files": ["bill.pdf"]}', /"bill\.pdf" is not named by an absolute path/],
  ['{"text": "x", "files": ["/no/such/bill.pdf"]}', /"\/no\/such\/bill\.pdf" does not exist/],
  ['{"text": "x", "files": ["/"]}', /"\/" is not a file/],
])("%s is refused, with what is wrong and what the form is", async (line, what) => {
  const said = await parseLine(line);
  const why = said.kind === "refused" ? said.why : "";
  expect(why).toMatch(what);
  expect(why).toContain('{"text": "...", "files": ["/absolute/path"]}');
});

test("a reply is one line: the last post, with the earlier ones beside it", () => {
  const line = formatReply(3, [
    message({ text: "Working on it.\nNearly there." }),
    message({
      text: "Done.",
      card: card({ title: "Sent" }),
      buttons: [{ label: "Approve", code: "A7K2", says: "approve A7K2", style: "primary" }],
      files: ["/data/INV-0001.pdf"],
      approvalId: "apr_1",
    }),
  ]);
  expect(line.indexOf("\n")).toBe(line.length - 1);
  expect(JSON.parse(line)).toEqual({
    in: 3,
    text: "Done.",
    card: { title: "Sent", tone: "plain", fields: [], tables: [], notes: [] },
    buttons: [{ label: "Approve", code: "A7K2" }],
    files: ["/data/INV-0001.pdf"],
    also: [{ text: "Working on it.\nNearly there.", card: null, buttons: [], files: [] }],
  });
});

test("a turn without a post is an empty reply", () => {
  expect(formatReply(2, [])).toBe('{"in":2,"text":"","card":null,"buttons":[],"files":[],"also":[]}\n');
});
