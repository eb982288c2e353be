import type { BankDetails } from "#domain/bank-details";
import type { Business, LogoMark, Paper } from "#domain/business";
import type { LogoFormat } from "#domain/logo";
import type { TaxId, TaxRegime } from "#domain/tax-id";

/** The business's row with what is kept of its logo, as SQL answers it. */
export interface BusinessRow {
  readonly name: string | null;
  readonly address: string | null;
  readonly currency: string;
  readonly zone: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly website: string | null;
  readonly tax_ids: unknown;
  readonly bank: unknown;
  readonly terms_days: number | null;
  readonly tax: unknown;
  readonly number_patterns: unknown;
  readonly paper: string;
  readonly logo_id: string | null;
  readonly logo_format: string | null;
  readonly logo_width: number | null;
  readonly logo_height: number | null;
  readonly logo_bytes: number | null;
}

export function asBusiness(row: BusinessRow): Business {
  const { name, address, currency, zone, email, phone, website } = row;
  return {
    name,
    address,
    email,
    phone,
    website,
    currency,
    zone,
    // Written as JSON of these types by the store, and by nobody else.
    taxIds: row.tax_ids as readonly TaxId[],
    bank: row.bank as BankDetails | null,
    termsDays: row.terms_days,
    tax: row.tax as TaxRegime | null,
    numberPatterns: row.number_patterns as Readonly<Record<string, string>>,
    paper: row.paper as Paper,
    logo: logoOf(row),
  };
}

function logoOf(row: BusinessRow): LogoMark | null {
  if (row.logo_id === null || row.logo_bytes === null) return null;
  return {
    id: row.logo_id,
    format: row.logo_format as LogoFormat,
    width: row.logo_width,
    height: row.logo_height,
    sizeBytes: row.logo_bytes,
  };
}
