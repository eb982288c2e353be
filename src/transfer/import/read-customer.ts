import { z } from "zod";

import { nameIdentity, parsePartyName } from "#domain/party";
import type { StagedCustomer } from "#storage/import-rows";

import type { Cells } from "./read-cells.ts";

const email = z.email();
const TERMS = /^(?:net\s*)?(\d{1,4})(?:\s*days?)?$/i;
const MOST_DAYS = 365;

/** One customer out of one row; null where the row is wrong, which its cells then say. */
export function readCustomer(cells: Cells): StagedCustomer | null {
  const name = parsePartyName(cells.value("name"));
  if (!name.ok) cells.bad("name", cells.value("name") === "" ? "missing" : "bad name", name.problem, "");
  const mail = cells.text("email", 200);
  if (mail !== null && !email.safeParse(mail).success)
    cells.bad("email", "not an e-mail address", "That is not an e-mail address.", "Write it like ana@acme.com.");
  const address = cells.text("address", 1_000, { lines: true });
  const taxId = cells.text("tax_id", 50);
  const terms = TERMS.exec(cells.value("terms_days"))?.[1];
  if (cells.value("terms_days") !== "" && (terms === undefined || Number(terms) > MOST_DAYS))
    cells.bad(
      "terms_days",
      "not a number of days",
      "That is no number of days.",
      `Write 0 to ${MOST_DAYS}, such as 30.`,
    );
  if (!name.ok || cells.problems.length > 0) return null;
  return {
    kind: "customer",
    name: name.value,
    key: nameIdentity(name.value),
    email: mail,
    address,
    taxId,
    termsDays: terms === undefined ? null : Number(terms),
  };
}
