import { describe } from "vitest";

import { EMBEDDED } from "#test/databases";
import { useDatabase } from "#test/use-database";

import { runnerSuite } from "./runner-suite.ts";

describe("jobs on the embedded database", () => {
  runnerSuite(useDatabase(EMBEDDED));
});
