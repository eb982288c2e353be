import { describe } from "vitest";

import type { DatabaseKind } from "#test/databases";
import { useDatabase } from "#test/use-database";

import { ageingSuite } from "./ageing-suite.ts";
import { approvalsSuite } from "./approvals-suite.ts";
import { auditSuite } from "./audit-suite.ts";
import { businessSuite } from "./business-suite.ts";
import { documentsSuite } from "./documents-suite.ts";
import { effectsSuite } from "./effects-suite.ts";
import { figuresSuite } from "./figures-suite.ts";
import { guardsSuite } from "./guards-suite.ts";
import { inboxSuite } from "./inbox-suite.ts";
import { listingsSuite } from "./listings-suite.ts";
import { migrateSuite } from "./migrate-suite.ts";
import { outboxSuite } from "./outbox-suite.ts";
import { partiesSuite } from "./parties-suite.ts";
import { paymentsSuite } from "./payments-suite.ts";
import { transactionsSuite } from "./transactions-suite.ts";

/** What the stores promise, on whichever database. Those that count everything have one of their own. */
export function storeSuite(kind: DatabaseKind): void {
  describe("the stores", () => {
    const database = useDatabase(kind);
    inboxSuite(database);
    outboxSuite(database);
    effectsSuite(database);
    documentsSuite(database);
    listingsSuite(database);
    paymentsSuite(database);
    partiesSuite(database);
    approvalsSuite(database);
    businessSuite(database);
    guardsSuite(database);
    transactionsSuite(database, kind);
  });
  ageingSuite(kind);
  figuresSuite(kind);
  auditSuite(kind);
  migrateSuite(kind);
}
