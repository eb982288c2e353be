/** Places without a zone of their own, and other names for zones. */
const OTHER_NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  (
    "Europe/London: england, scotland, wales, uk, united kingdom, britain, manchester, birmingham, edinburgh, glasgow, leeds, bristol, liverpool, cardiff, greenwich, british\n" +
    "Europe/Dublin: ireland, cork, irish\n" +
    "Europe/Berlin: germany, munich, münchen, hamburg, frankfurt, cologne, köln, stuttgart, german, cet, central european\n" +
    "Europe/Paris: france, lyon, marseille, french\nEurope/Madrid: spain, barcelona, valencia, spanish\n" +
    "Europe/Rome: italy, milan, milano, roma, turin, italian\nEurope/Amsterdam: netherlands, holland, rotterdam, dutch\n" +
    "Europe/Brussels: belgium, antwerp\nEurope/Vienna: austria, wien\nEurope/Zurich: switzerland, zürich, geneva, basel\n" +
    "Europe/Lisbon: portugal, porto\nEurope/Warsaw: poland, krakow\nEurope/Stockholm: sweden\nEurope/Copenhagen: denmark\n" +
    "Europe/Oslo: norway\nEurope/Helsinki: finland\nEurope/Athens: greece\nEurope/Kiev: kyiv, ukraine\n" +
    "America/New_York: eastern, us eastern, est, edt, et, nyc, boston, washington, washington dc, miami, atlanta, philadelphia\n" +
    "America/Chicago: us central, houston, dallas, austin\nAmerica/Denver: mountain, us mountain\n" +
    "America/Los_Angeles: pacific, us pacific, pst, pdt, la, san francisco, seattle, san diego, portland, california\n" +
    "America/Toronto: ottawa, montreal\nAmerica/Vancouver: british columbia\nAmerica/Sao_Paulo: são paulo, rio, rio de janeiro\n" +
    "Asia/Calcutta: kolkata, india, mumbai, delhi, new delhi, bangalore, bengaluru, chennai, indian, ist\n" +
    "Asia/Shanghai: china, beijing\nAsia/Tokyo: japan, osaka\nAsia/Saigon: ho chi minh\nAsia/Dubai: uae, abu dhabi\n" +
    "Asia/Jerusalem: israel, tel aviv\nAustralia/Brisbane: queensland\nAustralia/Sydney: canberra\n" +
    "Africa/Johannesburg: south africa, cape town, durban\nPacific/Auckland: new zealand, wellington\nUTC: utc, gmt"
  )
    .split("\n")
    .flatMap((line) => {
      const [zone = "", names = ""] = line.split(": ");
      return names.split(", ").map((name) => [name, zone]);
    }),
);

let cities: ReadonlyMap<string, string> | undefined;

/** Every zone by its city: "new york" is America/New_York. */
function zonesByCity(): ReadonlyMap<string, string> {
  cities ??= new Map(
    Intl.supportedValuesOf("timeZone").map((zone) => [
      (zone.split("/").at(-1) ?? "").replaceAll("_", " ").toLowerCase(),
      zone,
    ]),
  );
  return cities;
}

/** The time zone that words mean: an IANA name, its city, or a well-known place in it; null where they mean none. */
export function zoneNamed(words: string): string | null {
  const said = words.trim().replace(/\s+/g, " ").toLowerCase();
  const iana = Intl.supportedValuesOf("timeZone").find((zone) => zone.toLowerCase() === said.replaceAll(" ", "_"));
  if (iana !== undefined) return iana;
  if (said.includes("/")) return canonical(said);
  return (Object.hasOwn(OTHER_NAMES, said) ? OTHER_NAMES[said] : undefined) ?? zonesByCity().get(said) ?? null;
}

/** Also what is an older or a newer name of a zone, such as Asia/Kolkata, in its usual spelling. */
function canonical(said: string): string | null {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: said.replaceAll(" ", "_") }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
