import type { TaxIdSaid } from "./check-tax-id.ts";
import type { Sheet } from "./sheet.ts";

const LABELS =
  "vat|gstin|gst|abn|acn|ein|utr|siren|siret|nif|cif|cnpj|uid|uen|rfc|ird|btw|mwst|tva|iva|ust-?id(?:nr)?|tax(?:payer)?|tin|bn";
const CUE = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(?:our|my|the|new)\s+)*(?<label>${LABELS})(?:[\s-]*(?:registration|reg|number|no|nr|id|identification|ident)\b\.?)*\s*(?:is\s+now\b|is\b|:|=|#|to\b)?\s*(?=[\p{L}\d])`,
  "giu",
);
const MOST = 8;

/** Cuts tax numbers out: the name of one with what has digits after it. */
export function takeTaxIds(sheet: Sheet): readonly TaxIdSaid[] {
  const taken: TaxIdSaid[] = [];
  for (const found of [...sheet.left().matchAll(CUE)]) {
    const start = found.index + found[0].length;
    const value = valueAt(sheet.left(), start);
    if (value === null || taken.length === MOST) continue;
    sheet.cut(found.index, start + value.length);
    const said = (found.groups?.["label"] ?? "").toUpperCase();
    taken.push({ label: /^(?:TAX|TIN)/.test(said) ? "TAX" : said.replace(/^UST-?ID.*/, "UST"), value });
  }
  return taken;
}

/** A number that may be grouped by spaces and begin with its country: it goes on for as long as its words have digits. */
function valueAt(text: string, from: number): string | null {
  const groups = /^[\p{L}\d./-]+(?: [\p{L}\d./-]+)*/u.exec(text.slice(from))?.[0].match(/[^ ]+ ?/gu) ?? [];
  let value = "";
  for (const [index, group] of groups.entries()) {
    const leads = index === 0 && /^[\p{L}]{2,3} $/u.test(group) && /\d/.test(groups[1] ?? "");
    const ends = /^(?:MVA|MWST|TVA|IVA)\s*$/i.test(group) && value !== "";
    if (!leads && !ends && !/\d/.test(group)) break;
    value += group;
  }
  const plain = value.trimEnd().replace(/[./-]+$/, "");
  return /\d/.test(plain) ? plain : null;
}
