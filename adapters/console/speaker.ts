import type { InboundEvent, StartOptions } from "#chat/define-adapter";
import { newId } from "#kernel/ids";

/** The conversation of the one person at this console: what others are to be told is not shown here. */
export const conversationOf = (start: StartOptions): string => `console:${start.as ?? "owner"}`;

/** Makes the events of the one person at this console. Ids are new for ever: a random session, then the line. */
export function speaker(
  start: StartOptions,
): (place: number) => Pick<InboundEvent, "id" | "conversation" | "isPrivate" | "author"> {
  const session = newId("console");
  const author = start.as ?? "owner";
  return (place) => ({ id: `${session}:${place}`, conversation: conversationOf(start), isPrivate: true, author });
}
