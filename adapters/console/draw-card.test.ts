import { expect, test } from "vitest";

import { card } from "#cards/card";

import { drawCard } from "./draw-card.ts";
import { noPaint } from "./paint.ts";

const look = { columns: 44, paint: noPaint };
const EDGE = "─".repeat(43);

test("an approval card shows its facts, why it waits, and what to type for each button", () => {
  const lines = drawCard(
    card({
      title: "Invoice to Acme Ltd waits for you",
      tone: "attention",
      fields: [
        { label: "To", value: "Acme Ltd" },
        { label: "Total", value: "$12,500.00" },
        { label: "From", value: "Invoice Acme Ltd for website development" },
      ],
      notes: ["The total is over the limit of 5,000.00."],
    }),
    [
      { label: "Approve", code: "A7K2", says: "approve A7K2", style: "primary" },
      { label: "Reject", code: "A7K2", says: "reject A7K2 because ...", style: "danger" },
      { label: "Why?", code: "Q3XA", says: "why did it stop" },
    ],
    look,
  );
  expect(lines).toEqual([
    `╭${EDGE}`,
    "│  ! Invoice to Acme Ltd waits for you",
    "│",
    "│  To     Acme Ltd",
    "│  Total  $12,500.00",
    "│  From   Invoice Acme Ltd for website",
    "│         development",
    "│",
    "│  The total is over the limit of 5,000.00.",
    "│",
    "│  [Approve: approve A7K2]",
    "│  [Reject: reject A7K2 because ...]",
    "│  [Why?: Q3XA]",
    `╰${EDGE}`,
  ]);
});

test("a long title in several scripts wraps under itself", () => {
  const [, ...lines] = drawCard(
    card({ title: "INV-0007 to 张伟贸易有限公司 🚀 شركة النور للتجارة", tone: "done" }),
    [],
    look,
  );
  expect(lines).toEqual(["│  ✓ INV-0007 to 张伟贸易有限公司 🚀 شركة", "│    النور للتجارة", `╰${EDGE}`]);
});

test("nothing in a card can steer the terminal or leave the frame", () => {
  const evil = "\u001b[2Jx\u202E\ny\u0007";
  const lines = drawCard(
    card({
      title: evil,
      fields: [{ label: evil, value: evil }],
      notes: [evil],
      tables: [{ columns: [{ label: evil, align: "left" }], rows: [[evil]] }],
    }),
    [{ label: evil, code: evil, says: evil }],
    look,
  );
  // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
  expect(lines.join("\n")).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  expect(lines.every((line) => /^[╭│╰]/.test(line))).toBe(true);
});

test("a card of a title alone has no empty lines in it", () => {
  expect(drawCard(card({ title: "Approved" }), [], look)).toEqual([`╭${EDGE}`, "│  Approved", `╰${EDGE}`]);
});

test("ink tells a card that waits from one that was refused", () => {
  const paint = (ink: string, text: string): string => `<${ink}>${text}`;
  const [frame] = drawCard(card({ title: "x", tone: "attention" }), [], { columns: 40, paint });
  expect(frame).toMatch(/^<yellow>╭/);
  const [other] = drawCard(card({ title: "x", tone: "refused" }), [], { columns: 40, paint });
  expect(other).toMatch(/^<red>╭/);
});
