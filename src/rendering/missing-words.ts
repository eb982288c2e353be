import type { MissingGlyphs } from "./missing-glyphs.ts";

/** What a person reads about characters that no font here has, and what to do. Empty where there are none. */
export function missingWords(missing: readonly MissingGlyphs[], fontFolder: string): string {
  if (missing.length === 0) return "";
  const named = missing.slice(0, MOST_NAMED).map(({ path, characters }) => {
    return `${characters.slice(0, MOST_CHARACTERS).join(" ")} in ${placeWords(path)}`;
  });
  const more = missing.length > MOST_NAMED ? `, and more in ${missing.length - MOST_NAMED} other places` : "";
  const advice = new Set(missing.flatMap(({ characters }) => characters).map((one) => adviceFor(one, fontFolder)));
  return `No font here has ${named.join("; ")}${more}. ${[...advice].join(" ")}`;
}

const MOST_NAMED = 4;
const MOST_CHARACTERS = 12;

/** Where a text of a `DocumentView` stands, as people call it. */
const PLACES: readonly (readonly [path: string, words: string])[] = [
  ["from,name", "your business's name"],
  ["from,taxIds", "your tax numbers"],
  ["from", "your address"],
  ["to,name", "the customer's name"],
  ["to,taxIds", "the customer's tax numbers"],
  ["to", "the customer's address"],
  ["dates", "the dates and references"],
  ["references", "the dates and references"],
  ["payment", "how to pay"],
  ["notes", "the note"],
  ["terms", "the terms"],
];

function placeWords(path: MissingGlyphs["path"]): string {
  const [first, index] = path;
  if (first === "lines" && typeof index === "number") return `line ${index + 1}`;
  const said = `${path.join(",")},`;
  return PLACES.find(([begins]) => said.startsWith(`${begins},`))?.[1] ?? "the text";
}

const EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
const CHINESE = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Bopomofo}/u;
/** Scripts with a font family of their own name. */
const NOTO: readonly (readonly [RegExp, string])[] = (
  [
    [/\p{Script=Hangul}/u, "KR"],
    [/\p{Script=Thai}/u, "Thai"],
    [/\p{Script=Devanagari}/u, "Devanagari"],
    [/\p{Script=Bengali}/u, "Bengali"],
    [/\p{Script=Tamil}/u, "Tamil"],
    [/\p{Script=Telugu}/u, "Telugu"],
    [/\p{Script=Gujarati}/u, "Gujarati"],
    [/\p{Script=Gurmukhi}/u, "Gurmukhi"],
    [/\p{Script=Kannada}/u, "Kannada"],
    [/\p{Script=Malayalam}/u, "Malayalam"],
    [/\p{Script=Sinhala}/u, "Sinhala"],
    [/\p{Script=Georgian}/u, "Georgian"],
    [/\p{Script=Armenian}/u, "Armenian"],
    [/\p{Script=Ethiopic}/u, "Ethiopic"],
    [/\p{Script=Khmer}/u, "Khmer"],
    [/\p{Script=Lao}/u, "Lao"],
    [/\p{Script=Myanmar}/u, "Myanmar"],
    [/\p{Script=Hebrew}/u, "Hebrew"],
    [/\p{Script=Arabic}/u, "Arabic"],
  ] as const
).map(([script, name]) => [script, `Noto Sans ${name}`]);

function adviceFor(character: string, fontFolder: string): string {
  if (EMOJI.test(character)) return "Emoji are not printed: leave them out.";
  const chinese = CHINESE.test(character);
  const family = chinese ? "Noto Sans SC or JP" : NOTO.find(([script]) => script.test(character))?.[1];
  const suchAs = family === undefined ? "" : ` (${family} from fonts.google.com/noto, for one)`;
  const put = `ut a .ttf or .otf file of a font that has them${suchAs} into ${fontFolder}.`;
  return chinese ? `Install the optional packages too ("npm install --include=optional"), or p${put}` : `P${put}`;
}
