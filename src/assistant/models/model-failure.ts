/** What kept a provider's model from ending a turn. */
export type FailureKind =
  | "unreachable"
  | "silent"
  | "overloaded"
  | "key-refused"
  | "no-model"
  | "request-refused"
  | "unreadable"
  | "no-answer";

/** What a person is told when the built-in model took over. */
const WORDS: Readonly<Record<FailureKind, string>> = {
  unreachable: "Claude could not be reached",
  silent: "Claude did not answer in time",
  overloaded: "Claude has too much to do just now",
  "key-refused": "Claude did not accept the key",
  "no-model": "the Claude that is set does not exist",
  "request-refused": "Claude refused the request",
  unreadable: "Claude's answer could not be read",
  "no-answer": "Claude came to no answer",
};

/**
 * A failure of the provider or of what its model did. Its message is made of our own words alone: what a provider says
 * may repeat the key or the conversation, and is thrown away where it is read.
 */
export class ModelFailure extends Error {
  readonly kind: FailureKind;
  /** The HTTP status, where there was an answer. */
  readonly status: number | null;
  /** How long the provider asked to be left alone, in milliseconds. */
  readonly retryAfterMs: number | null;
  /** Whether asking again at once may help. */
  readonly passing: boolean;

  constructor(
    kind: FailureKind,
    more: {
      readonly status?: number | undefined;
      readonly retryAfterMs?: number | null;
      readonly passing?: boolean;
    } = {},
  ) {
    super(more.status === undefined ? WORDS[kind] : `${WORDS[kind]} (${more.status})`);
    this.name = "ModelFailure";
    this.kind = kind;
    this.status = more.status ?? null;
    this.retryAfterMs = more.retryAfterMs ?? null;
    this.passing = more.passing ?? false;
  }

  /** What a person reads, without its end: "Claude could not be reached". */
  get words(): string {
    return WORDS[this.kind];
  }
}
