import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { writeFileWhole } from "#effects/write-file-whole";
import type { Logger } from "#kernel/logger";
import { outward, type Probe } from "#kernel/points";
import type { AuditHead } from "#storage/audit-store";

const FILE = "audit-head.json";

/**
 * Keeps the audit chain's newest head in the data folder, outside the database, so that a log that is cut or written
 * anew is found. A crash may leave an older head there; that one still stands in the chain.
 */
export function keepAuditHead(home: string, probe: Probe, logger: Logger) {
  let newest: AuditHead | null = null;
  let highest = -1n;
  let writing: Promise<void> | null = null;

  async function write(): Promise<void> {
    while (newest !== null) {
      const head = newest;
      newest = null;
      const text = `${JSON.stringify({ count: head.count.toString(), hash: head.hash })}\n`;
      await outward(probe, "write-audit-head", () => writeFileWhole(() => {}, join(home, FILE), text));
    }
  }

  return {
    moved(head: AuditHead): void {
      // Two commits may be heard of in the other order than the chain has them.
      if (head.count > highest) {
        newest = head;
        highest = head.count;
      }
      writing ??= write()
        .catch((error: unknown) => logger.error("audit head", { error }))
        .finally(() => {
          writing = null;
        });
    },
    async flush(): Promise<void> {
      while (writing !== null) await writing;
    },
  };
}

/** The head that was kept outside, if one was. */
export async function keptAuditHead(home: string): Promise<AuditHead | null> {
  const text = await readFile(join(home, FILE), "utf8").catch(() => null);
  if (text === null) return null;
  const { count, hash } = JSON.parse(text) as { count: string; hash: string };
  return { count: BigInt(count), hash };
}
