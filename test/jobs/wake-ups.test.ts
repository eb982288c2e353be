import { describe } from "vitest";

import { postgresStore } from "#scheduling/wake-up-store";
import { EMBEDDED } from "#test/databases";
import { useDatabase } from "#test/use-database";

import { wakeUpsSuite } from "./wake-ups-suite.ts";

describe("Agenda on the embedded database", () => {
  const database = useDatabase(EMBEDDED);
  wakeUpsSuite(async () => postgresStore(await database().pool()));
});
