import { afterAll, beforeAll } from "vitest";

import type { DatabaseKind } from "#test/databases";
import { openOffice, type TestOffice, type TestOfficeOptions } from "#test/open-office";

/** An office for the suite that this stands in, opened before its first test and closed after its last. */
export function useOffice(kind: DatabaseKind, options: TestOfficeOptions = {}): () => TestOffice {
  let office: TestOffice | undefined;
  beforeAll(async () => {
    office = await openOffice(kind, options);
  });
  afterAll(() => office?.close());
  return () => {
    if (office === undefined) throw new Error("the office is not open yet");
    return office;
  };
}
