import { defineConfig } from "vitest/config";

const shared = { environment: "node", testTimeout: 60_000, hookTimeout: 60_000 } as const;

export default defineConfig({
  test: {
    // Most files wait for processes and databases: a core left free for the runner would be wasted.
    maxWorkers: "100%",
    execArgv: ["--disable-warning=ExperimentalWarning"],
    // No test speaks to a provider's model because whoever runs it has a key.
    env: { ANTHROPIC_API_KEY: "", ANTHROPIC_BASE_URL: "", PURSER_MODEL: "", PURSER_MODEL_DAILY_TOKENS: "" },
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          include: [
            "{src,adapters,tools,bin}/**/*.test.ts",
            "test/{contracts,scenarios,store,door,properties,faults}/**/*.test.ts",
          ],
        },
      },
      { test: { ...shared, name: "real", include: ["test/real/**/*.test.ts"], testTimeout: 300_000 } },
    ],
  },
});
