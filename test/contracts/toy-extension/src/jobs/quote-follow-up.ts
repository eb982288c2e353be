import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { defineJob } from "#scheduling/define-job";
import { recentDocuments } from "#storage/documents-store";

/** Writes a note for each quote, once: a job whose effect stands outside the database, under its key's name. */
export default defineJob<{ readonly number: string }>({
  name: "quote-follow-up",
  sentence: "Notes every quote that went out.",
  schedule: { everyMinutes: 1 },
  missed: "run-once",
  async find({ db, now }) {
    const documents = await recentDocuments(db, {}, 100);
    return documents.flatMap(({ kind, number }) =>
      kind === "quote" && number !== null ? [{ due: now, item: { number } }] : [],
    );
  },
  key: ({ number }) => number,
  async run({ number }, { home }) {
    const path = join(home, `follow-up-${number}.txt`);
    await writeFile(path, `Ask about ${number}.\n`, { flag: "a" });
    return { outcome: path };
  },
});
