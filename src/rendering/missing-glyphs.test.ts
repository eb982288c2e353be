import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { invoiceView, lineView } from "#test/invoice-view";
import { readPdf } from "#test/read-pdf";
import { toyFont } from "#test/toy-font";

import { findFonts } from "./fonts.ts";
import { missingIn } from "./missing-glyphs.ts";
import { missingWords } from "./missing-words.ts";
import { renderDocument } from "./render-document.ts";
import { startTypst } from "./typst.ts";

const typst = await startTypst();
const CHINESE = findFonts(undefined).families.includes("Noto Sans SC");

describe("what no font can draw", () => {
  test("would be drawn as boxes around the guard, and the check of a PDF's glyphs sees them", async () => {
    const { glyphs, undrawn } = await readPdf(typst.pdf({ source: "#data", data: "ab ไท" }));
    expect([glyphs - undrawn, undrawn]).toEqual([3, 2]);
  });

  test("is said by character and place, and stands as a question mark", async () => {
    const { pdf, missingGlyphs } = await renderDocument(
      invoiceView({
        to: { name: "ไทย Ltd", lines: [], taxIds: [] },
        lines: [lineView("Plain"), lineView("Party 👍🏽 for 👨‍👩‍👧 and 👍🏽")],
      }),
    );
    expect(missingGlyphs).toEqual([
      { path: ["to", "name"], text: "ไทย Ltd", characters: ["ไ", "ท", "ย"] },
      { path: ["lines", 1, "description"], text: "Party 👍🏽 for 👨‍👩‍👧 and 👍🏽", characters: ["👍🏽", "👨‍👩‍👧"] },
    ]);
    const { pages, undrawn } = await readPdf(pdf);
    expect(undrawn).toBe(0);
    expect(pages[0]).toContain("??? Ltd");
    expect(pages[0]).toContain("Party ? for ? and ?");
    expect(pages[0]).toContain("“?” stands for characters that no font here has.");
    expect(missingWords(missingGlyphs, "/home/fonts")).toBe(
      "No font here has ไ ท ย in the customer's name; 👍🏽 👨‍👩‍👧 in line 2. Put a .ttf or .otf file of a font that has them " +
        "(Noto Sans Thai from fonts.google.com/noto, for one) into /home/fonts. Emoji are not printed: leave them out.",
    );
  });

  test.each([
    ["Latin with marks", "Zażółć gęślą jaźń, Đặng Thị, e\u0301 q\u0301, ﬁ"],
    ["Greek and Cyrillic", "Ελληνικά Καφές, ООО «Кириллица», Ђорђевић"],
    ["Arabic, with marks and joiners", "شركة مقهى النخيل، مُحَمَّد، می‌خواهم"],
    ["Hebrew, with points", "בית קפה, שָׁלוֹם"],
    ["signs", "€ £ ¥ ₹ ₿ ₦ № § ½ × ≤ – — … “” → ✓ ★ ☐ ☎"],
    ["what only joins or turns", "a\u200Db\u200Cc\u200E\u200F\u00ADd\uFE0F"],
  ])("is nothing of %s", async (_, text) => {
    expect(missingIn(typst, text)).toEqual([]);
    expect((await readPdf(typst.pdf({ source: "#data", data: text }))).undrawn).toBe(0);
  });

  test.skipIf(!CHINESE)("is nothing of Chinese, where its optional font is installed", async () => {
    expect(missingIn(typst, "北京贸易有限公司：网站设计")).toEqual([]);
    expect((await readPdf(typst.pdf({ source: "#data", data: "北京贸易有限公司：网站设计" }))).undrawn).toBe(0);
  });

  test("is what is private to some font, and what there is no character for", () => {
    expect(missingIn(typst, "a\uE000b\uFFFF")).toEqual(["\uE000", "\uFFFF"]);
  });

  test("is what only the machine's own fonts have, or what a file that is no font is named for", async () => {
    const folder = await mkdtemp(join(tmpdir(), "purser-fonts-"));
    try {
      await writeFile(join(folder, "Thai.ttf"), "no font");
      await writeFile(join(folder, "cut-off.otf"), toyFont("ก").subarray(0, 40));
      expect(missingIn(await startTypst(folder), "aก")).toEqual(["ก"]);
      expect(typst.fonts.families.filter((family) => !family.startsWith("Noto Sans"))).toEqual([
        "DejaVu Sans Mono",
        "New Computer Modern Math",
        "New Computer Modern",
        "Libertinus Serif",
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test("is nothing any more once a font that has it lies in the folder, without a restart", async () => {
    const folder = await mkdtemp(join(tmpdir(), "purser-fonts-"));
    try {
      const before = findFonts(folder);
      expect(missingIn(await startTypst(folder), "ก")).toEqual(["ก"]);
      await writeFile(join(folder, "toy.ttf"), toyFont("ก"));
      expect(findFonts(folder).key).not.toBe(before.key);
      const { pdf, missingGlyphs } = await renderDocument(invoiceView({ notes: "ก" }), { fontFolder: folder });
      expect(missingGlyphs).toEqual([]);
      const { undrawn, pages } = await readPdf(pdf);
      expect(undrawn).toBe(0);
      expect(pages[0]).toContain("ก");
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
