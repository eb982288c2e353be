import type { Role } from "#domain/policy";

/** What of a digest a role gets: what it may ask for at any other time, and no more. */
export interface DigestParts {
  /** What is owed, came in and is expected: whoever may ask who owes. */
  readonly money: boolean;
  /** What waits for a person, and what was done without one. */
  readonly work: boolean;
}

/** A role that is not named here gets no digest, and the types say so when one is added. */
export const DIGEST_PARTS: Readonly<Record<Role, DigestParts>> = {
  owner: { money: true, work: true },
  bookkeeper: { money: true, work: true },
  viewer: { money: true, work: false },
};
