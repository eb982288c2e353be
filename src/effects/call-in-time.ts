import type { StoredEffect } from "#storage/outbox-store";

import { CALL_TIMEOUT_MS, type EffectHandler } from "./define-effect.ts";

/** A call that was given up before it answered. What it does after that is not known. */
export class TookTooLong extends Error {}

/**
 * Makes the call and waits for its receipt, as long as its handler allows.
 *
 * @throws TookTooLong
 */
export async function callInTime(handler: EffectHandler, effect: StoredEffect): Promise<string> {
  const timeoutMs = handler.timeoutMs?.(effect) ?? CALL_TIMEOUT_MS;
  const late = new AbortController();
  const call = handler.run(effect, late.signal);
  if (timeoutMs === Number.POSITIVE_INFINITY) return call;
  const { promise: given, reject: giveUp } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const tooLong = new TookTooLong(`no answer within ${timeoutMs / 1_000} seconds`);
    giveUp(tooLong);
    late.abort(tooLong);
  }, timeoutMs);
  try {
    return await Promise.race([call, given]);
  } finally {
    clearTimeout(timer);
    // What it throws after it was given up concerns nobody.
    call.catch(() => {});
  }
}
