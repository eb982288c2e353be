import type { Business } from "./business.ts";

/** What a document says of the business that it is from. All of it is JSON. */
export type Sender = Pick<Business, "name" | "address" | "taxIds" | "bank" | "paper">;

/** What a document says of whom it is for. */
export interface Recipient {
  readonly name: string;
  readonly address: string | null;
  readonly email: string | null;
  readonly taxId: string | null;
}

/** What of a business stands on its documents; its logo is kept apart. */
export function senderOf({ name, address, taxIds, bank, paper }: Business): Sender {
  return { name, address, taxIds, bank, paper };
}
