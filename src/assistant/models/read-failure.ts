import { APICallError } from "@ai-sdk/provider";

import { ModelFailure } from "./model-failure.ts";

const MOST_WAIT_MS = 600_000;

/**
 * What an error of the SDK means. Nothing of its message, its body or its request is kept.
 *
 * @param nowMs for a Retry-After that names a date
 */
export function readFailure(error: unknown, nowMs: number): ModelFailure {
  if (error instanceof ModelFailure) return error;
  if (isAbort(error)) return new ModelFailure("silent");
  if (!APICallError.isInstance(error)) return new ModelFailure("unreadable");
  const { statusCode: status, responseHeaders, isRetryable } = error;
  if (status === undefined) return new ModelFailure("unreachable", { passing: isRetryable });
  if (status < 300) return new ModelFailure("unreadable", { status, passing: isRetryable });
  if (status === 401 || status === 403) return new ModelFailure("key-refused", { status });
  if (status === 404) return new ModelFailure("no-model", { status });
  if (status === 429 || status === 503 || status === 529) {
    return new ModelFailure("overloaded", { status, retryAfterMs: retryAfter(responseHeaders, nowMs), passing: true });
  }
  if (status >= 500 || status === 408) return new ModelFailure("unreachable", { status, passing: true });
  return new ModelFailure("request-refused", { status });
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && ["AbortError", "TimeoutError", "ResponseAborted"].includes(error.name);
}

/** Seconds or a date, as HTTP has it; null where neither can be read. */
function retryAfter(headers: Record<string, string> | undefined, nowMs: number): number | null {
  const said = headers?.["retry-after"]?.trim() ?? "";
  const ms = /^\d+(\.\d+)?$/.test(said) ? Number(said) * 1_000 : Date.parse(said) - nowMs;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), MOST_WAIT_MS) : null;
}
