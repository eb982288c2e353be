/**
 * A failure that a person can act on. `message` says what was wrong and where; `next` says what to do about it.
 * Everything else that throws is a bug: it is logged whole, and a person sees only that it is ours to mend.
 */
export class PurserError extends Error {
  readonly code: string;
  readonly next: string;
  readonly fields: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    message: string,
    options: { next: string; fields?: Record<string, unknown>; cause?: unknown },
  ) {
    super(message, { cause: options.cause });
    this.name = "PurserError";
    this.code = code;
    this.next = options.next;
    this.fields = options.fields ?? {};
  }

  /** What a person reads: what was wrong, then the next step. */
  get plain(): string {
    return `${this.message} ${this.next}`.trim();
  }
}

/**
 * An expected "no" inside a transaction: thrown so that nothing is half written, and turned by the door into a
 * refused outcome. It is not a failure and is never logged as one.
 */
export class Refused extends PurserError {
  constructor(code: string, message: string, next: string, fields: Record<string, unknown> = {}) {
    super(code, message, { next, fields });
    this.name = "Refused";
  }
}
