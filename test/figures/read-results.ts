import { readFileSync } from "node:fs";

/** One line of the spreadsheet's sheet Results, as LibreOffice worked it out. */
export interface SheetResult {
  readonly figure: string;
  readonly currency: string;
  readonly asOf: string;
  /** A decimal, as it stands in the file. */
  readonly value: string;
}

export function readResults(): readonly SheetResult[] {
  const text = readFileSync(new URL("figures.fods", import.meta.url), "utf8");
  const sheet = /<table:table table:name="Results">(.*?)<\/table:table>/s.exec(text)?.[1] ?? "";
  const [, ...rows] = [...sheet.matchAll(/<table:table-row>(.*?)<\/table:table-row>/gs)];
  return rows.map(([, cells = ""]) => {
    const values = [
      ...cells.matchAll(/<table:table-cell([^>]*?)(?:\/>|>(?:<text:p>([^<]*)<\/text:p>)?<\/table:table-cell>)/g),
    ];
    const [figure = "", currency = "", asOf = "", value = ""] = values.map(
      ([, attributes = "", words]) => words ?? /office:(?:date-)?value="([^"]*)"/.exec(attributes)?.[1] ?? "",
    );
    return { figure, currency, asOf, value };
  });
}
