import { describe } from "vitest";

import { faultSuite } from "./fault-suite.ts";

describe("the embedded database under kill -9", () => {
  faultSuite({
    name: "the embedded database",
    open: async () => ({ url: null, close: async () => {} }),
    moments: Number(process.env["PURSER_FAULT_MOMENTS"] ?? 4),
    timeoutMs: 600_000,
  });
});
