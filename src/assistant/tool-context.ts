import type { Button } from "#cards/message";
import type { DocumentType } from "#documents/define-document-type";
import type { DocumentView } from "#documents/view";
import type { LogoFacts } from "#domain/logo";
import type { SayOperation } from "#domain/operation-words";
import type { Actor, WayBack } from "#governance/define-operation";
import type { Office } from "#governance/office";
import type { StoredAct } from "#storage/acts-store";
import type { Business } from "#storage/business-store";
import type { Db } from "#storage/database";
import type { OutboxStatus } from "#storage/outbox-store";

import type { Example } from "./help-topics.ts";

/** What a tool may use in one turn: the door for acting, the books for reading, and nothing else. */
export interface ToolContext {
  /** Acts for the person of this turn, with the assistant's hand. The keys make a resumed turn act once. */
  act(operation: string, input: unknown): ReturnType<Office["act"]>;
  /** The same with the person's own hand: for words or a tap that name one frozen thing. */
  actByHand(operation: string, input: unknown): ReturnType<Office["act"]>;
  /** Notes that this turn is about a document: what "it" means in the next one. Acts note themselves. */
  spokeOf(documentId: string): void;
  decide(decision: Parameters<Office["decide"]>[0]): ReturnType<Office["decide"]>;
  /**
   * The act that the turn's next asking made before, where its process was cut off after it and the turn is taken up
   * again: what a tool looks up may have been changed by the turn itself. Null where it was not asked for yet.
   */
  doneBefore(): Promise<StoredAct | null>;
  /** The documents that this very turn was about so far. */
  spokenOfNow(): readonly string[];
  /** Whether this very turn asked for an operation about that subject: it was done, or waits. */
  askedNow(operation: string, subject: string): boolean;
  /** Reads the books. */
  readonly db: Db;
  readonly business: Business;
  /** The business as it is by now, where this turn may have changed it. */
  businessNow(): Promise<Business>;
  readonly today: Temporal.PlainDate;
  readonly now: Temporal.Instant;
  readonly actor: Actor;
  /** The stored event that this turn answers: its acts' keys begin with it. */
  readonly eventId: string;
  readonly documentTypes: ReadonlyMap<string, DocumentType>;
  /** What people call an operation. */
  readonly said: SayOperation;
  /** What people can say, one line a tool: for `help`. */
  readonly examples: readonly Example[];
  /** Waits a moment for effects, and says where each stands. */
  settle(keys: readonly string[]): Promise<readonly SettledEffect[]>;
  /** Renders a draft or a copy. */
  renderCopy(view: DocumentView, name: string): Promise<RenderedCopy>;
  /** Draws a picture from a template of the rendering, and returns its absolute path; null where that failed. */
  drawPicture(template: string, data: unknown, name: string): Promise<string | null>;
  /** Absolute paths of the files that came with what was said. */
  readonly files: readonly string[];
  /** Whether nobody else reads the conversation. */
  readonly isPrivate: boolean;
  /** Whether whoever speaks is on this machine, so that a path that they name is one of theirs. */
  readonly local: boolean;
  /** Keeps a picture that was looked through, and returns under which id; nothing bears it yet. */
  keepLogo(facts: LogoFacts, bytes: Uint8Array): Promise<string>;
  /** A button that takes back what was done. */
  undoButton(wayBack: WayBack): Promise<Button>;
}

export interface RenderedCopy {
  /** Absolute paths: its PDF, then its first page as a picture (PNG). */
  readonly files: readonly string[];
  /** What could not be drawn, and what to do; empty where all could. */
  readonly problem: string;
}

export interface SettledEffect {
  readonly key: string;
  readonly status: OutboxStatus;
  readonly receipt: string | null;
  readonly lastError: string | null;
}
