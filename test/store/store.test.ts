import { describe } from "vitest";

import { EMBEDDED } from "#test/databases";

import { storeSuite } from "./store-suite.ts";

describe(EMBEDDED.name, () => storeSuite(EMBEDDED));
