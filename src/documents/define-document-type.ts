import type { z } from "zod";

import type { JournalEntry } from "#domain/journal";
import type { Money } from "#domain/money";
import type { Parsed } from "#domain/parsed";
import { markExtension } from "#kernel/load-extensions";

import { checkNumberPattern } from "./number-pattern.ts";
import type { DocumentStatus } from "./statuses.ts";
import type { Totals } from "./totals.ts";
import type { Addressee, DocumentView } from "./view.ts";

/** What the content of every type of document has; the rest is the type's own. */
export interface DocumentContent {
  readonly issueDate: Temporal.PlainDate;
  readonly dueDate: Temporal.PlainDate;
  readonly currency: string;
}

/** One document: what it says, and what has become of it. */
export interface BusinessDocument<Content> {
  /** Null until it is issued. */
  readonly number: string | null;
  readonly status: DocumentStatus;
  readonly partyId: string;
  readonly content: Content;
}

export interface DocumentType<Content extends DocumentContent = DocumentContent> {
  /** The name of its file, and of the type in the database: "invoice". */
  readonly name: string;
  /** What people read: "Invoice". */
  readonly title: string;
  /** Such as `INV-{0000}`; a business may have its own. */
  readonly numberPattern: string;
  /**
   * The document's content, between its JSON (stored, digested, handed about) and its values. Decoding refuses what
   * cannot be in plain words; encoding what was decoded is its canonical JSON.
   */
  readonly input: z.ZodType<Content>;
  /** The figures, or in plain words why there can be none. */
  totals(content: Content): Parsed<Totals>;
  /** The prices per unit that it asks, for comparing with what was agreed. */
  prices(content: Content): readonly { readonly item: string; readonly unitPrice: Money }[];
  /**
   * What issuing it writes into the books; null for what nobody owes anything by, such as a quote. Throws where there
   * are no totals: that was to be refused before.
   */
  postings(document: BusinessDocument<Content>): JournalEntry | null;
  view(document: BusinessDocument<Content>, business: Addressee, party: Addressee): DocumentView;
}

/**
 * Declares a type of document. See `types/invoice.ts`.
 *
 * @throws PurserError `bad-number-pattern`
 */
export function defineDocumentType<Content extends DocumentContent>(type: DocumentType<Content>): DocumentType {
  checkNumberPattern(type.numberPattern);
  return markExtension("document-type", type as unknown as DocumentType);
}
