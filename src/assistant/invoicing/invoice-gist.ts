import type { Gist, GistRule } from "../language/gist/gist.ts";

import { withLineDiscount } from "./line-discount.ts";
import { DUE_RULES, EACH, ISSUE_DATE_RULES, REFERENCE_RULES, TAX_RULES, UNITS } from "./gist-parts.ts";

const BILL = "(?:invoice|invoices|bill|bills|inv|invoicing|billing|invoiced|billed|charge|charging|charged)";
const MAKE =
  "(?:create|make|do|draft|write|raise|issue|prepare|produce|generate|knock|hit|ring|pop|pull|put|draw|cut|whip|rustle|run|throw|type|get|sort|set|fire|shoot|bang|stick|send|add|give|start|open|ping|spin|cook|fix|have|need|prep|compile|compose|process|establish|submit|doing|sorting|making|sending|raising|drafting)";
// Sending it is another request, unless it is the bill that is sent.
const DO = MAKE.replace("|fire|shoot", "").replace("|send", "").replace("|ping", "").replace("|sending", "");
const AROUND =
  "(?:up|out|together|over|off|through|along|across|down|a|an|the|one|new|another|quick|short|me|us|him|her|them|for|with|to)";
const AT =
  "(?:(?:off|from) (?:me|us) (?:at|for)|(?:at|for) (?:the|a) (?:unit )?price of|at|à|a rate of|@|at a rate of|at the rate of|at a price of|priced at|costing|at only)";

// "12 hours at $85": the hours are what is counted, and no thing.
const NO_UNIT = `(?!${UNITS} (?:at|@|à|x|×|for|[,:–—(-]|<))`;

const ARTICLE = "(?:an?|the|some) ";
const JOINT = "(?:, )?(?:and|plus|&|\\+|,) ";
const STARTS = `(?<=(?:^|for|of|:|;|,|and|plus|&|·|<name\\d+>|invoice|bill|with) (?:${ARTICLE})?)`;
const TO_PRICE = `(?:[:=–—-] |for |at |@ )?`;
const THING_PRICE = `@lines_description:TEXT ${TO_PRICE}@lines_unitPrice:PRICE(?! ${EACH})`;
const PRICE_THING = `@lines_unitPrice:PRICE (?!(?:${EACH}|${UNITS}) )(?:for |of )?(?:${ARTICLE})?@lines_description:TEXT`;
const THING_ENDS = "(?= (?:[,;.!?·]|for|to|due|plus|with|please|<|by|$))";

