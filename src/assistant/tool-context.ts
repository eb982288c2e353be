import type { Button } from "#cards/message";
import type { DocumentType } from "#documents/define-document-type";
import type { DocumentView } from "#documents/view";
import type { Actor, WayBack } from "#governance/define-operation";
import type { Office } from "#governance/office";
import type { StoredAct } from "#storage/acts-store";
import type { Business } from "#storage/business-store";
import type { Db } from "#storage/database";
import type { OutboxStatus } from "#storage/outbox-store";

/** What a tool may use in one turn: the door for acting, the books for reading, and nothing else. */
export interface ToolContext {
  /** Acts for the person of this turn, with the assistant's hand. The keys make a resumed turn act once. */
  act(operation: string, input: unknown): ReturnType<Office["act"]>;
  /** The same with the person's own hand: for words or a tap that name one frozen thing. */
  actByHand(operation: string, input: unknown): ReturnType<Office["act"]>;
  decide(decision: Parameters<Office["decide"]>[0]): ReturnType<Office["decide"]>;
  /**
   * The act that the turn's next asking made before, where its process was cut off after it and the turn is taken up
   * again: what a tool looks up may have been changed by the turn itself. Null where it was not asked for yet.
   */
  doneBefore(): Promise<StoredAct | null>;
  /** Reads the books. */
  readonly db: Db;
  readonly business: Business;
  readonly today: Temporal.PlainDate;
  readonly now: Temporal.Instant;
  readonly actor: Actor;
  readonly documentTypes: ReadonlyMap<string, DocumentType>;
  /** What people can say, one line a tool: for `help`. */
  readonly examples: readonly string[];
  /** Waits a moment for effects, and says where each stands. */
  settle(keys: readonly string[]): Promise<readonly SettledEffect[]>;
  /** Renders a draft or a copy, and returns its absolute path. */
  renderCopy(view: DocumentView, name: string): Promise<string>;
  /** A button that takes back what was done. */
  undoButton(wayBack: WayBack): Promise<Button>;
}

export interface SettledEffect {
  readonly key: string;
  readonly status: OutboxStatus;
  readonly receipt: string | null;
  readonly lastError: string | null;
}
