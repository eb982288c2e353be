import { describe } from "vitest";

import { EMBEDDED } from "#test/databases";

import { exportSuite } from "./export-suite.ts";

describe(EMBEDDED.name, () => exportSuite(EMBEDDED));
