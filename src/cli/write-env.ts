import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { noProbe } from "#kernel/points";
import { writeFileWhole } from "#effects/write-file-whole";

/** Sets one setting in `<home>/.env` and leaves every other line as it is. Only the file's owner may read it. */
export async function writeEnv(home: string, name: string, value: string): Promise<void> {
  const path = join(home, ".env");
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  const lines = text === "" ? [] : text.replace(/\n$/, "").split("\n");
  const quote = value.includes('"') ? "'" : '"';
  const line = `${name}=${quote}${value}${quote}`;
  const at = lines.findIndex((one) =>
    one
      .trim()
      .replace(/^export\s+/, "")
      .startsWith(`${name}=`),
  );
  const changed = at === -1 ? [...lines, line] : lines.with(at, line);
  await writeFileWhole(noProbe, path, `${changed.join("\n")}\n`);
}
