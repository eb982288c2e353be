import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { describe, expect, test } from "vitest";

import type { DocumentView } from "#documents/view";
import { findFonts } from "#rendering/fonts";
import { renderDocument } from "#rendering/render-document";
import { invoiceView, lineView } from "#test/invoice-view";
import { readPdf } from "#test/read-pdf";

/** Writes what is rendered now, to be looked at and committed: `UPDATE_REFERENCES=1`. */
const UPDATE = process.env["UPDATE_REFERENCES"] === "1";
/** Another processor may round the edge of a letter otherwise; another digit differs in far more of its surroundings. */
const WINDOW_PX = 40;
const MOST_DIFFERENT_PX = 24;
const CHINESE = findFonts(undefined).families.includes("Noto Sans SC");

const payment = (amount: string, inCode: string): NonNullable<DocumentView["payment"]> => ({
  rows: [
    { label: "Amount", value: `${amount} EUR` },
    { label: "Account holder", value: "Studio Maya" },
    { label: "IBAN", value: "DE89 3704 0044 0532 0130 00" },
    { label: "BIC", value: "COBADEFFXXX" },
    { label: "Reference", value: "INV-0042" },
  ],
  code: {
    standard: "EPC",
    text: `BCD\n002\n1\nSCT\nCOBADEFFXXX\nStudio Maya\nDE89370400440532013000\nEUR${inCode}\n\n\nINV-0042`,
  },
});

const totals = (subtotal: string, tax: string | null, total: string): DocumentView["totals"] => [
  { label: "Subtotal", value: subtotal, strong: false },
  ...(tax === null ? [] : [{ label: "Tax 20 %", value: tax, strong: false }]),
  { label: "Total", value: `${total} EUR`, strong: true },
];

const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 60"><circle cx="30" cy="30" r="29" fill="#23415f"/>
<path d="M16 42 V20 L30 34 L44 20 V42" stroke="#fff" stroke-width="5" fill="none"/></svg>`;

const SIMPLE = invoiceView({
  lines: [lineView("Website development")],
  totals: totals("1,200.00", null, "1,200.00"),
  taxes: [],
  notes: null,
});

const MANY = invoiceView({
  lines: Array.from({ length: 44 }, (_, index) => lineView(`Work package ${index + 1}`, { tax: "20 %" })),
  totals: totals("52,800.00", "10,560.00", "63,360.00"),
  taxes: [{ rate: "20 %", net: "52,800.00", tax: "10,560.00" }],
  payment: payment("63,360.00", "63360.00"),
});

const LETTER = invoiceView({
  paper: "letter",
  logo: { format: "svg", base64: Buffer.from(LOGO).toString("base64") },
  references: [{ label: "Replaces", value: "INV-0041" }],
  payment: payment("2,089.91", "2089.91"),
  terms: "Payable within 30 days. Late payments bear interest at 8 % above the base rate.",
});

const SCRIPTS = invoiceView({
  to: {
    name: "شركة مقهى النخيل",
    lines: ["北京贸易有限公司", "Ελληνικά Καφές ΑΕ", "ООО «Кириллица»", "בית קפה, תל אביב 12"],
  },
  lines: [
    lineView("تصميم موقع، المرحلة 2 (2026)"),
    lineView("עיצוב אתר, שלב 2 (2026)"),
    lineView("网站设计：第二阶段"),
    lineView("Zażółć gęślą jaźń für Größe, naïve façade, Đặng Thị"),
    lineView("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(2)),
  ],
  totals: totals("6,000.00", null, "6,000.00"),
  taxes: [],
});

const VOID = invoiceView({ stamp: "VOID" });

describe("pages look as they did when somebody last looked at them", () => {
  test.each([
    ["simple", SIMPLE, 1],
    ["many-lines-page-2", MANY, 2],
    ["letter-with-logo-and-code", LETTER, 1],
    ["void", VOID, 1],
  ] as const)("%s", async (name, view, page) => {
    expect(changed(name, await drawn(view, page))).toBeLessThanOrEqual(MOST_DIFFERENT_PX);
  });

  // Without the optional package @expo-google-fonts/noto-sans-sc there is no font for the Chinese in it.
  test.skipIf(!CHINESE)("scripts (skipped without the optional font noto-sans-sc)", async () => {
    expect(changed("scripts", await drawn(SCRIPTS, 1))).toBeLessThanOrEqual(MOST_DIFFERENT_PX);
  });

  test("and one other digit is not overlooked", async () => {
    const lines = [lineView("Website development", { amount: "1,200.01" })];
    const [one, other] = [await drawn(SIMPLE, 1), await drawn({ ...SIMPLE, lines }, 1)];
    expect(differentPixels(one, other)).toBeGreaterThan(MOST_DIFFERENT_PX * 2);
    expect(differentPixels(one, one)).toBe(0);
  });
});

async function drawn(view: DocumentView, page: number): Promise<Uint8Array> {
  const { pdf, preview, missingGlyphs } = await renderDocument(view, { preview: page });
  expect(missingGlyphs).toEqual([]);
  expect((await readPdf(pdf)).undrawn).toBe(0);
  return preview;
}

/** How far a picture is from its reference. */
function changed(name: string, picture: Uint8Array): number {
  const path = fileURLToPath(new URL(`references/${name}.png`, import.meta.url));
  if (UPDATE) writeFileSync(path, picture);
  return differentPixels(picture, readFileSync(path));
}

/** In the one place of a page where most of them are; all, where the sizes differ. */
function differentPixels(one: Uint8Array, other: Uint8Array): number {
  const [now, before] = [PNG.sync.read(Buffer.from(one)), PNG.sync.read(Buffer.from(other))];
  if (now.width !== before.width || now.height !== before.height) return now.width * now.height;
  return pixelmatch(now.data, before.data, undefined, now.width, now.height, { threshold: 0.1, windowSize: WINDOW_PX });
}
