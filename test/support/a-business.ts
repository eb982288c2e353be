import type { Business } from "#storage/business-store";

/** A business in Berlin that works in euros and said nothing more of itself than what a test says for it. */
export function aBusiness(said: Partial<Business> = {}): Business {
  return {
    name: "Studio Maya",
    address: null,
    email: null,
    phone: null,
    website: null,
    currency: "EUR",
    zone: "Europe/Berlin",
    taxIds: [],
    bank: null,
    termsDays: null,
    tax: null,
    numberPatterns: {},
    paper: "a4",
    logo: null,
    ...said,
  };
}
