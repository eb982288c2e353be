import { describe } from "vitest";

import { describePostgres } from "#test/databases";

import { IN_THE_HOME, killsAtEveryPoint, killsAtRandomMoments } from "../faults/fault-suite.ts";

/** On each database; the soak goes on for as long as it is told to. */
const MOMENTS = 25;

describePostgres("PostgreSQL under kill -9", (kind) => {
  killsAtEveryPoint(kind);
  killsAtRandomMoments(kind, MOMENTS);
});

// Its points are a part of the tests that every machine runs.
describe("the embedded database under kill -9", () => {
  killsAtRandomMoments(IN_THE_HOME, MOMENTS);
});
