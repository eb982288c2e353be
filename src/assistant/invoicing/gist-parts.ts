import type { GistRule } from "../language/gist/gist.ts";

/** What quantities are counted in. */
export const UNITS =
  "(?:hours?|hrs?|h|days?|half days?|weeks?|months?|nights?|sessions?|shifts?|pieces?|pcs|units?|pages?|words?|kilos?|kg|miles?|km)";

/** What behind a number says that it is how many there are. */
export const COUNTED = `(?:${UNITS}|of them|of those|licences|licenses|seats|copies|users|items)`;

/** That a price is for one of a thing. */
export const EACH =
  "(?:each|apiece|a piece|a pop|ea|per unit|per piece|hourly|daily|/ ?(?:hour|hr|h|day|unit|piece|each|ea|page|word|night|session|week|month)|(?:per|an?|the|every) (?:hour|hr|h|day|week|month|night|session|shift|piece|unit|page|word|item|person|head|seat|licence|license|user|kilo|kg|mile|km|one|time))";

const TAX = "(?:vat|tax|taxes|gst|hst|pst|sales tax|value added tax|mwst|ust|iva|tva|btw)";

export const TAX_RULES: readonly GistRule[] = [
  {
    say: `(?:(?:and|the|that|this|which|with|price|prices|it|its|i|we|gave|told|you|said) )*(?:already )?(?:has|have|got|with) (?:(?:already|the|a) )*@taxPercent:PERCENT (?:of )?${TAX} (?:already )?(?:in it|in there|inside|included|built in|in)(?: already)?`,
    set: { taxIncluded: "yes" },
  },
  {
    say: `(?:(?:and|the|that|this|which|with|price|prices|amount|total|it|its|is) )*(?:already )?(?:including|incl|incl\\.|inc|inclusive of|includes|include|included|gross of|gross incl|inside is|contains|containing) (?:(?:of|already|the|a|an) )*@taxPercent:PERCENT (?:of )?${TAX}(?: rate)?`,
    set: { taxIncluded: "yes" },
  },
  {
    say: `(?:(?:and|the|that|this|which|with|price|prices|amount|total|it|its|is) )*(?:already )?(?:including|incl|inc|inclusive of|includes|included|gross of) (?:(?:of|already|the) )*${TAX}(?: (?:at|of|@|,|\\(|rate|a rate of|the rate of))* @taxPercent:PERCENT`,
    set: { taxIncluded: "yes" },
  },
  {
    say: `(?:(?:with|and|at|the|of) )*@taxPercent:PERCENT (?:of )?${TAX} (?:(?:is|are|was|being|already|which) )*(?:included|contained|inclusive|incl|inc|in (?:the|that) (?:price|amount|total)|inside|in there|in it)(?: (?:in|the|that|price|amount|total|already|of it|it))*`,
    set: { taxIncluded: "yes" },
  },
  {
    say: `${TAX} (?:(?:is|are|already|at|of) )*(?:included|contained|inclusive|incl|inc)(?: (?:in|the|that|price|amount|total|already|it))*(?: (?:at|of|@|,|\\(|rate))* @taxPercent:PERCENT`,
    set: { taxIncluded: "yes" },
  },
  {
    say: `(?:(?:the|and|with) )*${TAX} (?:(?:of|at|rate|is|rate of|:) )*@taxPercent:PERCENT (?:,? ?(?:which|that|and) )?(?:(?:is|are|was|being|already) )*(?:included|contained|inclusive|in)(?: (?:in|within|the|that|this|price|amount|total|sum|already|it))*`,
    set: { taxIncluded: "yes" },
  },
  `(?:(?:plus|\\+|add|adding|tack on|throw on|slap on|stick|slap|tack|and|with|on|on top|excl|excluding|ex|exclusive of|before|net of|subject to|at|charge|charging|apply|applying|put|the|a|of|to which) )*@taxPercent:PERCENT (?:of )?${TAX}(?: (?:goes on top of (?:that|it)|on top of (?:that|it|this)|on top|goes on top|extra|to be added|shall be added|added|to it|on it|on that|applies|rate|is to be added|should be added|must be added|comes on top|additional|additionally|on this|as well))*`,
  `(?:(?:plus|\\+|add|adding|tack on|throw on|slap on|stick|slap|tack|on|and|with|excl|excluding|ex|exclusive of|before|the|of|charge|charging|apply|applying|subject to) )*${TAX}(?: (?:goes on top|comes on top|on top|is extra|extra|is|are|at|of|@|rate|a rate of|the rate of|=|:|\\(|to be added|should be added|is to be added|added|applies|must be added))* @taxPercent:PERCENT(?: (?:on top|extra|to be added|shall be added|is to be added|added|rate|to it|comes on top|goes on top|additionally|must be added))*`,
  {
    say: `(?:(?:with|its|it is|and|there is|theres|that is|thats) )*(?:no|without|without any|zero|free of|exempt from|excluding any|not subject to|zero rated for)(?: (?:any|added))? ${TAX}(?: (?:on (?:this|it|that)(?: one)?|applies|at all|needed|due|is due|to add|added|to be added|should be added))?`,
    set: { noTax: "yes" },
  },
  { say: `(?:(?:it is|its|and) )*${TAX} (?:free|exempt)`, set: { noTax: "yes" } },
];

