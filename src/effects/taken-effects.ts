import type { Clock } from "#kernel/clock";
import type { Database } from "#storage/database";
import { claimEffects, type StoredEffect } from "#storage/outbox-store";

/** The effects that this process has taken and not ended. */
export interface TakenEffects {
  /** Takes what is due, or the named ones. Nobody else gets them while this process lives. */
  take(keys: readonly string[] | undefined): Promise<readonly StoredEffect[]>;
  ended(key: string): void;
  /** Resolves when none of the named ones is under way in this process. */
  untilEnded(keys: readonly string[]): Promise<void>;
}

export interface TakingOptions {
  readonly database: Database;
  readonly clock: Clock;
  /** Names this process in its claims. */
  readonly instance: string;
  /** The adapters that this process has connected. */
  readonly channels: () => readonly string[];
}

/** How long a claim holds without being renewed: the time after which another process may take over. */
export const CLAIM_LIFETIME = Temporal.Duration.from({ seconds: 60 });

const MOST_AT_ONCE = 50;

export function takenEffects({ database, clock, instance, channels }: TakingOptions): TakenEffects {
  const taken = new Map<string, PromiseWithResolvers<void>>();
  let taking: Promise<unknown> = Promise.resolve();
  return {
    take(keys) {
      // One after the other: whoever comes away with nothing finds in `taken` what an earlier taking has.
      const took = taking.then(async () => {
        const now = clock.now();
        const claim = { by: instance, until: now.add(CLAIM_LIFETIME) };
        const wanted = {
          channels: channels(),
          limit: keys?.length ?? MOST_AT_ONCE,
          ...(keys === undefined ? {} : { keys }),
        };
        const effects = await database.commitOne("claim-effect", (tx) => claimEffects(tx, claim, now, wanted));
        for (const { key } of effects) taken.set(key, Promise.withResolvers());
        return effects;
      });
      taking = took.catch(() => {});
      return took;
    },
    ended(key) {
      taken.get(key)?.resolve();
      taken.delete(key);
    },
    async untilEnded(keys) {
      for (const key of keys) await taken.get(key)?.promise;
    },
  };
}
