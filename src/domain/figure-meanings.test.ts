import { readFileSync } from "node:fs";

import { expect, it } from "vitest";

import { FIGURE_MEANINGS } from "./figure-meanings.ts";

const glossary = readFileSync(new URL("../../docs/glossary.md", import.meta.url), "utf8").replaceAll(/\s+/g, " ");

it.each(Object.values(FIGURE_MEANINGS).flatMap(({ formulas }) => formulas))(
  "the glossary has the formula that is told: %s",
  (formula) => {
    expect(glossary).toContain(`\`${formula}\``);
  },
);
