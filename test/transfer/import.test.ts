import { describe } from "vitest";

import { EMBEDDED } from "#test/databases";

import { importSuite } from "./import-suite.ts";

describe(EMBEDDED.name, () => importSuite(EMBEDDED));
