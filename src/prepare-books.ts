import { readBankWords } from "#assistant/setup/read-bank-words";
import type { BankDetails } from "#domain/bank-details";
import { currencyOf, unknownCurrency } from "#domain/currencies";
import type { Clock } from "#kernel/clock";
import { PurserError } from "#kernel/errors";
import { newId } from "#kernel/ids";
import type { Settings } from "#kernel/settings";
import { changeBusiness, insertBusiness, insertMember, readBusiness, UNNAMED_SPEAKER } from "#storage/business-store";
import type { Database } from "#storage/database";
import { isUniqueViolation } from "#storage/retryable";

/** Gives new books their business and its owner; names the business where the settings now do and the books do not. */
export async function prepareBooks(database: Database, settings: Settings, clock: Clock): Promise<void> {
  const {
    PURSER_BUSINESS: name = null,
    PURSER_CURRENCY: currency,
    PURSER_TIMEZONE: zone,
    PURSER_OWNER: owner,
    PURSER_PAY_TO: payTo,
  } = settings;
  const business = await readBusiness(database.reads);
  // What the business said of itself since wins over the settings: they only begin it.
  if (business !== null && (name === null || business.name !== null)) return;
  const prepare = database.commit("start", async (tx) => {
    const now = await readBusiness(tx);
    if (now !== null) return name === null || now.name !== null ? undefined : changeBusiness(tx, { name });
    if (currencyOf(currency) === undefined) {
      throw new PurserError("bad-settings", unknownCurrency(currency), {
        next: "Set PURSER_CURRENCY to a code such as USD, and start again.",
      });
    }
    const at = clock.now();
    await insertBusiness(tx, { name, currency, zone, bank: readPayTo(payTo) }, at);
    const nameKey = owner.toLowerCase();
    const member = { id: newId("mem"), name: owner, role: "owner", nameKey } as const;
    await insertMember(tx, member, [...new Set([nameKey, UNNAMED_SPEAKER])], at);
  });
  await prepare.catch((error: unknown) => {
    // Of several first starts at once another was faster, and what it wrote stands.
    if (!isUniqueViolation(error)) throw error;
  });
}

/** How customers pay, as the settings of new books say it. @throws PurserError `bad-settings` */
function readPayTo(said: string | undefined): BankDetails | null {
  if (said === undefined) return null;
  const bank = readBankWords(said);
  if (bank.ok) return bank.value;
  throw new PurserError("bad-settings", `PURSER_PAY_TO: ${bank.problem}`, {
    next: "Mend it, or leave it out and say it later, and start again.",
  });
}
