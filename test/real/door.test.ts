import { describePostgres } from "#test/databases";

import { doorSuite } from "../door/door-suite.ts";

describePostgres("a PostgreSQL server", doorSuite);
