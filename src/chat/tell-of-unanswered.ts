import { message } from "#cards/message";
import { formatMoment } from "#domain/moment";
import { onOneLine } from "#domain/text";
import type { UnansweredEvent } from "#storage/inbox-store";
import type { NewEffect } from "#storage/outbox-store";

import { tellMember } from "./tell-member.ts";

const MOST_NAMED = 20;
const MOST_CHARACTERS = 200;

export interface FromCopy {
  /** Names the copy: what is told of it is told once. */
  readonly sha256: string;
  readonly createdAt: Temporal.Instant;
  /** IANA. */
  readonly zone: string;
}

/** Tells in each conversation, when it is next open, what was said there and not answered when a copy was made. */
export function tellOfUnanswered(unanswered: readonly UnansweredEvent[], from: FromCopy): readonly NewEffect[] {
  const { sha256, createdAt, zone } = from;
  const byPlace = Map.groupBy(unanswered, ({ adapter, conversation }) => JSON.stringify([adapter, conversation]));
  return [...byPlace].flatMap(([place, events]) => {
    const [first] = events;
    if (first === undefined) return [];
    const lines = unansweredLines(events, zone).map((line) => `- ${line}`);
    const text = [
      `The books were restored from a copy of ${formatMoment(createdAt, zone)}. This had not been answered when it was made, and nothing was done for it since. Say it again if it still holds:`,
      ...lines,
    ].join("\n");
    return [tellMember(`unanswered:${sha256}:${place}`, first, message({ text }), { repeat: true })];
  });
}

/** One line a message, the first of them in the order in which they came: when, who, their words, what was done. */
export function unansweredLines(events: readonly UnansweredEvent[], zone: string): readonly string[] {
  const lines = events
    .slice(0, MOST_NAMED)
    .map(
      ({ receivedAt, author, text, begun }) =>
        `${formatMoment(receivedAt, zone)}, ${onOneLine(author, MOST_CHARACTERS)}: "${onOneLine(text, MOST_CHARACTERS)}"${begun ? " (begun: look at what stands before you say it again)" : ""}`,
    );
  const more = events.length - MOST_NAMED;
  return more > 0 ? [...lines, `and ${more} more`] : lines;
}
