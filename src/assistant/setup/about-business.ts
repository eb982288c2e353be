import { readDescription } from "./read-description.ts";
import { withoutGaps } from "./sheet.ts";

const NOUN =
  "business(?:['’]s)?(?: name| address| details)?|company(?:['’]s)?(?: name| address)?|firm|studio|shop|agency|practice|workshop|name|" +
  "(?:postal |office )?address|iban|bic|swift|sort[ -]?code|bank|account|payment (?:link|details)|routing|vat|gst(?:in)?|abn|acn|ein|" +
  "utr|siret|siren|nif|cif|tax|sales tax|currency|time ?-?zone|(?:default |standard |usual |payment )*terms|invoice numbers?|" +
  "invoice numbering|numbering|number pattern|paper|logo|e-?mail|(?:tele)?phone|tel|mobile|web ?site|site|prices|ust-?id(?:nr)?";

/** How people begin when they speak of their own business and ask nothing. */
const OPENINGS: readonly RegExp[] = [
  String.raw`(?:my|our)\s+(?:new\s+|own\s+|default\s+|standard\s+)*(?:${NOUN})(?![\p{L}\d])`,
  String.raw`(?:change|set|update|correct|switch|rename|call)\s+(?:(?:my|our|us|me)\s+)(?:new\s+|default\s+)*(?:${NOUN}|to|[\p{L}\p{N}])`,
  String.raw`(?:change|set|update|correct|switch)\s+the\s+(?:business|company|iban|bank|vat|currency|time ?-?zone|paper|logo|default terms|payment terms|numbering|invoice numbers?)`,
  String.raw`use\s+(?:(?:this|my|our|the|that)\s+(?:new\s+)?logo|(?:us\s+)?letter|a4)(?![\p{L}\d])`,
  String.raw`(?:here['’]?s|here\s+is|this\s+is)\s+(?:my|our|the)\s+(?:new\s+)?logo`,
  String.raw`(?:logo|iban|bic|sort code|routing number|(?:vat|gst|tax)\s+(?:number|id|no)|abn|ein|gstin)(?![\p{L}\d])\s*[:\p{L}\d/]`,
  String.raw`(?:we|i)(?:\s+are|\s+am|['’]re|['’]m)?\s+(?:work|invoice|bill|trade|deal|quote|charge|add|called|named|based|located|in|on|not|do\s+not|don['’]?t|use|prefer)(?![\p{L}\d])`,
  String.raw`it['’]?s\s+called`,
  String.raw`number\s+(?:(?:our|my|the|all|new)\s+)*\p{L}+\s+(?:like|as|from|with)`,
  String.raw`(?:default|standard|usual|payment)\s+(?:payment\s+)?terms`,
  String.raw`(?:customers|clients|people)\s+(?:can\s+)?pay|pay\s+(?:us|me)\s+(?:at|to|by|via|with|through)`,
  String.raw`(?:remove|delete|clear|forget|unset)\s+(?:my|our)\s+(?:${NOUN}|paypal)`,
].map((opening) => new RegExp(String.raw`^\s*(?:and\s+)?(?:${opening})`, "iu"));

/** Where the person is: their own digest goes by it, and the books do not. */
const OWN_ZONE = /^\s*(?:(?:set|change)\s+)?my\s+time\s?-?zone(?![\p{L}\d])/iu;

/**
 * Whether a text says something of the business itself, wholly enough to act on it. What only begins like it ("our
 * terms with Acme are 30 days") is left to whoever understands it.
 */
export function isAboutBusiness(said: string, currency: string): boolean {
  const text = withoutGaps(said);
  if (OWN_ZONE.test(text) || text.trimEnd().endsWith("?") || !OPENINGS.some((opening) => opening.test(text)))
    return false;
  const { problems, notes: _notes, unread, ...facts } = readDescription(text, currency);
  const understood = Object.keys(facts).length;
  // One thing among words that mean nothing here may be about something else; of several, the rest is told.
  return understood + problems.length > 0 && (unread.length === 0 || understood > 1 || facts.name !== undefined);
}
