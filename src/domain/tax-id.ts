import { z } from "zod";

import { textJson } from "./text.ts";

/** A number under which the business is registered for tax, as it stands on documents. */
export interface TaxId {
  /** "VAT", "EIN", "ABN": what the number is called where it was given. */
  readonly label: string;
  /** ISO 3166 of the country that gave it; null where that is not known. */
  readonly country: string | null;
  /** "GB980780684". */
  readonly value: string;
}

export const taxIdJson = z.strictObject({
  label: textJson("The name of a tax number", 30),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
  value: textJson("A tax number", 40).regex(
    /^(?=.*\d)[\p{L}\p{N}][\p{L}\p{N} ./-]*$/u,
    "A tax number has letters and digits only.",
  ),
});

/** What the business adds to its prices where nothing else is said. */
export type TaxRegime =
  /** `percent` is decimal text: "20". */
  | { readonly kind: "charges"; readonly label: string; readonly percent: string }
  | { readonly kind: "none"; readonly label: string };
