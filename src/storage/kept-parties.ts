import type { LogoFormat } from "#domain/logo";
import type { Recipient, Sender } from "#domain/sender";

import type { Db } from "./database.ts";
import type { Logo } from "./logos-store.ts";

/** Who a document is from and to, as it was when it was issued. */
export interface KeptParties {
  readonly sender: Sender;
  readonly logo: Logo | null;
  readonly recipient: Recipient;
}

/** @returns null for a draft, and for what was issued before this was kept */
export async function keptParties(db: Db, documentId: string): Promise<KeptParties | null> {
  const [row] = await db.$queryRaw<
    { sender: Sender; recipient: Recipient; format: LogoFormat | null; bytes: Uint8Array | null }[]
  >`
    select d.sender, d.recipient, l.format, l.bytes from documents d left join logos l on l.id = d.logo_id
    where d.id = ${documentId} and d.sender is not null`;
  if (row === undefined) return null;
  const { sender, recipient, format, bytes } = row;
  const logo = format === null || bytes === null ? null : { format, bytes: new Uint8Array(bytes) };
  return { sender, recipient, logo };
}
