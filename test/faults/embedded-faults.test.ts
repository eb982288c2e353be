import { describe } from "vitest";

import { IN_THE_HOME, killsAtEveryPoint } from "./fault-suite.ts";

describe("the embedded database under kill -9", () => {
  killsAtEveryPoint(IN_THE_HOME);
});
