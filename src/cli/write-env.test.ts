import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, it } from "vitest";

import { readSettings } from "#kernel/settings";
import { temporaryFolder } from "#test/temporary-folder";

import { writeEnv } from "./write-env.ts";

const home = temporaryFolder();
const file = join(home, ".env");
const URL_GIVEN = "postgres://u:p%23w@host/name?x=1";

it("sets one setting, leaves the others as they are, and is read back as it was given", async () => {
  await writeEnv(home, "DATABASE_URL", "postgres://u@h/old");
  expect(readFileSync(file, "utf8")).toBe('DATABASE_URL="postgres://u@h/old"\n');
  writeFileSync(file, "# mine\nPURSER_BUSINESS=Studio # x\nexport DATABASE_URL=postgres://u@h/old\n#DATABASE_URL=y");
  await writeEnv(home, "DATABASE_URL", URL_GIVEN);
  expect(readFileSync(file, "utf8")).toBe(
    `# mine\nPURSER_BUSINESS=Studio # x\nDATABASE_URL="${URL_GIVEN}"\n#DATABASE_URL=y\n`,
  );
  expect((await readSettings(home, {})).DATABASE_URL).toBe(URL_GIVEN);
  if (process.platform !== "win32") expect(statSync(file).mode & 0o777).toBe(0o600);
});
