import { expect, test } from "vitest";

import { card } from "#cards/card";
import { message } from "#cards/message";

import { drawMessage } from "./draw-message.ts";
import { noPaint } from "./paint.ts";

const look = { columns: 40, paint: noPaint };

test("a post is its words, its card and its files, with an empty line after it", () => {
  const path = `/data/files/${"long-".repeat(10)}INV-0001.pdf`;
  const drawn = drawMessage(
    message({
      text: "Here it is, with more words than fit into one line.",
      card: card({ title: "Sent" }),
      files: [path],
    }),
    look,
  );
  expect(drawn).toBe(
    [
      "Here it is, with more words than fit",
      "into one line.",
      `╭${"─".repeat(39)}`,
      "│  Sent",
      `╰${"─".repeat(39)}`,
      `File: ${path}`,
      "",
      "",
    ].join("\n"),
  );
});

test("buttons without a card stand under the words, as many in a line as fit", () => {
  const buttons = ["Remind", "Wait", "Write it off"].map((label, index) => ({
    label,
    code: `T9W${index}`,
    says: label,
  }));
  expect(drawMessage(message({ text: "Late.", buttons }), look)).toBe(
    "Late.\n[Remind: T9W0]  [Wait: T9W1]\n[Write it off: T9W2]\n\n",
  );
});

test("an empty post draws nothing", () => expect(drawMessage(message({ text: " " }), look)).toBe(""));
