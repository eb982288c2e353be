import { describePostgres } from "#test/databases";

import { storeSuite } from "../store/store-suite.ts";

describePostgres("a PostgreSQL server", storeSuite);
