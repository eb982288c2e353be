import { describe, expect, it } from "vitest";

import { jpegOf, pngOf, svgOf } from "#test/pictures";

import { logoFormatOf, readLogo } from "./logo.ts";

describe("readLogo", () => {
  it.each([
    ["a PNG", pngOf(120, 40), { format: "png", width: 120, height: 40 }],
    ["a PNG at the limit", pngOf(4_000, 4_000), { format: "png", width: 4_000, height: 4_000 }],
    ["a JPEG", jpegOf(300, 200), { format: "jpeg", width: 300, height: 200 }],
    ["an SVG that says its size", svgOf('width="64px" height="32.5"'), { format: "svg", width: 64, height: 33 }],
    ["an SVG that does not", svgOf('viewBox="0 0 10 10"'), { format: "svg", width: null, height: null }],
    [
      "an SVG as programs write them",
      `<?xml version="1.0"?>\n<!-- made by a program -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">\n${svgOf("", '<defs><g id="a"/></defs><use xlink:href="#a" fill="url(#b)"/>')}`,
      { format: "svg", width: null, height: null },
    ],
    [
      "an SVG with a picture inside",
      svgOf("", '<image href="data:image/png;base64,iVBORw0KGgo="/>'),
      { format: "svg", width: null, height: null },
    ],
  ])("takes %s", (_, content, facts) => {
    expect(readLogo(bytesOf(content))).toEqual({ ok: true, value: facts });
  });

  it.each([
    ["words in a file", "this is no picture", "is not a picture"],
    ["nothing", "", "is not a picture"],
    ["a page that has an SVG in it", `<html>${svgOf()}</html>`, "is not a picture"],
    ["a GIF", "GIF89a.....", "is not a picture"],
    ["a PNG of its head alone", pngOf(10, 10).subarray(0, 20), "is damaged"],
    [
      "a PNG whose first chunk is another",
      Buffer.concat([pngOf(10, 10).subarray(0, 12), Buffer.from("tEXt".repeat(8))]),
      "is damaged",
    ],
    ["a JPEG without a frame", Uint8Array.of(0xff, 0xd8, 0xff, 0xd9), "is damaged"],
    ["a PNG a pixel too wide", pngOf(4_001, 10), "4001 x 10 pixels, and a logo may have 4000 a side"],
    ["a JPEG too high", jpegOf(10, 9_000), "10 x 9000 pixels"],
    ["an SVG too wide", svgOf('width="90000" height="1"'), "90000 x 1 pixels"],
    ["a PNG of no width", pngOf(0, 10), "no width or no height"],
    ["an SVG with a script", svgOf("", "<script>alert(1)</script>"), "has scripts"],
    ["an SVG that runs when it is loaded", svgOf('onload="alert(1)"'), "has scripts"],
    ["an SVG with a page in it", svgOf("", "<foreignObject/>"), "has scripts"],
    ["an SVG that leads to a script", svgOf("", '<a href="javascript:x()"/>'), "has scripts"],
    ["an SVG that fetches a picture", svgOf("", '<image href="https://tracker.example/p.png"/>'), "fetches something"],
    ["an SVG that reads a file", svgOf("", "<image xlink:href='file:///etc/passwd'/>"), "fetches something"],
    ["an SVG with an SVG in it", svgOf("", '<image href="data:image/svg+xml;base64,AAAA"/>'), "fetches something"],
    ["an SVG whose style fetches", svgOf("", "<style>@import 'https://x.example/a.css'</style>"), "fetches something"],
    [
      "an SVG that is filled from elsewhere",
      svgOf("", '<rect fill="url(https://x.example/a.svg#b)"/>'),
      "fetches something",
    ],
    ["an SVG that declares entities", `<!DOCTYPE svg [<!ENTITY a "x">]>${svgOf()}`, "declares entities"],
    ["an SVG that is cut off", svgOf("", "<g>").slice(0, -8), "is cut off"],
  ])("refuses %s", (_, content, why) => {
    expect(readLogo(bytesOf(content))).toMatchObject({ ok: false, problem: expect.stringContaining(why) });
  });

  it("refuses a picture beyond 2 MB with how large it is", () => {
    const large = Buffer.concat([pngOf(10, 10), Buffer.alloc(3 * 1024 * 1024)]);
    expect(readLogo(large)).toMatchObject({
      ok: false,
      problem: "That file has 3.0 MB, and a logo may have 2 MB at most. Save a smaller one.",
    });
  });

  it("goes by what a file is, and not by what it is called", () => {
    expect(logoFormatOf(jpegOf(1, 1))).toBe("jpeg");
    expect(logoFormatOf(bytesOf("\uFEFF  <svg xmlns='http://www.w3.org/2000/svg'/>"))).toBe("svg");
  });
});

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
}