/** Several lines, each with how many and the price of one. "3 logos for $900" may be the price of all: it is no line. */
const LINES: readonly GistRule[] = [
  {
    say: `@lines_quantity:QTY (?:(?:x|×|times|pcs|pieces|units|no) )?(?:(?:additional|more) |extra (?=${UNITS} ))?(?:(?:full )?${UNITS} (?:of |for )?)?${NO_UNIT}@lines_description:TEXT (?:[,(–-] )?(?:${AT}|for) @lines_unitPrice:PRICE ${EACH}`,
    often: true,
  },
  {
    say: `@lines_quantity:QTY (?:(?:x|×|times|pcs|pieces|units|no) )?(?:(?:additional|more) |extra (?=${UNITS} ))?(?:(?:full )?${UNITS} (?:of |for )?)?${NO_UNIT}@lines_description:TEXT (?:[,(–-] )?${AT} @lines_unitPrice:PRICE`,
    often: true,
  },
  {
    say: `@lines_quantity:QTY (?:(?:x|×|times) )?(?:${UNITS} (?:of )?)?${NO_UNIT}@lines_description:TEXT (?:[,(:=–—-] )@lines_unitPrice:PRICE ${EACH}`,
    often: true,
  },
  {
    say: `@lines_quantity:QTY ${UNITS} of @lines_description:TEXT (?:to|for) @party:NAME ,? ?(?:${AT}|for) @lines_unitPrice:PRICE(?: ${EACH})?`,
  },
  {
    say: `@lines_description:TEXT (?:[,:–—-] |for )?@lines_quantity:COUNT ${UNITS} (?:(?:${AT}|x|×) )@lines_unitPrice:PRICE(?: ${EACH})?`,
    often: true,
  },
  {
    say: `@lines_quantity:QTY ${UNITS} (?:(?:${AT}|x|×) )@lines_unitPrice:PRICE(?: ${EACH})? (?:(?:for|of|re|on) (?:the )?|[,:–—-] (?:for )?(?:the )?|(?!(?:please|pls|net|due)\\b))@lines_description:TEXT(?= (?:[,;.!?·]|for|to|due|plus|with|please|<|by|$))`,
  },
  {
    say: `@lines_description:TEXT (?:x|×) @lines_quantity:COUNT (?:${AT}|[,–-]) @lines_unitPrice:PRICE(?: ${EACH})?`,
    often: true,
  },
  {
    say: `@lines_quantity:QTY (?:(?:x|×|pieces of|pcs) )?@lines_description:TEXT (?:[,(–-] )?(?:and )?(?:each|each one|each of them|one|every one|per piece|apiece)(?: (?:one|of them|costs?|costing|is|at|for|priced at|being))* @lines_unitPrice:PRICE(?: ${EACH})?`,
    often: true,
  },
  // In a list of several the price behind a thing is that of one.
  {
    say: `@lines_quantity:COUNT (?:x|×) ${NO_UNIT}@lines_description:TEXT (?:[,:=–—-] )?@lines_unitPrice:MONEY(?: ${EACH})?`,
    often: true,
  },
  {
    say: `@lines_quantity:COUNT ${NO_UNIT}@lines_description:TEXT (?:[,:=–—-] )?@lines_unitPrice:MONEY ${EACH}`,
    often: true,
  },
  // Two things and more, each with its price: "call-out 85 and parts 32.40", "$1,000 for design and $500 for hosting".
  { say: `${STARTS}${THING_PRICE}(?= ${JOINT}(?:${ARTICLE})?TEXT ${TO_PRICE}PRICE)`, often: true },
  { say: `${STARTS}${PRICE_THING}(?= ${JOINT}PRICE (?:for |of )?(?:${ARTICLE})?TEXT)`, often: true },
  { say: `(?<=· ${JOINT}(?:${ARTICLE})?)${THING_PRICE}`, given: "lines", often: true },
  { say: `(?<=· ${JOINT})${PRICE_THING}${THING_ENDS}`, given: "lines", often: true },
  { say: `${STARTS}${PRICE_THING}(?= ${JOINT}·)`, given: "lines", often: true },
  { say: `${STARTS}${THING_PRICE}(?= ${JOINT}·)`, given: "lines", often: true },
  // "..., plus delivery at $60" beside other lines; "an" and "one" stand for 1.
  {
    say: `(?:plus|and|,|;|&|\\+) (?:an?|one) @lines_description:TEXT (?:for|${AT}|[:=–-]) @lines_unitPrice:MONEY`,
    often: true,
  },
];

const AMOUNT: readonly GistRule[] = [
  "(?:(?:normal|regular|usual|list|full|standard|base|agreed|our|the) (?=price|cost|fee|amount|rate))?(?:(?:it|that|this|which|they|price|cost|fee|amount|total|value|sum)s? )?(?:(?:came|comes|come|makes|amounting|amounts|totals|totalling|totaling|is|was|cost|costs|costing|worth|comes out) )?(?:(?:to|at|for|of|in|the|a|an|total|amount|sum|price|fee|flat|fixed|only|just|value|=|:|–|—|-) )*(?:another )?@amount:MONEY(?: (?:flat|total|in total|all in|all up|altogether|fixed|exactly|only|net|fee|the lot))?",
  "(?:(?:(?:it|that|this|which) )?(?:for|at|of|to|comes to|came to|comes out at|is|was|its|thats|worth|cost|costs|costing|amount|price|sum|total|fee|=|:|,|–|—|-) |(?<=(?:·|<name\\d+>|invoice|bill|charge|them|him|her|raise|issue) ))(?:(?:only|just|a|the|flat|total|sum|of) )*@amount:COUNT(?: (?:flat|total|in total|all in|all up|altogether|fixed|exactly|only|net|the lot))?(?= (?:[,;.!?)·–—-]|for|to|please|pls|plz|thanks|re|plus|and|due|on|by|net|less|with|as|$|·))",
  // A number of three digits and more beside the customer is the price, where there is no other.
  {
    say: "(?:(?:for|at|of|to|comes to|,|:|–|—|-) |(?<=(?:·|<name\\d+>|invoice|bill|charge|them|him|her|raise|issue|[.,:–—-]) ))(?:(?:only|just|a|flat) )*@amount:SUM(?: (?:flat|total|in total|all in))?",
    unless: "amount",
  },
];

const WHOLE = "(?:lot|total|whole|everything|price|invoice|bill|it|all|entire|amount|sum|full|that|this|them|thing)";

