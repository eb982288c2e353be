import type { ToolInput } from "./reading.ts";

/** What a text comes to. */
export type Interpretation = Call | Sequence | SlotProblem | Unknown;

export interface Call {
  readonly kind: "call";
  readonly tool: string;
  readonly input: ToolInput;
}

/** Several requests in one text, each clear by itself, in the order in which they were said. */
export interface Sequence {
  readonly kind: "sequence";
  readonly calls: readonly Call[];
}

/** The tool is clear, and one thing was said in a way that cannot be. */
export interface SlotProblem {
  readonly kind: "problem";
  readonly tool: string;
  /** What was understood, without that slot. */
  readonly input: ToolInput;
  /** Where the answer goes: a field of the input, or a path such as `lines.0.unitPrice`. */
  readonly slot: string;
  /** The problem and the question, in whole sentences. */
  readonly problem: string;
}

export interface Unknown {
  readonly kind: "unknown";
  /** What a person is told. */
  readonly say: string;
  /** How the nearest tools are said. */
  readonly nearest: readonly string[];
}
