import { type Daily, WEEKDAYS } from "#domain/daily";
import type { Member } from "#storage/business-store";
import type { Preferences } from "#storage/preferences-store";

/** When a member gets their digest. */
export interface DigestChoice extends Daily {
  readonly on: boolean;
  /** False where it is what everybody in their role gets who never said anything about it. */
  readonly chosen: boolean;
}

const DIGEST_AT = new Temporal.PlainTime(8);

/** What a member chose; owners who chose nothing get it at 08:00 on weekdays, the others do not. */
export function digestChoice({ role }: Member, preferences: Preferences, businessZone: string): DigestChoice {
  const { digest, digestAt, digestDays, zone } = preferences;
  return {
    on: digest ?? role === "owner",
    chosen: digest !== null,
    at: digestAt ?? DIGEST_AT,
    days: digestDays.length === 0 ? WEEKDAYS : digestDays,
    zone: zone ?? businessZone,
  };
}
