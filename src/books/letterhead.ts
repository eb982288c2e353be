import type { Letterhead } from "#documents/view";
import { paymentRows } from "#domain/bank-details";
import type { Sender } from "#domain/sender";
import type { Logo } from "#storage/logos-store";

/** How the business's documents look, and how it is to be paid, from what it said of itself. */
export function letterheadOf(sender: Sender, logo: Logo | null): Letterhead {
  const { name, taxIds, paper, bank } = sender;
  const holder = bank?.holder ?? name;
  return {
    taxIds: taxIds.map(({ label, value }) => ({ label, value })),
    paper,
    ...(logo === null ? {} : { logo: { format: logo.format, base64: Buffer.from(logo.bytes).toString("base64") } }),
    ...(bank === null
      ? {}
      : {
          payTo: {
            rows: paymentRows(sender),
            ...(bank.iban === null || holder === null
              ? {}
              : { account: { holder, iban: bank.iban, ...(bank.bic === null ? {} : { bic: bank.bic }) } }),
          },
        }),
  };
}
