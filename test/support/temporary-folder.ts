import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll } from "vitest";

/** A folder of one test file's own, removed after its last test. Called while the file is read. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "purser-test-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}
