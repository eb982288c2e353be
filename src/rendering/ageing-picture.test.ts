import { readFile, writeFile } from "node:fs/promises";

import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { expect, it } from "vitest";

import { renderPicture } from "./render-picture.ts";

/** Looked at by a person. PURSER_NEW_PICTURES=1 writes it anew. */
const REFERENCE = new URL("ageing-picture.png", import.meta.url);
const row = (label: string, value: string, share: number, age: number) => ({ label, value, share, age });
const PICTURE = {
  title: "Owed to you, 24 Nov 2026",
  blocks: [
    {
      heading: "32,406.25 USD",
      detail: "13,985.75 USD overdue",
      late: true,
      rows: [
        row("Not due", "18,420.50", 1, 0),
        row("1 to 30 days", "9,210.00", 0.5, 1),
        row("31 to 60 days", "4,125.75", 0.224, 2),
        row("61 to 90 days", "0.00", 0, 3),
        row("Over 90 days", "650.00", 0.036, 4),
      ],
    },
    { heading: "310.00 EUR", detail: "none of it overdue", late: false, rows: [row("Not due", "310.00", 1, 0)] },
  ],
  note: "And 1 more currency.",
};

/** Of all pixels: less than one digit. Another machine may smooth an edge otherwise. */
const TOLERANCE = 0.0001;

const draw = async (data: unknown) => Buffer.from(await renderPicture("ageing", data, { widthPx: 1080 }));

it("the ageing picture is the one that was looked at", async () => {
  const drawn = await draw(PICTURE);
  if (process.env["PURSER_NEW_PICTURES"] === "1") await writeFile(REFERENCE, drawn);
  const [found, expected] = [PNG.sync.read(drawn), PNG.sync.read(await readFile(REFERENCE))];
  expect([found.width, found.height]).toEqual([1080, expected.height]);
  const different = pixelmatch(found.data, expected.data, undefined, found.width, found.height, { threshold: 0.2 });
  expect(different / (found.width * found.height)).toBeLessThan(TOLERANCE);
});

it("one other digit is another picture", async () => {
  const [first, ...others] = PICTURE.blocks;
  const changed = { ...PICTURE, blocks: [{ ...first, heading: "92,406.25 USD" }, ...others] };
  const [found, expected] = [PNG.sync.read(await draw(changed)), PNG.sync.read(await readFile(REFERENCE))];
  const different = pixelmatch(found.data, expected.data, undefined, found.width, found.height, { threshold: 0.2 });
  expect(different / (found.width * found.height)).toBeGreaterThan(TOLERANCE);
});
