import type { Button } from "#cards/message";

import { harmlessLine, width, wrap } from "./draw-text.ts";
import type { Ink, Look } from "./paint.ts";

/** Buttons in lines, each with what is typed instead of a tap: `[Approve: approve A7K2]  [Open: Q3XA]`. */
export function drawButtons(buttons: readonly Button[], look: Look): string[] {
  const lines: { plain: string; painted: string }[] = [];
  for (const button of buttons) {
    for (const plain of wrap(`[${harmlessLine(button.label)}: ${harmlessLine(typed(button))}]`, look.columns)) {
      const painted = look.paint(inkOf(button), plain);
      const last = lines.at(-1);
      if (last !== undefined && width(last.plain) + 2 + width(plain) <= look.columns) {
        last.plain += `  ${plain}`;
        last.painted += `  ${painted}`;
      } else lines.push({ plain, painted });
    }
  }
  return lines.map((line) => line.painted);
}

function typed({ says, code }: Button): string {
  return says.includes(code) ? says : code;
}

function inkOf({ style }: Button): Ink {
  if (style === "primary") return "green";
  return style === "danger" ? "red" : "cyan";
}
