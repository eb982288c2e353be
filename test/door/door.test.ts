import { describe } from "vitest";

import { EMBEDDED } from "#test/databases";

import { doorSuite } from "./door-suite.ts";

describe(EMBEDDED.name, () => doorSuite(EMBEDDED));
