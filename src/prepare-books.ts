import { currencyOf, unknownCurrency } from "#domain/currencies";
import type { Clock } from "#kernel/clock";
import { PurserError } from "#kernel/errors";
import { newId } from "#kernel/ids";
import type { Settings } from "#kernel/settings";
import { insertBusiness, insertMember, nameBusiness, readBusiness, UNNAMED_SPEAKER } from "#storage/business-store";
import type { Database } from "#storage/database";
import { isUniqueViolation } from "#storage/retryable";

/** Gives new books their business and its owner; names the business where the settings now do and the books do not. */
export async function prepareBooks(database: Database, settings: Settings, clock: Clock): Promise<void> {
  const {
    PURSER_BUSINESS: name = null,
    PURSER_CURRENCY: currency,
    PURSER_TIMEZONE: zone,
    PURSER_OWNER: owner,
  } = settings;
  const business = await readBusiness(database.reads);
  if (business !== null && (name === null || business.name === name)) return;
  const prepare = database.commit("start", async (tx) => {
    if (name !== null && business !== null) return nameBusiness(tx, name);
    if ((await readBusiness(tx)) !== null) return;
    if (currencyOf(currency) === undefined) {
      throw new PurserError("bad-settings", unknownCurrency(currency), {
        next: "Set PURSER_CURRENCY to a code such as USD, and start again.",
      });
    }
    const at = clock.now();
    await insertBusiness(tx, { name, address: null, currency, zone }, at);
    const nameKey = owner.toLowerCase();
    const member = { id: newId("mem"), name: owner, role: "owner", nameKey } as const;
    await insertMember(tx, member, [...new Set([nameKey, UNNAMED_SPEAKER])], at);
  });
  await prepare.catch((error: unknown) => {
    // Of several first starts at once another was faster, and what it wrote stands.
    if (!isUniqueViolation(error)) throw error;
  });
}