const DISCOUNT: readonly GistRule[] = [
  // On one line, by what it is for.
  `(?:(?:with|less|minus|and|at|apply|give|grant|take|knock|them|they|get|a|an|of|but|plus) )*@lineDiscount:PERCENT (?:(?:discount|off|rebate|reduction) )+(?:(?:on|off|for|from) )?(?:(?:the|all|each of|of|only|just|those|every) )*(?!(?:${WHOLE}|as|since|because|for|if)\\b)@discountOn:TEXT(?: (?:only|alone|line|item|part|position|bit))*(?= (?:[,.;!?·]|$|please|pls|due|net|and|<))`,
  "(?:(?:with|less|minus|and|at|apply|applying|give|giving|grant|granting|allow|allowing|offer|on the whole|in total|take|taking|knock|knocking|deduct|subtract|allow|they|them|him|her|get|gets|ill|we|i|id|would|will|a|an|the|of|discount|rebate|reduction|off) )*@discountPercent:PERCENT (?:\\w+ )?(?:discount|off|rebate|reduction)(?: (?:off|on|from|for|to|the|whole|entire|full|lot|total|price|amount|everything|it|all|of it|thing|invoice|bill|sum|as a thank you|in total))*",
  "(?:(?:with|and|a|an|the|apply|deduct|deducting|subtract|give|giving|grant|granting|allow|there is|theres|get|they|less|minus|include|including|plus|them|early|loyalty|special|trade|volume|bulk) )*(?:discount|rebate|reduction)(?: (?:of|at|is|by|:|the|total|whole|invoice|on|for|amount))* @discountPercent:PERCENT(?: (?:on|off|from|to|the|whole|total|lot|invoice|amount|everything|all|of it))*",
  "(?:less|minus|reduced by|deduct|deducting|subtract|take off|knock off|take|knock) (?:(?:an?|the|off) )*@discountPercent:PERCENT(?: (?:off|from|on|the|whole|total|lot|invoice|amount|price|everything|all|it|of it))*",
];

const STATEMENTS: readonly GistRule[] = [
  "(?<=^ )(?:just )?(?:did|done|finished|completed|delivered)(?= (?:an?|the|some|<(?:count|sum)\\d+>) )",
  "(?:(?:is|are|was|were|has been|have been|got)(?: (?:now|all|finally|already|fully|just|completely))* (?:finished|done|completed|complete|delivered|ready|finalised|finalized|concluded|accomplished|approved by (?:them|the client|the customer))(?: (?:since|on|as of|from|now|already|completely|successfully|yesterday|today|last week|this week|by us|<date\\d+>|<period\\d+>))*)",
  "(?:(?:i|we|ive|weve|i have|we have|just)(?: (?:just|now|recently|finally|already|also|have))*) (?:finished|done|did|completed|delivered|made|wrapped|supplied|provided|had|carried out|performed|rendered|sold|shipped|charging)(?: (?:up|off|with|out))?",
  "<name\\d+> (?:again|too|next|now|had|ordered|bought|wants?|needs?|is|are|has|have|gets?|got|owes? us|owes? me)(?: (?:to be|an?|the|some|billing|had|got|ordered))*(?= )",
];

