import { describe } from "vitest";

import { EMBEDDED, describePostgres } from "#test/databases";

import { faultSuite } from "../faults/fault-suite.ts";

const MOMENTS = 50;
const TIMEOUT_MS = 1_800_000;

describePostgres("PostgreSQL under kill -9", (kind) => {
  faultSuite({ name: kind.name, open: kind.open, moments: MOMENTS, timeoutMs: TIMEOUT_MS });
});

describe("the embedded database under kill -9, for longer", () => {
  faultSuite({
    name: EMBEDDED.name,
    open: async () => ({ url: null, close: async () => {} }),
    moments: MOMENTS,
    timeoutMs: TIMEOUT_MS,
  });
});
