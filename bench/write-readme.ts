import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { fileURLToPath } from "node:url";

import type { Figure } from "./figure.ts";

const README = new URL("./README.md", import.meta.url);
const MARKERS = /(?<=<!-- figures -->\n)[^]*(?=<!-- end of figures -->)/;

/** The figures as a table, under the day and the machine that they are from. */
export function tableOf(figures: readonly Figure[], postgresVersion: string | undefined): string {
  const machine = [
    `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? "unknown"})`,
    `Node ${process.versions.node}`,
    `PostgreSQL ${postgresVersion ?? "none"}`,
    process.platform,
  ];
  const rows = figures.map(({ what, ours, peer, ratio, aim, met }) => [
    what,
    ours,
    peer,
    ratio,
    `${aim}${met ? "" : " (missed)"}`,
  ]);
  const table = [["What", "Ours", "Peer", "Ratio", "Aim"], ["---", "---:", "---:", "---:", "---"], ...rows];
  return [
    `${Temporal.Now.plainDateISO().toString()}, ${machine.join(", ")}: \`npm run bench\``,
    "",
    ...table.map((cells) => `| ${cells.join(" | ")} |`),
    "",
  ].join("\n");
}

/** Puts the table between the markers of README.md, formatted as `npm run check` wants it. */
export function writeReadme(table: string): void {
  writeFileSync(
    README,
    readFileSync(README, "utf8").replace(MARKERS, () => table),
  );
  execFileSync("oxfmt", [fileURLToPath(README)], { shell: process.platform === "win32" });
}
