import { PNG } from "pngjs";
import { describe, expect, test } from "vitest";

import type { DocumentView } from "#documents/view";
import { invoiceView, lineView } from "#test/invoice-view";
import { readPdf } from "#test/read-pdf";

import { renderDocument } from "./render-document.ts";

const read = async (view: DocumentView) => readPdf((await renderDocument(view)).pdf);
const numbered = (count: number): DocumentView =>
  invoiceView({ lines: Array.from({ length: count }, (_, index) => lineView(`Work package ${index + 1},`)) });

/** A black square. */
const PNG_LOGO = PNG.sync.write(new PNG({ width: 8, height: 8 })).toString("base64");
/** One grey pixel, from a camera's software. */
const JPEG_LOGO =
  "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z";
const SVG_LOGO = inBase64(
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="9"><rect width="40" height="9" fill="#f06"/></svg>',
);

describe("the page of a document", () => {
  test("says everything: who, what, how much, the tax by rate, how to pay and what it replaces", async () => {
    const { pages, undrawn } = await read(
      invoiceView({
        references: [{ label: "Replaces", value: "INV-0004" }],
        payment: {
          rows: [
            { label: "IBAN", value: "DE89 3704 0044 0532 0130 00" },
            { label: "Reference", value: "INV-0042" },
          ],
          code: null,
        },
        terms: "Payable within 30 days.",
      }),
    );
    const text = pages.join(" ");
    for (const words of [
      "Studio Maya 14 Alder Row Leeds LS2 8AB United Kingdom VAT GB 123 4567 89",
      "Acme Ltd 1 Wharf Street London E1 6AN accounts@acme.example VAT GB 987 6543 21",
      "Issue date 24 Nov 2026",
      "Replaces INV-0004",
      "Description Quantity Unit price Discount Tax Amount EUR",
      "Website development 1 1,200.00 20 % 1,200.00",
      "Hosting support, November 8 60.00 10 % 20 % 432.00",
      "Tax rate Taxable EUR Tax EUR 20 % 1,550.40 310.08 5 % 218.50 10.93",
      "Subtotal 1,862.00 Discount 5 % -93.10 Tax 20 % 310.08 Tax 5 % 10.93 Total 2,089.91 EUR",
      "How to pay IBAN DE89 3704 0044 0532 0130 00 Reference INV-0042",
      "Thank you for your business. Payable within 30 days.",
      "Page 1 of 1",
    ]) {
      expect(text).toContain(words);
    }
    expect(undrawn).toBe(0);
  });

  test("is a tagged PDF with title, author and language, and without an invented date", async () => {
    const { info, tagged } = await read(invoiceView());
    expect(info).toMatchObject({ Title: "Invoice INV-0042", Author: "Studio Maya", Language: "en" });
    expect(info["CreationDate"]).toBeUndefined();
    expect(tagged).toBe(true);
  });

  test("is A4 unless it is to be Letter", async () => {
    expect((await read(invoiceView())).size.map(Math.round)).toEqual([595, 842]);
    expect((await read(invoiceView({ paper: "letter" }))).size).toEqual([612, 792]);
  });

  test("never leaves totals alone on a page", async () => {
    // From one page to the next, line by line.
    for (let count = 18; count <= 34; count++) {
      const { pages } = await read(numbered(count));
      const withTotal = pages.find((text) => text.includes("2,089.91 EUR"));
      expect(withTotal).toContain(`Work package ${count},`);
      expect(withTotal).toContain("Subtotal 1,862.00");
    }
  });

  test("loses nothing of a last line that fills more than a page", async () => {
    const description = Array.from({ length: 120 }, (_, index) => `point ${index + 1};`).join("\n");
    const { pages } = await read(invoiceView({ lines: [lineView("First"), lineView(description)] }));
    const points = pages.join(" ").matchAll(/point (\d+);/g);
    expect(Array.from(points, ([, number]) => Number(number))).toEqual(Array.from({ length: 120 }, (_, at) => at + 1));
    expect(pages.join(" ")).toContain("Total 2,089.91 EUR");
  });

  test("takes hundreds of lines over many pages", async () => {
    const { pages, undrawn } = await read(numbered(240));
    expect(pages.length).toBeGreaterThan(6);
    pages.forEach((text, index) => {
      expect(text).toContain("Description Quantity Unit price Amount EUR");
      expect(text).toContain(`Page ${index + 1} of ${pages.length}`);
    });
    const lines = pages.join(" ").matchAll(/Work package (\d+),/g);
    expect(Array.from(lines, ([, number]) => Number(number))).toEqual(Array.from({ length: 240 }, (_, at) => at + 1));
    expect(undrawn).toBe(0);
  });

  test("breaks a word that fits no line, and copies out whole", async () => {
    const word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(3);
    const name = `https://example.com/${"a1b2c3d4".repeat(20)}`;
    const { pages, rightmost } = await read(
      invoiceView({ to: { name, lines: [word] }, lines: [lineView(word)], notes: word }),
    );
    const joined = pages.join(" ").replaceAll(" ", "");
    expect(joined).toContain(name);
    expect(joined.split(word)).toHaveLength(4);
    // The margin is 20 mm of 210.
    expect(rightmost).toBeLessThan(0.906);
  });

  test.each([
    ["png", PNG_LOGO, 1],
    ["jpeg", JPEG_LOGO, 1],
    ["svg", SVG_LOGO, 0],
  ] as const)("bears a logo that is a %s, in place of the name above it", async (format, base64, pictures) => {
    const found = await read(invoiceView({ logo: { format, base64 } }));
    expect(found.pictures).toBe(pictures);
    // Once as the sender, once in the footer; without a logo at the top as well.
    expect(found.pages[0]?.split("Studio Maya")).toHaveLength(3);
    expect((await read(invoiceView())).pages[0]?.split("Studio Maya")).toHaveLength(4);
  });

  test.each([
    ["no picture", "png", inBase64("no picture"), "That file is not a picture"],
    ["another kind of picture", "jpeg", PNG_LOGO, "It is no JPEG file."],
    ["cut off", "png", PNG_LOGO.slice(0, 60), "The file is damaged."],
    ["no base64", "png", "%%%", "The file is damaged."],
    ["a broken drawing", "svg", inBase64("<svg><g></svg>"), "The file is damaged."],
    [
      "enormous once unpacked",
      "png",
      enormous(),
      "That picture is 8 x 30000 pixels, and a logo may have 4000 a side at most.",
    ],
    ["enormous as it is", "svg", inBase64(`<svg>${" ".repeat(2 * 1024 * 1024)}</svg>`), "That file has 2.0 MB"],
  ] as const)("is refused in words with a logo that is %s", async (_, format, bytes, why) => {
    const rendering = renderDocument(invoiceView({ logo: { format, base64: bytes } }));
    await expect(rendering).rejects.toThrow(`The business's logo cannot be drawn. ${why}`);
    await expect(rendering).rejects.toMatchObject({ code: "bad-logo" });
  });

  test("has the logo and the code of its own document, whatever was drawn before", async () => {
    const drawn = async (fill: string, text: string) => {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="${fill}"/></svg>`;
      const payment = { rows: [], code: { standard: "EPC", text } } as const;
      const view = invoiceView({ logo: { format: "svg", base64: inBase64(svg) }, payment });
      return Buffer.from((await renderDocument(view, { preview: 1 })).preview).toString("base64");
    };
    const [first, ...others] = [
      await drawn("#f00", "one"),
      await drawn("#0f0", "one"),
      await drawn("#f00", "two"),
      await drawn("#f00", "one"),
    ];
    expect(others.map((other) => other === first)).toEqual([false, false, true]);
  });

  test("prints text as text", async () => {
    const hostile = [
      '#panic("x")',
      "$x^2$ *bold* _it_ `raw`",
      '#read("/etc/passwd")',
      "<b>&amp;</b> \\ @ref",
      "= Title",
    ];
    const { pages } = await read(invoiceView({ lines: hostile.map((text) => lineView(text)), notes: '#image("x")' }));
    for (const text of [...hostile, '#image("x")']) expect(pages.join(" ")).toContain(text);
  });

  test("lets no text turn or hide its neighbours", async () => {
    const { pages, undrawn } = await read(
      invoiceView({ lines: [lineView("Total \u202E00.9\u202C \u2066x\u2069\u0007\u200B\uFEFF of a\u0000b\u2028end")] }),
    );
    expect(pages.join(" ")).toContain("Total 00.9 x of ab end 1 1,200.00 1,200.00");
    expect(undrawn).toBe(0);
  });
});

function inBase64(text: string): string {
  return Buffer.from(text).toString("base64");
}

/** A file of a few bytes that says it is 30,000 pixels high. */
function enormous(): string {
  const bytes = Buffer.from(PNG_LOGO, "base64");
  bytes.writeUInt32BE(30_000, 20);
  return bytes.toString("base64");
}
