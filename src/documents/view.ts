import type { PaymentCode } from "#domain/payment-code";

/**
 * A document as it is read, whole: every figure and date is a string, ready to be set in a page, a card or a terminal
 * by code that knows nothing of money. Text, never markup.
 */
export interface DocumentView {
  /** "Invoice". */
  readonly title: string;
  /** "INV-0001", or "DRAFT" where it has none yet. */
  readonly number: string;
  /** What is stamped across it: "DRAFT", "PAID", "VOID"; null for a document in its ordinary course. */
  readonly stamp: string | null;
  readonly from: Addressee;
  readonly to: Addressee;
  /** ISO 4217; amounts without one of their own are in it. */
  readonly currency: string;
  /** Dates and references under the title, in order. */
  readonly dates: readonly Row[];
  readonly lines: readonly LineView[];
  /** Subtotal, discount, tax and, strong, the total; tax that the prices have in them stands after the total. */
  readonly totals: readonly (Row & { readonly strong: boolean })[];
  readonly taxes: readonly TaxView[];
  /** Whether the lines' amounts have their tax in them. */
  readonly taxIncluded: boolean;
  /** Free text under it all; null where there is none. */
  readonly notes: string | null;
  /** What it has to do with other documents: "Replaces", "INV-0004". */
  readonly references?: readonly Row[];
  /** How to pay it, where somebody is to. */
  readonly payment?: PaymentView;
  /** The business's terms, under every document. */
  readonly terms?: string;
  /** A4 where nothing is said. */
  readonly paper?: Paper;
  readonly logo?: Logo;
}

/**
 * What of a page no font here has, in words with what to do about it; empty where all of it can be drawn. Handed down
 * to those who may set no pages.
 */
export type Undrawable = (page: DocumentView) => string;

export type Paper = "a4" | "letter";

export interface Logo {
  readonly format: "png" | "jpeg" | "svg";
  readonly base64: string;
}

export interface PaymentView {
  /** In order: "Amount", "IBAN", "Reference" and what else the payer needs. */
  readonly rows: readonly Row[];
  /** Null where the currency has no code of its own, and on a draft. */
  readonly code: PaymentCode | null;
}

/** How a business wants its documents to look, and how it is to be paid. Everything may be missing. */
export interface Letterhead {
  readonly taxIds?: readonly Row[];
  readonly paper?: Paper;
  readonly logo?: Logo;
  readonly terms?: string;
  /** Where to pay in the document's currency. */
  readonly payTo?: PayTo;
}

export interface PayTo {
  /** As the payer is to read them: "Account holder", "IBAN", "Sort code". Amount and reference are added. */
  readonly rows: readonly Row[];
  /** The account that a payment code names, where it has an IBAN. */
  readonly account?: { readonly holder: string; readonly iban: string; readonly bic?: string };
}

export interface Row {
  readonly label: string;
  readonly value: string;
}

/** Who it is from or to: a name, then lines of address and registration. */
export interface Addressee {
  readonly name: string;
  readonly lines: readonly string[];
  /** "VAT", "GB123456789". */
  readonly taxIds?: readonly Row[];
}

export interface LineView {
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
  /** "10 %"; null where there is none. So is `tax`. */
  readonly discount: string | null;
  readonly tax: string | null;
  readonly amount: string;
}

export interface TaxView {
  /** "20 %". */
  readonly rate: string;
  readonly net: string;
  readonly tax: string;
}
