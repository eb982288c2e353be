import type { Card } from "#cards/card";

/**
 * A button. Its code is what a person types instead of tapping: the buttons of one approval share the approval's code
 * and are typed `approve CODE`, `reject CODE because ...`; any other button's code is its own and is typed bare.
 */
export interface Button {
  readonly label: string;
  readonly code: string;
  /** The words that a tap stands for, as if its person had typed them: `approve A7K2`. */
  readonly says: string;
  /** A tap that moves money or cannot be taken back may be drawn with more weight. */
  readonly style?: "primary" | "danger";
}

/** One post in a conversation. */
export interface Message {
  readonly text: string;
  readonly card: Card | null;
  readonly buttons: readonly Button[];
  /** Absolute paths of files that stand in the data folder. */
  readonly files: readonly string[];
  /** The approval whose card this is, so that every copy can be edited to its outcome. */
  readonly approvalId?: string;
}

/** A message with the parts that were not given left empty. */
export function message(parts: Pick<Message, "text"> & Partial<Message>): Message {
  return { card: null, buttons: [], files: [], ...parts };
}