/** What may stand in an invoice, found in any order. */
export const INVOICE_GIST: Gist = {
  cues: [
    BILL,
    "(?:write|ring|hit|wring|do|put) (?:up <name\\d+>|<name\\d+> up)(?= )",
    "(?:raise|issue|put through) <(?:money|sum|count)\\d+> (?:to|for|against) <name\\d+>",
  ],
  never: [
    // What was billed already, and what others bill us.
    "(?<!(?:(?:get|have|want|need) <name\\d+>|be|get|gets|it|that|this|them|want|wants|needs?|invoice|one|like|have|<(?:money|sum|count)\\d+>) )(?:billed|invoiced|charged)",
    "from <name|(?:bill|invoice|charge|bills|invoices|charges|billed|invoiced|charged) (?:us|me)(?= (?:<|for <|a |an |the |\\d))",
    "(?:received|got|get|have|there is|theres) (?:an?|the|another|their) (?:\\w+ )?(?:invoice|bill) (?:\\S+ ){0,4}?(?:from|by)",
    "(?:tell|inform|notify|ask|remind|let) (?:the |our )?<name",
    // A bill that there is costs less.
    "(?:take|knock|deduct|subtract|cut) (?:<money|<count|<sum) (?:off|from) (?:<name|<number|<code|the|their|that|this|it)",
    `(?:same|ditto|likewise|${BILL} from|credit note|credit memo|recurring|every (?:week|month|year|quarter)|monthly|weekly)`,
    "(?:i|we|ive|weve) (?:\\w+ )?(?:paid|received|settled)",
    "(?:our|my) (?:bill|invoice|account) (?:with|to|from|for|at|is|was|has)",
    `(?:last|first|previous|existing|old|overdue|unpaid|open|outstanding|which|what|all|any|every|those|these|no) ${BILL}`,
  ],
  rules: [
    ...REFERENCE_RULES,
    "but(?= (?:please )?(?:knock|take|give|apply|with|less|minus|deduct|add|grant) )",
    "(?:excluding|excl|ex|exclusive of|before|net of) (?:vat|tax|gst)(?= (?:[,;.!)]|$|and|plus))",
    "(?:because of|in respect of|in connection with)",
    "(?<=^ |[.;!?] )(?:the )?(?:work|job|project|order)(?= (?:for|at|is|was|has) )",
    // Who is billed comes out first where it stands between other parts.
    ...LINES,
    ...TAX_RULES,
    ...rationales(),
    ...DISCOUNT,
    ...ISSUE_DATE_RULES,
    ...DUE_RULES,
    ...AMOUNT,
    "(?:description|details|item|service|subject|memo|customer|client|amount|total|price|work|scope)(?: is)? [:=]",
    ...STATEMENTS.slice(0, 3),
    {
      say: "(?:(?:for|to|out to|goes to|goes out to|goes|going to|at|with|on|upon|in the name of|addressed to|in favour of|over to|client|customer|the customer|the client|is|,|:|from|because|our|company|the company|messrs) )*@party:NAME(?: (?:again|too|next|now|had|ordered|bought|wants|want|needs|need|is|are|has|have|gets|get|got|owes us|owes me|owe us|owe me|owes|owe|should get|should be|will be|shall be|must be|has to be|have to be|is to be|should pay|shall pay|must pay|has to pay|have to pay|will pay|is to pay|has to receive|have to receive|shall receive|should receive|must receive|will receive|has to get|must get|shall get|to be|have ordered from me|have ordered from us|has ordered from us|has ordered from me|have ordered|has ordered|have bought|has bought|ordered from us)(?: (?:to be|ordered|bought|had|for))?)?",
      often: true,
    },
    "(?:with|having|containing|consisting of|of|the following|following) (?:(?:the|following|these) )*(?:COUNT )?(?:positions?|lines?|items?|line items?|entries)(?: :)?",
    "(?:for )?(?:COUNT )(?:different )?(?:things|jobs|items|lines|positions)(?= [,:–—-])",
    // The deed itself, with the small words about it.
    `(?:(?:i|we|ill|well|id|lets|can|could|should|must|be|being|to|now|next|time|so|shall|will|would|has|have|receive|get|obtain|issue|issued|be|wish|like|must) )*(?:${MAKE} )?(?:${AROUND} )*${BILL}(?: (?:is|needs?|has to|must|shall|should|be|issued|receive|up|out|together|over|off|doing|making|sending|raising|it|that|this|one|please|them|him|her|going|sent|sorted|done|made|created|raised|drafted|issued|written|drawn|put|through|along|required|needed|for it|for that|for this))*`,
    `(?<=(?:^|·|[,.;:!?–—-]|please|you|to|and|then|just|lets|can|could|i|we|ill|kindly|quickly|so|me|us|now|hi|hey|ok|right|also) )${DO}(?: (?:up|out|together|over|off|through|on|down|along))*(?= (?:·|for|it|that|this|one|them|please|[,.!?;]|$))`,
    "(?<=(?:^|please|and|just|kindly) )(?:raise|issue|put through|write|ring)(?= ·)",
    `(?:${MAKE} )?(?:a |an |the |one |${AROUND} )*${BILL}(?: (?:it|that|this|one|them|for me|for us|please|now))*`,
    "(?:for|about|on) (?:it|that|this)(?= (?:[,.!?;]|·|$|please))",
  ],
  words: "today one them him her job's",
  rest: "description",
  // A discount on one line only; which one is told by what it is for.
  slots: { lineDiscount: { type: "percent" }, discountOn: { type: "text" } },
  partNeeds: ["party", "amount|lines|description"],
  finish: (input) => {
    const { lines, amount, description } = input;
    if (lines !== undefined && (amount !== undefined || description !== undefined)) return undefined;
    return withLineDiscount(input);
  },
};

/** "as they're regulars", "since it went well": why somebody asks changes nothing of what is asked. */
function rationales(): readonly GistRule[] {
  return [
    "(?:as|since|because|cos|coz|cause|given) (?:that )?(?:they|theyre|theyve|he|she|hes|shes|it|its|were|weve|we|i|this|the|their|his|her|our|my|that)(?: (?!(?:not|no|never|unless|until|if|but|paid|pay|paying|owe|send|cancel|void|approve|dont|cant|wont|already|invoice|bill|charge)\\b)(?:[\\p{L}'-]+|<(?:period|date)\\d+>)){1,10}?(?= (?:[,.;!?]|$|and|so))",
    "(?:theyve|they have|hes|shes|he has|she has) been (?:\\w+ )?(?:good|great|kind|loyal|lovely|patient|nice) (?:to|with) (?:us|me)",
    "as (?:a|an) (?:thank you|favour|favor|gesture|courtesy|goodwill gesture|gesture of goodwill|gesture of good will|one off|thanks)",
  ];
}
