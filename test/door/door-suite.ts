import { describe } from "vitest";

import type { DatabaseKind } from "#test/databases";
import { useOffice } from "#test/use-office";

import { approvalsSuite } from "./approvals-suite.ts";
import { byWordsSuite } from "./by-words-suite.ts";
import { changePartySuite } from "./change-party-suite.ts";
import { describeBusinessSuite } from "./describe-business-suite.ts";
import { keptPartiesSuite } from "./kept-parties-suite.ts";
import { keysSuite } from "./keys-suite.ts";
import { knownSuite } from "./known-suite.ts";
import { policySuite } from "./policy-suite.ts";
import { recordsSuite } from "./records-suite.ts";
import { reissueSuite } from "./reissue-suite.ts";
import { setUpSuite } from "./set-up-suite.ts";
import { BREAKS, SENDS_ELSEWHERE, WRITES_THEN_REFUSES } from "./toy-operations.ts";
import { undrawableSuite } from "./undrawable-suite.ts";
import { undoSuite } from "./undo-suite.ts";

/** What the one door promises, with the real operations, on whichever database. */
export function doorSuite(kind: DatabaseKind): void {
  describe("the door", () => {
    const office = useOffice(kind, { operations: [WRITES_THEN_REFUSES, BREAKS] });
    policySuite(office);
    knownSuite(office);
    approvalsSuite(office);
    keysSuite(office);
    undoSuite(office);
    reissueSuite(office);
    byWordsSuite(office);
    changePartySuite(office);
    recordsSuite(office);
  });
  describe("the door, before the business is set up", () => {
    const office = useOffice(kind, { operations: [SENDS_ELSEWHERE], isSetUp: false });
    setUpSuite(office);
  });
  describe("the door, for the business itself", () => {
    describeBusinessSuite(useOffice(kind));
  });
  describe("the door, for what was issued", () => {
    keptPartiesSuite(useOffice(kind));
    undrawableSuite(useOffice(kind));
  });
}
