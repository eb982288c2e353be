import { describe } from "vitest";

import { EMBEDDED } from "#test/databases";

import { backupSuite } from "./backup-suite.ts";
import { importSuite } from "./import-suite.ts";

describe(EMBEDDED.name, () => {
  importSuite(EMBEDDED);
  backupSuite(EMBEDDED);
});
