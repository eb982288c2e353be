import type { Card, Tone } from "#cards/card";
import type { Button } from "#cards/message";

import { drawButtons } from "./draw-buttons.ts";
import { drawTable } from "./draw-table.ts";
import { beside, harmless, harmlessLine, width, wrap } from "./draw-text.ts";
import type { Ink, Look } from "./paint.ts";

const TONES: Readonly<Record<Tone, { readonly mark: string; readonly ink: Ink }>> = {
  attention: { mark: "!", ink: "yellow" },
  done: { mark: "✓", ink: "green" },
  plain: { mark: "", ink: "cyan" },
  refused: { mark: "✗", ink: "red" },
};

const WIDEST_LABEL = 24;

/**
 * A card as lines, with its buttons. The frame is open on its right: terminals differ on how wide an emoji is, and
 * some turn Arabic around, so a right edge would not stay straight; and what stands inside can be copied.
 */
export function drawCard(card: Card, buttons: readonly Button[], look: Look): string[] {
  const { mark, ink } = TONES[card.tone];
  const inside: Look = { ...look, columns: look.columns - 3 };
  const paintTitle = (line: string): string => look.paint("bold", look.paint(ink, line));
  const blocks = [
    beside(
      [
        ...(mark === "" ? [] : [{ text: mark, columns: 1, ink: paintTitle }]),
        { text: harmlessLine(card.title), columns: inside.columns - 2, ink: paintTitle },
      ],
      1,
    ),
    drawFields(card, inside),
    ...card.tables.map((table) => drawTable(table, inside)),
    card.notes.flatMap((note) => wrap(harmless(note), inside.columns)),
    drawButtons(buttons, inside),
  ].filter((block) => block.length > 0);
  const bar = look.paint(ink, "│");
  const rule = "─".repeat(look.columns - 1);
  return [
    look.paint(ink, `╭${rule}`),
    ...blocks
      .flatMap((block, index) => (index === 0 ? block : ["", ...block]))
      .map((line) => (line === "" ? bar : `${bar}  ${line}`)),
    look.paint(ink, `╰${rule}`),
  ];
}

function drawFields(card: Card, look: Look): string[] {
  const labels = card.fields.map((field) => harmlessLine(field.label));
  const labelColumns = Math.min(Math.max(...labels.map(width), 0), WIDEST_LABEL, look.columns >> 1);
  return card.fields.flatMap((field, index) =>
    beside([
      { text: labels[index] ?? "", columns: labelColumns, ink: (text) => look.paint("dim", text) },
      { text: harmless(field.value), columns: look.columns - labelColumns - 2 },
    ]),
  );
}
