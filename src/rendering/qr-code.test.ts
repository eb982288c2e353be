import { PNG } from "pngjs";
import { expect, test } from "vitest";

import { qrCode } from "./qr-code.ts";

/** The three corners by which a reader finds a code (ISO/IEC 18004): rings of 7, 5 and 3 modules. */
const CORNER = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"];

test("a code is drawn edge to edge, with the corners that a reader looks for and the marks of level M", async () => {
  const { Resvg } = await import("@resvg/resvg-js");
  // 37 characters of 8 bits at level M need version 3, which is 29 modules wide.
  const svg = Buffer.from(await qrCode("BCD 002 1 SCT Studio Maya EUR2089.91!")).toString();
  const png = PNG.sync.read(new Resvg(svg, { fitTo: { mode: "width", value: 290 } }).render().asPng());
  const module = (x: number, y: number): string =>
    (png.data[(y * 10 + 5) * 290 * 4 + (x * 10 + 5) * 4] ?? 0) < 128 ? "1" : "0";
  const square = (left: number, top: number): string[] =>
    CORNER.map((row, y) => Array.from(row, (_, x) => module(left + x, top + y)).join(""));
  expect(png.width).toBe(290);
  expect([square(0, 0), square(22, 0), square(0, 22)]).toEqual([CORNER, CORNER, CORNER]);
  // The level stands in the first two format bits, masked with 10: 00 is M.
  expect(module(0, 8) + module(1, 8)).toBe("10");
});
