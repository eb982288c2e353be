import type { Message } from "#cards/message";
import type { Logger } from "#kernel/logger";
import { markExtension } from "#kernel/load-extensions";

/** What a person did on a platform, normalised. `id` is the platform's own and makes a second delivery harmless. */
export interface InboundEvent {
  readonly id: string;
  /** Where replies go: the adapter's own name for the conversation, stable over restarts. */
  readonly conversation: string;
  /**
   * True where nobody but the author reads the conversation, and nobody else can come to. What is for a member alone
   * goes nowhere else, such as their digest; it is taken for shared where this is not said.
   */
  readonly isPrivate?: boolean;
  /** Who spoke, as the platform knows them. */
  readonly author: string;
  /** The person's words; for a tap, the words that the button `says`. */
  readonly text: string;
  /** Absolute paths of files that came with it. */
  readonly files: readonly string[];
}

/** Where a post goes, and which event it answers. `replyTo` is null for a nudge. */
export interface Destination {
  readonly conversation: string;
  readonly replyTo: string | null;
  /** True for the last post that answers `replyTo`. */
  readonly last?: boolean;
}

/** The platform's own id of a posted message, kept so that it can be edited. */
export type Receipt = string;

export interface Connection {
  /** Resolves with the platform's id once the platform has the message. */
  post(to: Destination, message: Message): Promise<Receipt>;
  /** Replaces a posted message, its buttons too. */
  edit(to: Destination, receipt: Receipt, message: Message): Promise<void>;
  /** The turn that answers an event has ended: its last post was made, and nothing more will answer it. */
  turnEnded?(conversation: string, eventId: string): void;
  /** Something is being done for this conversation: a typing line, a spinner. */
  working?(conversation: string, eventId: string): void;
  /** The conversations that it can post to, where these are not all of its adapter's: a terminal has one person's. */
  readonly only?: readonly string[];
  /** Resolves when the adapter has no more input to give, ever. Absent where input has no end. */
  readonly ended?: Promise<void>;
  /** Stops taking input; resolves when nothing more will be accepted. What is under way may still be posted. */
  close(): Promise<void>;
  /**
   * True where a reader may take any time: a post that waits is not given up and made again, and the posts of a turn
   * come at once, in their order.
   */
  readonly patient?: true;
}

/** What one start of the process asks of an adapter; only the console looks at it. */
export interface StartOptions {
  readonly json: boolean;
  readonly as: string | null;
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean | undefined };
  readonly output: NodeJS.WritableStream & {
    readonly isTTY?: boolean | undefined;
    readonly columns?: number | undefined;
  };
}

export interface ConnectOptions {
  /** Resolves once the event is stored; a second delivery of the same id is stored once. */
  accept(event: InboundEvent): Promise<void>;
  /** Every setting that is present, `PURSER_HOME` (the data folder) always. */
  readonly settings: Readonly<Record<string, string>>;
  readonly start: StartOptions;
  readonly logger: Logger;
  /**
   * What completes the end of a line: commands, names, numbers. `prefix` begins at a word, may have spaces ("Acme L")
   * and may be empty; each answer is whole ("Acme Ltd") and begins with it, case apart.
   */
  complete(prefix: string): Promise<readonly string[]>;
}

export interface Adapter {
  readonly name: string;
  /** The settings that switch it on: all present, or it stays off. None means that it needs nothing. */
  readonly settings: readonly string[];
  /** How to set it up, in the order that a person does it; `check` says what is still missing, or nothing. */
  readonly setup: {
    readonly steps: readonly string[];
    check(settings: Readonly<Record<string, string>>): string | null;
  };
  /** The platform's hard limits. */
  readonly limits: { readonly textLength: number; readonly buttonsPerMessage: number };
  /** True where everybody who can speak is on this machine: members are known there by name, and `--today` may stand. */
  readonly local: boolean;
  /** True where its input is this process's own standard input, which only one adapter can have. */
  readonly standardInput: boolean;
  connect(options: ConnectOptions): Promise<Connection>;
}

/** Declares a chat platform. See `adapters/console` for the reference implementation. */
export function defineAdapter(adapter: Adapter): Adapter {
  return markExtension("adapter", adapter);
}
