import { PurserError } from "#kernel/errors";

import { CURRENCY_TABLE } from "./currency-table.ts";

export interface Currency {
  /** Three capital letters of ISO 4217. */
  readonly code: string;
  /** How many digits stand after the point: 2 for USD, 0 for JPY, 3 for KWD. */
  readonly digits: number;
  readonly name: string;
  /** The sign that means this currency and no other: "€", "C$". Null where none is common. */
  readonly symbol: string | null;
}

const CURRENCIES: ReadonlyMap<string, Currency> = new Map(
  CURRENCY_TABLE.map(([code, digits, name, symbol = null]) => [code, { code, digits, name, symbol }]),
);

/** The currency of an ISO 4217 code, in either case; undefined where there is none. */
export function currencyOf(code: string): Currency | undefined {
  return CURRENCIES.get(code.trim().toUpperCase());
}

/**
 * The same where the code was read and checked before.
 *
 * @throws PurserError `unknown-currency`
 */
export function knownCurrency(code: string): Currency {
  const currency = currencyOf(code);
  if (currency !== undefined) return currency;
  throw new PurserError("unknown-currency", unknownCurrency(code), { next: "", fields: { code } });
}

/** What a person reads when a code is none. */
export function unknownCurrency(code: string): string {
  return `"${code}" is not a currency. Use its three-letter code, such as USD or EUR.`;
}

interface SharedSymbol {
  /** Where nothing else is known; null where any choice would be a guess. */
  readonly otherwise: string | null;
  /** The currencies that are written with this sign at home. */
  readonly atHome: readonly string[];
}

const SHARED_SYMBOLS: Readonly<Record<string, SharedSymbol>> = {
  $: {
    otherwise: "USD",
    atHome: (
      "USD AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD SBD SGD SRD TTD TWD XCD " +
      "ARS CLP COP CUP DOP MXN UYU"
    ).split(" "),
  },
  "£": { otherwise: "GBP", atHome: ["GBP", "EGP", "FKP", "GIP", "SDG", "SHP", "SSP"] },
  "¥": { otherwise: "JPY", atHome: ["JPY", "CNY"] },
  RS: { otherwise: "INR", atHome: ["INR", "LKR", "MUR", "NPR", "PKR", "SCR"] },
  "₨": { otherwise: "INR", atHome: ["INR", "LKR", "MUR", "NPR", "PKR", "SCR"] },
  KR: { otherwise: null, atHome: ["DKK", "ISK", "NOK", "SEK"] },
};

const OWN_SYMBOLS: ReadonlyMap<string, string> = new Map(
  CURRENCY_TABLE.flatMap(([code, , , symbol]) => (symbol === undefined ? [] : [[symbol.toUpperCase(), code]])),
);

/**
 * The currency that a sign means to this business. A sign that several countries use ("$", "£", "¥", "Rs", "kr")
 * means the business's own currency where that is written so, else the best known of them: "$" is USD. Undefined for
 * a sign that is none, or that would be a guess ("kr" to a business in euros).
 */
export function currencyOfSymbol(symbol: string, businessCurrency: string): string | undefined {
  const sign = symbol.trim().replace("￥", "¥").toUpperCase();
  const shared = Object.hasOwn(SHARED_SYMBOLS, sign) ? SHARED_SYMBOLS[sign] : undefined;
  if (shared === undefined) return OWN_SYMBOLS.get(sign);
  return shared.atHome.includes(businessCurrency) ? businessCurrency : (shared.otherwise ?? undefined);
}
