import { message, type Message } from "#cards/message";
import { weekdayName } from "#domain/calendar-words";
import { businessDate as dateOf, formatDate } from "#domain/business-date";
import type { SayOperation } from "#domain/operation-words";
import { type Member, theBusiness } from "#storage/business-store";
import type { Db } from "#storage/database";

import { type AgeingPicture, ageingPicture } from "./digest/ageing-picture.ts";
import { digestButtons, digestCard } from "./digest/digest-card.ts";
import { digestText } from "./digest/digest-text.ts";
import { gatherDigest } from "./digest/gather-digest.ts";

/** What a digest is about, and for whom. */
export interface DigestScope {
  readonly member: Pick<Member, "role">;
  readonly businessDate: Temporal.PlainDate;
  /** When the member last got one; null for the first, which tells of yesterday and today. */
  readonly since: Temporal.Instant | null;
  readonly now: Temporal.Instant;
  readonly said: SayOperation;
  /**
   * Draws the template of that name and returns the picture's absolute path, or null where it could not be drawn: the
   * digest goes out without it. Without this there is no picture.
   */
  readonly drawPicture?: (template: "ageing", picture: AgeingPicture) => Promise<string | null>;
}

/**
 * What a member should know today, as far as their role may see it: cash in and out since the last one, what is
 * expected, what is overdue by age (with a picture), DSO, what was done without asking, and at most three decisions with
 * buttons. Null where there is nothing to tell.
 */
export async function composeDigest(db: Db, scope: DigestScope): Promise<Message | null> {
  const { member, businessDate, now, said, drawPicture } = scope;
  const business = await theBusiness(db);
  const since = scope.since ?? businessDate.subtract({ days: 1 }).toZonedDateTime(business.zone).toInstant();
  const figures = await gatherDigest(db, { role: member.role, business, businessDate, since, now });
  const sinceWords = daySince(since, business.zone, businessDate);
  const text = digestText(figures, sinceWords, said);
  if (text === "") return null;
  const picture =
    figures.money === null || drawPicture === undefined
      ? null
      : ageingPicture(figures.money.ageing, { currency: business.currency, asOf: businessDate });
  const path = picture === null || drawPicture === undefined ? null : await drawPicture("ageing", picture);
  const title = `${weekdayName(businessDate.dayOfWeek)}, ${formatDate(businessDate)}`;
  return message({
    text,
    card: digestCard(figures, { role: member.role, zone: business.zone, title, sinceWords, said }),
    buttons: digestButtons(figures, member.role),
    files: path === null ? [] : [path],
  });
}

/** "yesterday", "Friday", "2 Nov 2026": the day of the last digest, as one says it. */
function daySince(since: Temporal.Instant, zone: string, today: Temporal.PlainDate): string {
  const day = dateOf(since, zone);
  const days = day.until(today, { largestUnit: "days" }).days;
  if (days <= 0) return "earlier today";
  if (days === 1) return "yesterday";
  return days < 7 ? weekdayName(day.dayOfWeek) : formatDate(day);
}
