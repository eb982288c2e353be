/** What a tool of this turn says: one statement about one thing. */
export interface FactUnit {
  readonly text: string;
  /** Its parts, each of which says one thing: an amount is that of the word beside it. */
  readonly clauses: readonly string[];
  /** A sentence that a tool says, rather than a card's. */
  readonly said: boolean;
}

/** All that a model's words of one turn may rest on. */
export interface Facts {
  readonly today: Temporal.PlainDate;
  /** ISO 4217, of the business. */
  readonly currency: string;
  /** What the person said in this turn. */
  readonly person: string;
  /** Names that everybody knows here: of the business, of the member. */
  readonly names: readonly string[];
  readonly units: readonly FactUnit[];
  /** What people can say, as `help` lists it: quoted whole it claims nothing. */
  readonly sayings: readonly string[];
  /** The operations that were performed in this turn. */
  readonly performed: readonly string[];
  /** Whether something was asked for at the door, or back from the person: then the person's words are what it is about. */
  readonly acting: boolean;
}