const BY =
  "(?:on|by|before|until|till|within|in|at|no later than|not later than|latest by|latest|the latest|is|of|for|:|=|–|-|falls on|will be|date|should be|shall be|to be|as of|not after|the)";

const DUE_LEAD = `(?:(?:and|with|it|its|is|are|should|shall|must|will|has|have|to|needs?|they|theyve|he|she|it'll|be|this|that|which|make|the|payment|got|can|wants?|asked|lets say|say|due date|date) )*(?:due(?: date)?|payable|payment(?: (?:is|date|due|deadline|term|terms|to be made|should be made|shall be made|must be made|made|to be received))*|to be (?:paid|settled)|be (?:paid|settled)|paying|pay|pays|paid|settled|settle|settling|deadline|falls due|falling due|fall due|maturity)(?: (?:us|it|up|is|in full|the invoice|the bill|expected|required|this|that|lets|say|due|terms|latest))*(?: ${BY})*`;

export const DUE_RULES: readonly GistRule[] = [
  `${DUE_LEAD} @termsDays:DAYS(?: (?:latest|at the latest|to pay|please|then|deadline|after (?:that date|that day|this date|that|then|the (?:issue|invoice) date|issue|invoice|delivery)|from (?:then|that day|that date|now|today|issue|invoice|the (?:issue|invoice) date)|onwards))*`,
  `${DUE_LEAD} @due:PERIOD(?: (?:latest|at the latest|to pay|please|then|deadline|from (?:now|today)|onwards))?`,
  "(?:(?:with|on|at|and|in|to|the|a|their|our|usual|payment|terms|term|are|is|of|:|give|giving|gave|given|grant|granting|allow|allowing|offer|them|they|theyve|he|she|have|has|get|gets|got|within|after|customer|period|due) )*(?:net|within|terms|term|give|giving|grant|granting|allow|allowing|theyve|got|get|gets|have|has|in|due|period|after|of|on|at|with) (?:(?:them|him|her|got|net|a|is|are|of|:|the|customer|full|another|up to) )*@termsDays:DAYS(?: (?:to pay|to settle|net|payment terms|terms|term|credit|of credit|payment|to pay (?:it|up|us)|from (?:then|that|that day|today|now|invoice|issue|the (?:issue|invoice) date|date of (?:issue|invoice)|receipt)|after (?:that date|that day|this date|that|then|the issue date|issue|invoice date)))*",
  "@termsDays:DAYS (?:to pay|to settle|net|payment terms|terms|payment term|credit|of credit|from (?:then|today|now|issue|invoice|the (?:issue|invoice) date))(?: (?:it|up|us))?",
  "(?:(?:and|with|it|is|they|theyve|have|has|got|lets say|say) )*(?:by|before|until|till|no later than|not later than|at the latest|latest|within|net) (?:(?:the|on|by|latest) )*@due:WHEN(?: (?:to pay|to settle|at the latest|latest|to be paid)(?: (?:it|up|us))?)?",
  "@due:DATE (?:due(?: date)?|deadline|latest|at the latest|to pay|payment)",
  "(?:(?:on|with|at|terms|payment|and|,|:|-|–) )*@termsDays:NET(?: (?:days|terms|payment terms))*",
  "(?:net|n|net-) ?@termsDays:COUNT(?: days)?",
];

export const ISSUE_DATE_RULES: readonly GistRule[] = [
  "(?:(?:and|please|with|the|an|its|invoice|must|shall|should|make|bearing|bears|should|be|to be|is|carry|carrying|put|use) )*(?:dated|dating|carry the date(?: of)?|carrying the date(?: of)?|bear the date(?: of)?|has the date(?: of)?|date it|date that|date this|date the (?:invoice|bill)|date (?:it|the invoice) (?:as|for|to|from)|issued|issue it|issue date|issuing date|invoice date|invoice dated|date of issue|date of invoice|with (?:the |a )?date(?: of)?|date of)(?: (?:of|on|is|to|as of|as|for|:|from|the|should be))* @issueDate:DATE",
];

const REF = "(?:<(?:quote|number|order|code|count)\\d+>|[\\p{L}\\d/.#-]*\\d[\\p{L}\\d/.#-]*)";
const REF_WORD =
  "(?:po|p\\.o|p o|purchase order|order|reference|ref|job|project code|quote|client reference|order reference|customer reference)";

export const REFERENCE_RULES: readonly GistRule[] = [
  "(?:(?:and|please|with|under|quote|quoting|their|the|our|your|add|on|as|against|for|ref|reference|:) )*@reference:ORDER(?: (?:on it|as well))?",
  `(?:(?:and|please|with|under|quote|quoting|quotes|their|the|our|your|its|client|customer|use|using|add|adding|put|putting|on|as|mention|mentioning|include|including|cite|citing|state|stating|show|against|for|a|is|his|her) )*${REF_WORD}(?: (?:number|numbers|no|no\\.|num|nr|code|ref|reference|#|is|of|:|=|on it))* ?(?<reference>${REF})(?: (?:on it|as well))?`,
  `(?:put|quote|use|add|with|write|mention) (?<reference>${REF}) (?:on it )?as (?:(?:the|our|their|its|a|customer|client) )*${REF_WORD}(?: (?:number|no))?`,
];
