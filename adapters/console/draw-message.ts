import type { Message } from "#cards/message";

import { drawButtons } from "./draw-buttons.ts";
import { drawCard } from "./draw-card.ts";
import { harmless, harmlessLine, wrap } from "./draw-text.ts";
import type { Look } from "./paint.ts";

/** A whole post as text for a terminal: its words, its card with the buttons, its files; an empty line at the end. */
export function drawMessage(message: Message, look: Look): string {
  const lines = [
    ...(message.text.trim() === "" ? [] : wrap(harmless(message.text.trimEnd()), look.columns)),
    ...(message.card === null ? drawButtons(message.buttons, look) : drawCard(message.card, message.buttons, look)),
    // Not wrapped: a path that is broken in two cannot be copied.
    ...message.files.map((file) => `${look.paint("dim", "File:")} ${harmlessLine(file)}`),
  ];
  return lines.length === 0 ? "" : `${lines.join("\n")}\n\n`;
}
