import type { Gist } from "./gist/gist.ts";
import type { Phrase, Slot } from "./phrase.ts";
import type { ToolInput } from "./reading.ts";

/** What the language needs of a tool: any `Tool` is one. */
export interface Speakable {
  readonly name: string;
  readonly phrases: readonly Phrase[];
  readonly slots: Readonly<Record<string, Slot>>;
  readonly example: string;
  /** Null where its example is nothing to suggest. */
  readonly topic?: string | null;
  readonly personOnly?: boolean;
  readonly ownWords?: boolean;
  readonly reads?: boolean;
  readonly gist?: Gist;
  readonly sayBack?: (input: ToolInput) => string | undefined;
}
