import { describe } from "vitest";

import { EMBEDDED } from "#test/databases";

import { backupSuite } from "./backup-suite.ts";

describe(EMBEDDED.name, () => backupSuite(EMBEDDED));
