import { z } from "zod";

import { minorJson } from "#domain/money";
import { percentJson } from "#domain/percent";
import { quantityJson } from "#domain/quantity";
import { textJson } from "#domain/text";

/**
 * One line of a document. JSON: `{ description, quantity: "1.5", unitPriceMinor: "8000", discountPercent?: "10",
 * taxPercent?: "20" }`; the price is in the document's currency, with tax in it where the document says so. No
 * `taxPercent` means that no tax applies; "0" is a rate, and is shown as one.
 */
export const lineJson = z.strictObject({
  description: textJson("A line's description", 500),
  quantity: quantityJson,
  unitPriceMinor: minorJson.refine((price) => price >= 0n, "A unit price must not be negative. Use a discount."),
  discountPercent: percentJson.exactOptional(),
  taxPercent: percentJson.exactOptional(),
});

export type Line = Readonly<z.output<typeof lineJson>>;
