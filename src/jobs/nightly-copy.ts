import { defineJob } from "#scheduling/define-job";

export default defineJob({
  name: "nightly-copy",
  sentence: "Copies the books into the data folder each night, and keeps fourteen days of copies.",
  schedule: { daily: { at: Temporal.PlainTime.from("03:30"), days: [1, 2, 3, 4, 5, 6, 7] } },
  missed: "run-once",
  deadlineMs: 30 * 60_000,
  key: ({ name }) => name,
  async run(_turn, { books, home, now }) {
    // Each process reads the jobs at its start, and few of them ever copy.
    const { nightlyCopy } = await import("#transfer/backup/nightly-copy");
    const { path, made, removed } = await nightlyCopy(home, books, { now: () => now });
    const old = removed.length === 0 ? "" : `; removed as too old: ${removed.length}`;
    return { outcome: `${made ? "" : "there already: "}${path}${old}` };
  },
});
