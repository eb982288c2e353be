import { createInterface, type Interface } from "node:readline/promises";

import type { StartOptions } from "#chat/define-adapter";

import type { Paint } from "./paint.ts";
import { HISTORY_LIMIT, type History } from "./history.ts";
import { createSpinner } from "./spinner.ts";
import { writeTo } from "./write-to.ts";

const PROMPT = "> ";

/** The line that a person types into, at the bottom of the terminal. */
export interface Prompt {
  /** Draws a text above the line; what is being typed stays as it is. */
  above(text: string): Promise<void>;
  /** Shows or takes away the status line above the prompt. */
  working(on: boolean): void;
  /** Resolves when the person left, or after `close`. */
  readonly left: Promise<void>;
  close(): void;
}

export interface PromptOptions {
  readonly start: StartOptions;
  readonly paint: Paint;
  readonly history: History;
  onLine(line: string): void;
  complete(line: string): Promise<[string[], string]>;
}

export function openPrompt({ start, paint, history, onLine, complete }: PromptOptions): Prompt {
  const write = writeTo(start.output);
  const { promise: left, resolve } = Promise.withResolvers<void>();
  const rl = createInterface({
    input: start.input,
    output: start.output,
    terminal: true,
    prompt: PROMPT,
    history: history.lines,
    historySize: HISTORY_LIMIT,
    removeHistoryDuplicates: true,
    completer: (line: string) => complete(line).catch(() => [[], line] satisfies [string[], string]),
  });
  let open = true;

  const redraw = (status: string | null, above = ""): Promise<void> => {
    const written = write(eraseInput(rl) + above);
    rl.setPrompt(status === null ? PROMPT : `${paint("dim", `${status} working...`)}\n${PROMPT}`);
    rl.prompt(true);
    return written;
  };
  const spinner = createSpinner((frame) => {
    if (open) redraw(frame).catch(() => {});
  });

  // The status goes before readline ends the line, so that it does not stay behind above what was typed.
  const onKey = (_text: unknown, key: { name?: string } | undefined): void => {
    if (key?.name === "return" || key?.name === "enter") spinner.hide();
  };
  start.input.prependListener("keypress", onKey);
  // Where the terminal itself goes away, readline hands on what was typed so far as if it had been sent.
  let gone = false;
  start.input.prependListener("end", () => (gone = true));
  rl.on("error", () => rl.close());
  rl.on("line", (line) => {
    if (gone) return;
    onLine(line);
    void redraw(spinner.frame).catch(() => {});
  });
  rl.on("history", (lines: string[]) => history.save(lines));
  rl.on("SIGINT", () => {
    if (rl.line === "") return rl.close();
    rl.write(null, { ctrl: true, name: "e" });
    rl.write(null, { ctrl: true, name: "u" });
  });
  rl.on("close", () => {
    open = false;
    spinner.turn(false);
    start.input.off("keypress", onKey);
    void write(eraseInput(rl))
      .catch(() => {})
      .then(resolve);
  });
  rl.prompt();

  return {
    above: (text) => (open ? redraw(spinner.frame, text) : write(text)),
    working(on) {
      if (open) spinner.turn(on);
    },
    left,
    close: () => rl.close(),
  };
}

/** Wipes the prompt and what is typed, and tells readline that they no longer stand where they were. */
function eraseInput(rl: Interface & { prevRows?: number }): string {
  const { rows } = rl.getCursorPos();
  rl.prevRows = 0;
  return `\r${rows > 0 ? `\u001b[${rows}A` : ""}\u001b[J`;
}
