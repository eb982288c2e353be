import { defineConfig } from "vitest/config";

const shared = { environment: "node", testTimeout: 60_000, hookTimeout: 60_000 } as const;

export default defineConfig({
  test: {
    // Most files wait for processes and databases: a core left free for the runner would be wasted.
    maxWorkers: "100%",
    execArgv: ["--disable-warning=ExperimentalWarning"],
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          include: [
            "{src,adapters,tools,bin}/**/*.test.ts",
            "test/{contracts,scenarios,store,door,properties,faults,transfer}/**/*.test.ts",
          ],
        },
      },
      { test: { ...shared, name: "real", include: ["test/real/**/*.test.ts"], testTimeout: 300_000 } },
    ],
  },
});
