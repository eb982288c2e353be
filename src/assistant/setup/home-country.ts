const BY_CURRENCY: Readonly<Record<string, string>> = Object.fromEntries(
  "GBP GB|USD US|AUD AU|CAD CA|NZD NZ|INR IN|CHF CH|NOK NO|SEK SE|DKK DK|PLN PL|CZK CZ|HUF HU|RON RO|BGN BG|ISK IS|ZAR ZA|MXN MX|BRL BR|SGD SG"
    .split("|")
    .map((row) => row.split(" ") as [string, string]),
);

const BY_ZONE: Readonly<Record<string, string>> = Object.fromEntries(
  (
    "Vienna AT|Brussels BE|Sofia BG|Nicosia CY|Prague CZ|Berlin DE|Copenhagen DK|Tallinn EE|Madrid ES|Helsinki FI|Paris FR|" +
    "London GB|Athens GR|Zagreb HR|Budapest HU|Dublin IE|Rome IT|Vilnius LT|Luxembourg LU|Riga LV|Malta MT|Amsterdam NL|" +
    "Warsaw PL|Lisbon PT|Bucharest RO|Stockholm SE|Ljubljana SI|Bratislava SK|Zurich CH|Oslo NO"
  )
    .split("|")
    .map((row) => row.split(" ") as [string, string]),
);

/** The country that a business is likely in, for reading its tax number; null where nothing tells. */
export function homeCountry({ currency, zone }: { readonly currency: string; readonly zone: string }): string | null {
  const city = zone.split("/").at(-1) ?? "";
  return BY_CURRENCY[currency] ?? (zone.startsWith("Europe/") ? (BY_ZONE[city] ?? null) : null);
}
