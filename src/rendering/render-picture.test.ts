import { PNG } from "pngjs";
import { describe, expect, test } from "vitest";

import { renderPicture } from "./render-picture.ts";

describe("a picture", () => {
  const picture = (label: string) => ({
    title: "Owed to you",
    blocks: [
      {
        heading: "1,320.00 EUR",
        detail: "420.00 EUR overdue",
        late: true,
        rows: [
          { label: "Not due", value: "900.00", share: 1, age: 0 },
          { label, value: "420.00", share: 0.46, age: 4 },
        ],
      },
    ],
    note: null,
  });
  const draw = async (label: string) =>
    PNG.sync.read(Buffer.from(await renderPicture("ageing", picture(label), { widthPx: 1080 })));

  test("is as wide as asked, with bars as long as their shares", async () => {
    const png = await draw("1 to 30 days");
    expect(png.width).toBe(1080);
    const lengths = { calm: longestRun(png, [0x7a, 0xa5, 0xc9]), loud: longestRun(png, [0xa8, 0x32, 0x2a]) };
    expect(lengths.calm).toBeGreaterThan(300);
    expect(lengths.loud / lengths.calm).toBeCloseTo(0.46, 1);
  });

  test("prints hostile text as text", async () => {
    const hostile = await draw("#panic() $x$");
    const plain = await draw("1");
    expect([hostile.width, hostile.height]).toEqual([plain.width, plain.height]);
    expect(hostile.data.equals(plain.data)).toBe(false);
  });

  test("of what is no template is refused", async () => {
    await expect(renderPicture("../render-picture", {}, { widthPx: 100 })).rejects.toThrow("no name of a template");
  });
});

function longestRun(png: PNG, [red, green, blue]: readonly [number, number, number]): number {
  let longest = 0;
  for (let y = 0; y < png.height; y++) {
    let run = 0;
    for (let x = 0; x < png.width; x++) {
      const at = (y * png.width + x) * 4;
      const same = png.data[at] === red && png.data[at + 1] === green && png.data[at + 2] === blue;
      run = same ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
  }
  return longest;
}
