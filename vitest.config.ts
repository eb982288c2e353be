import { availableParallelism } from "node:os";

import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const shared = { environment: "node", testTimeout: 60_000, hookTimeout: 60_000 } as const;

/** Most of the work hides behind a few short files. The longest first. */
const LONG = [
  "test/faults/",
  "test/real/transfer",
  "test/real/faults",
  "test/real/jobs-quarter",
  "test/real/mongodb-away",
  "test/real/demo",
  "test/real/jobs",
  "src/storage/embedded/open",
  "test/jobs/jobs",
  "test/door/",
  "test/properties/",
  "test/scenarios/first-day",
];

/** Without the times of an earlier run the larger file would begin first, and a worker be alone with the longest at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = LONG.findIndex((part) => moduleId.includes(`/${part}`));
      return found === -1 ? LONG.length : found;
    };
    // oxlint-disable-next-line unicorn/no-array-sort -- a sequencer's method, and no array's
    const known = await super.sort(files);
    return known.toSorted((one, other) => place(one) - place(other));
  }
}

export default defineConfig({
  test: {
    // Most files wait for processes and databases now and then: somebody else has the core meanwhile.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    // No test lives long enough to win back what optimising the embedded database costs.
    execArgv: ["--disable-warning=ExperimentalWarning", "--wasm-tiering-budget=1000000000"],
    // No test speaks to a provider's model because whoever runs it has a key.
    env: { ANTHROPIC_API_KEY: "", ANTHROPIC_BASE_URL: "", PURSER_MODEL: "", PURSER_MODEL_DAILY_TOKENS: "" },
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          // Loading the code anew for each of the many small files would be a third of the whole run.
          isolate: false,
          include: [
            "{src,adapters,tools,bin}/**/*.test.ts",
            "test/{contracts,scenarios,store,door,properties,faults,figures,evals,rendering,jobs,transfer}/**/*.test.ts",
          ],
        },
      },
      { test: { ...shared, name: "real", include: ["test/real/**/*.test.ts"], testTimeout: 300_000 } },
    ],
  },
});
