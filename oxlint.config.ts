import { defineConfig } from "oxlint";

import { IMPORT_RULES } from "./import-rules.ts";

const SIZES = { skipBlankLines: true, skipComments: true };

export default defineConfig({
  plugins: ["eslint", "typescript", "unicorn", "oxc", "import", "promise", "vitest", "node"],
  categories: { correctness: "error", suspicious: "error" },
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: "error" },
  ignorePatterns: ["src/generated"],
  rules: {
    "import/no-cycle": "error",
    "max-lines": ["error", { max: 300, ...SIZES }],
    "max-lines-per-function": ["error", { max: 70, ...SIZES }],
    // `import("x").T` as a type would get round the import rules.
    "typescript/consistent-type-imports": "error",
    "typescript/no-explicit-any": "error",
    "typescript/no-floating-promises": "error",
    "typescript/no-unsafe-member-access": "error",
    "typescript/switch-exhaustiveness-check": "error",
    "unicorn/prefer-node-protocol": "error",

    // Off, each because it is against how this code is written.
    "import/no-named-as-default-member": "off",
    "import/no-unassigned-import": "off",
    "no-underscore-dangle": "off",
    // What a loop waits for is often changed by a callback.
    "no-unmodified-loop-condition": "off",
    "promise/always-return": "off",
    // TypeScript checks it, and knows an exhaustive switch.
    "typescript/consistent-return": "off",
    // A text is spread into its code points on purpose.
    "typescript/no-misused-spread": "off",
    // Rows of JSON columns are taken at their type's word inside the stores that wrote them.
    "typescript/no-unsafe-type-assertion": "off",
    // Contracts are records of closures: their members are handed about on their own.
    "typescript/unbound-method": "off",
    "unicorn/consistent-function-scoping": "off",
    // It takes a buffer for an array.
    "unicorn/no-useless-spread": "off",
    // About windows of a browser.
    "unicorn/require-post-message-target-origin": "off",
  },
  overrides: [
    {
      files: ["**/*.test.ts", "test/**"],
      rules: {
        "max-lines": "off",
        "max-lines-per-function": "off",
        // Rows of plain queries are asserted on as they come.
        "typescript/no-unsafe-member-access": "off",
        "vitest/no-conditional-expect": "off",
        "vitest/require-to-throw-message": "off",
        // A suite that runs over many things is called with its title and its body.
        "vitest/valid-describe-callback": "off",
        "vitest/valid-title": "off",
      },
    },
    // Plain JavaScript without a type-checker behind it, and its tests.
    {
      files: ["**/*.mjs", "bin/**"],
      rules: { "typescript/no-unsafe-member-access": "off", "typescript/no-redundant-type-constituents": "off" },
    },
    ...IMPORT_RULES,
  ],
});
