import type { z } from "zod";

import type { HelpTopic } from "#assistant/help-topics";
import type { ToolContext } from "#assistant/tool-context";
import { compilePhrases } from "#assistant/language/compile-phrase";
import type { Gist } from "#assistant/language/gist/gist";
import type { Phrase, Slot } from "#assistant/language/phrase";
import type { ToolInput } from "#assistant/language/reading";
import type { Card } from "#cards/card";
import type { Button } from "#cards/message";
import { markExtension } from "#kernel/load-extensions";

/** What a tool hands back. Code made every figure in it; a model may only comment. */
export type ToolResult = Answer | Question | No;

export interface Answer {
  readonly kind: "answer";
  readonly say: string;
  readonly card?: Card;
  readonly buttons?: readonly Button[];
  readonly files?: readonly string[];
  readonly approvalId?: string;
}

/** Something is missing or ambiguous. The person's answer fills `slot`, and the tool is called again. */
export interface Question {
  readonly kind: "ask";
  readonly slot: string;
  readonly question: string;
  /** The answers that fit, where they are few: two customers of similar names. */
  readonly choices?: readonly string[];
}

/** It was not done, in plain words with the next step. */
export interface No {
  readonly kind: "no";
  readonly say: string;
}

export interface Tool<Schema extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  /** For a model: when to use it and what it returns. */
  readonly description: string;
  readonly input: Schema;
  /** What a person may say for it, as the built-in model understands it. */
  readonly phrases: readonly Phrase[];
  /** Every slot that its phrases name, with its type; a slot's name is the input's field. */
  readonly slots: Readonly<Record<string, Slot>>;
  /** Where `help` lists it; null where it is nothing to be asked for: small talk, refusals. */
  readonly topic: HelpTopic | null;
  /** A line for `help`: how a person would say it. */
  readonly example: string;
  /**
   * True where only a person's own words or tap may call it: it is never offered to a model, and its phrases are
   * understood before any model is asked.
   */
  readonly personOnly?: boolean;
  /**
   * True where a person's own words are understood before any model is asked, and act by their own hand. A model may
   * call it too: then it acts by the assistant's hand, and policy decides whether it waits.
   */
  readonly ownWords?: boolean;
  /**
   * True where it only reads or talks: then words that were taken for free text can do no harm. What acts is not called
   * where a condition, a second amount or the like went into free text.
   */
  readonly reads?: boolean;
  /** How it is understood where no phrase fits: by what a sentence holds, in any order. */
  readonly gist?: Gist;
  /**
   * What a call would do, after "Do you mean": asked where a sentence seems to mean it and a part of it was not understood.
   * Undefined, or without it: that is never asked, and the person is told what was not understood.
   */
  readonly sayBack?: (input: ToolInput) => string | undefined;
  run(input: z.output<Schema>, context: ToolContext): Promise<ToolResult>;
}

/**
 * Declares a tool: a thin door to an operation or a query.
 *
 * @throws PurserError `bad-phrase`
 */
export function defineTool<Schema extends z.ZodObject>(tool: Tool<Schema>): Tool {
  compilePhrases(tool);
  return markExtension("tool", tool as unknown as Tool);
}
