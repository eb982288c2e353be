import { describePostgres } from "#test/databases";

import { officeSuite } from "../properties/office-suite.ts";

describePostgres("a PostgreSQL server", officeSuite);
