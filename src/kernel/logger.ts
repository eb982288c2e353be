import { createWriteStream } from "node:fs";

import { withoutValues } from "./without-values.ts";

/** Structured lines for whoever runs the process. Nothing a person said, and no secret, belongs in `fields`. */
export interface Logger {
  info(event: string, fields?: Record<string, unknown>): void;
  error(event: string, fields?: Record<string, unknown>): void;
}

export const silentLogger: Logger = { info: () => {}, error: () => {} };

/** One JSON object a line, appended to a file that only its owner reads. */
export function fileLogger(path: string, now: () => string = () => new Date().toISOString()): Logger {
  const stream = createWriteStream(path, { flags: "a", mode: 0o600 });
  // A full disk must not end the process because a log line did not fit.
  stream.on("error", () => {});
  const write = (level: string, event: string, fields: Record<string, unknown> = {}): void => {
    stream.write(`${JSON.stringify({ at: now(), level, event, ...describeErrors(fields) })}\n`);
  };
  return {
    info: (event, fields) => write("info", event, fields),
    error: (event, fields) => write("error", event, fields),
  };
}

function describeErrors(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, value instanceof Error ? describeError(value) : value]),
  );
}

function describeError({ name, message, stack = "" }: Error): object {
  return { name, message: withoutValues(message), stack: withoutValues(stack) };
}
