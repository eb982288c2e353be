import { knownCurrency } from "./currencies.ts";
import { splitDecimal } from "./decimal.ts";
import { parseIban } from "./bank-details.ts";
import type { Money } from "./money.ts";

/** Where money is to go, and for what. */
export interface PaymentOrder {
  /** Whose account it is. */
  readonly holder: string;
  /** With or without spaces. */
  readonly iban: string;
  readonly bic?: string;
  readonly amount: Money;
  /** What the payer is to write: the document's number. */
  readonly reference: string;
}

/** What a banking app reads from a QR code. */
export interface PaymentCode {
  readonly standard: "EPC" | "SPAYD";
  /** The text of the code, to be drawn at error correction level M, in UTF-8. */
  readonly text: string;
}

/**
 * The payment code of the document's currency: EUR has the European Payments Council's (EPC069-12, "GiroCode"), CZK the
 * Czech one (SPAYD, "QR Platba"). Null where the currency has none that we can write, and where the order is not one
 * that its standard takes: a code that an app refuses is worse than none.
 *
 * Swiss francs have none here: the Swiss QR-bill is not a code beside an invoice but a whole payment slip of prescribed
 * size, with a structured address that we do not keep.
 */
export function paymentCode(order: PaymentOrder): PaymentCode | null {
  const iban = order.iban.replaceAll(" ", "").toUpperCase();
  const bic = order.bic?.replaceAll(" ", "").toUpperCase() ?? "";
  if (!parseIban(iban).ok || !/^([A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?)?$/.test(bic)) return null;
  if (/[\r\n]/.test(order.holder + order.reference) || order.amount.amountMinor <= 0n) return null;
  if (order.amount.currency === "EUR") return epc({ ...order, iban, bic });
  return order.amount.currency === "CZK" ? spayd({ ...order, iban, bic }) : null;
}

type Checked = Required<PaymentOrder>;

/** Where a SEPA transfer needs no BIC: the European Economic Area. */
const EEA = new Set(
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split(" "),
);
/** The rest of SEPA. */
const OTHER_SEPA = new Set("AD AL CH GB GI MC MD ME MK RS SM VA".split(" "));

const EPC_MOST_MINOR = 99_999_999_999n;
const EPC_MOST_BYTES = 331;

/** EPC069-12, version 002: one element a line, the last ones left out where they are empty. */
function epc({ holder, iban, bic, amount, reference }: Checked): PaymentCode | null {
  const country = iban.slice(0, 2);
  if (!EEA.has(country) && !(OTHER_SEPA.has(country) && bic !== "")) return null;
  if (holder.trim() === "" || holder.length > 70 || reference.length > 140) return null;
  if (amount.amountMinor > EPC_MOST_MINOR) return null;
  const utf8 = "1";
  const purpose = "";
  const creditorReference = "";
  const elements = ["BCD", "002", utf8, "SCT", bic, holder.trim(), iban, `EUR${plainAmount(amount)}`];
  const text = [...elements, purpose, creditorReference, reference].join("\n").trimEnd();
  return Buffer.byteLength(text) > EPC_MOST_BYTES ? null : { standard: "EPC", text };
}

/** SPAYD 1.0: `KEY:value` between asterisks, of which none may stand in a value. */
function spayd({ holder, iban, bic, amount, reference }: Checked): PaymentCode | null {
  const plain = plainAmount(amount);
  if (plain.length > 10 || reference.length > 60) return null;
  const value = (text: string): string => text.replaceAll("%", "%25").replaceAll("*", "%2A");
  const account = bic === "" ? iban : `${iban}+${bic}`;
  const fields = [`ACC:${account}`, `AM:${plain}`, "CC:CZK"];
  const name = holder.trim().length > 35 ? [] : [`RN:${value(holder.trim())}`];
  const message = reference === "" ? [] : [`MSG:${value(reference)}`];
  return { standard: "SPAYD", text: ["SPD*1.0", ...fields, ...name, ...message].join("*") };
}

/** "1250.00": a point, no grouping. */
function plainAmount({ amountMinor, currency }: Money): string {
  const [whole, fraction] = splitDecimal(amountMinor, knownCurrency(currency).digits);
  return fraction === "" ? whole : `${whole}.${fraction}`;
}
