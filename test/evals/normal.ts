/** A decimal without what means nothing: "1200.50" and "1200.5" are one number. */
export function normalDecimal(text: string): string {
  const [whole = "", fraction = ""] = text.replace(/%$/, "").trim().split(".");
  const kept = fraction.replace(/0+$/, "");
  const digits = whole.replace(/^(-?)0+(?=\d)/, "$1");
  return kept === "" ? digits : `${digits}.${kept}`;
}

/** Free text as two people would call it the same: case, an article before it and marks around it apart. */
export function normalText(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/^[\s"'“”.,:;–-]+|[\s"'“”.,:;!?–-]+$/g, "")
    .replace(/^(?:because|as|since)\s+/, "")
    .replace(/^(?:the|a|an|some)\s+/, "")
    .trim();
}

/** "800 EUR" of an amount. */
export function normalAmount({ amount, currency }: { readonly amount: string; readonly currency: string }): string {
  return `${normalDecimal(amount)} ${currency.toUpperCase()}`;
}

/** A plain value as text; undefined where there is none, JSON where it is no plain value. */
export function plainText(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === "string" ? value : JSON.stringify(value);
}
