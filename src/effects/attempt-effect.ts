import type { Clock } from "#kernel/clock";
import type { Logger } from "#kernel/logger";
import type { Settlement, StoredEffect } from "#storage/outbox-store";

import { callInTime, TookTooLong } from "./call-in-time.ts";
import type { EffectHandler } from "./define-effect.ts";

const MOST_ATTEMPTS = 10;
const LONGEST_PAUSE_S = 3_600;

/** Tries one effect once, and says how it is to be settled. */
export async function attemptEffect(
  effect: StoredEffect,
  handler: EffectHandler | undefined,
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
): Promise<Settlement> {
  if (handler === undefined) return { status: "failed", error: "no part of this Purser knows how to do it" };
  if (effect.cutOff && handler.repeat === "unsafe") {
    return { status: "uncertain", error: "cut off between the call and its receipt" };
  }
  try {
    return { status: "sent", receipt: await callInTime(handler, effect) };
  } catch (error) {
    logger.error("effect failed", { effect: effect.key, error });
    const words = error instanceof Error ? error.message : String(error);
    // The call may yet be doing its work: nobody knows, so a person is asked.
    if (error instanceof TookTooLong && handler.repeat === "unsafe") return { status: "uncertain", error: words };
    if (effect.attempts >= MOST_ATTEMPTS) return { status: "failed", error: words };
    // Twice the pause each time: a full disk or a platform that is down is not helped by haste.
    const seconds = Math.min(2 ** effect.attempts, LONGEST_PAUSE_S);
    return { status: "queued", error: words, notBefore: clock.now().add({ seconds }) };
  }
}
