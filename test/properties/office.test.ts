import { describe } from "vitest";

import { EMBEDDED } from "#test/databases";

import { officeSuite } from "./office-suite.ts";

describe(EMBEDDED.name, () => officeSuite(EMBEDDED));
