import type { BankDetails } from "#domain/bank-details";
import type { BusinessField, Paper } from "#domain/business";
import type { TaxRegime } from "#domain/tax-id";

import type { TaxIdSaid } from "./check-tax-id.ts";

/** What somebody said of their business, as it was said: nothing here was compared with what is set. */
export interface Described {
  readonly name?: string;
  /** Lines, one under the other. */
  readonly address?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly website?: string;
  readonly currency?: string;
  readonly zone?: string;
  readonly taxIds?: readonly TaxIdSaid[];
  readonly bank?: Partial<BankDetails>;
  readonly termsDays?: number;
  readonly tax?: TaxRegime;
  /** A pattern, or a number as one should look. */
  readonly numbering?: { readonly kind: string | null; readonly pattern: string };
  readonly paper?: Paper;
  /** The path that was named; null where a file came with the message. */
  readonly logo?: { readonly path: string | null };
  readonly clears?: BusinessField;
  /** What was said in a way that cannot be, in whole sentences. */
  readonly problems: readonly string[];
  /** What was read in one of several ways, in whole sentences. */
  readonly notes: readonly string[];
  /** What was not understood, as it was said. */
  readonly unread: readonly string[];
}

export type Facts = Omit<Described, "problems" | "notes" | "unread">;

/** What is being gathered. */
export interface Gathering {
  readonly facts: { -readonly [K in keyof Facts]: Facts[K] };
  readonly problems: string[];
  readonly notes: string[];
}
