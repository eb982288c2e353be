import type { ToolResult } from "../define-tool.ts";

/** Thrown inside, given back as a value: the first thing that is missing or cannot be. */
export class Instead extends Error {
  readonly result: ToolResult;
  constructor(result: ToolResult) {
    super("instead");
    this.result = result;
  }
}

export function ask(slot: string, question: string): Instead {
  return new Instead({ kind: "ask", slot, question });
}

export function no(say: string): Instead {
  return new Instead({ kind: "no", say });
}
