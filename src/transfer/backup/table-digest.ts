import { createHash } from "node:crypto";

/** What is compared of a table: how many rows it has, and the SHA-256 of their lines in order. */
export interface TableSum {
  readonly rows: number;
  readonly sha256: string;
}

export function tableDigest(): { add(line: string): void; sum(): TableSum } {
  const hash = createHash("sha256");
  let rows = 0;
  return {
    add(line) {
      rows += 1;
      hash.update(line).update("\n");
    },
    sum: () => ({ rows, sha256: hash.digest("hex") }),
  };
}
