import type { GistRule } from "../language/gist/gist.ts";

import { COUNTED, EACH } from "./gist-parts.ts";

// How a document is changed by so much more or less than it says: "take $50 off", "2 more hours", "push it back a week".

const IT = "(?:it|that|this|that one|this one|the (?:invoice|bill|draft)|that invoice|this invoice)";
const PRICE_WORD = "(?:price|amount|total|figure|fee|cost|sum|value|rate|unit price|hourly rate|day rate|bill|invoice)";
const TO_IT = `(?: (?:to|on|onto|off|from|in|for|${IT}|them|him|her|the|its|their|${PRICE_WORD}|${EACH}|top|of))*`;
const LEAD =
  "(?:(?:can|could|should|must|has to|needs to|be|is|make|and|then|so|please|sorry|actually|no|lets|just|only|by|about) )*";
const WITH_IT = `(?: (?:${IT}|them|him|her|the|its|their|${PRICE_WORD}|on|of|for))*`;
const RAISE = "(?:raise|increase|hike)";
const UP = `(?:${RAISE}|bump|put up|up)`;
const LOWER = "(?:reduce|lower|drop|cut|decrease)";
const DOWN = `(?:${LOWER}|bring down|take down|put down)`;
const MORE = "(?:more|extra|additional|further|another|higher|dearer|more expensive|on top|on top of (?:it|that))";
const LESS = "(?:less|off|lower|cheaper|fewer)";

const ENDS = "(?= (?:[,.!?;]|please|pls|thanks|$|to|on|off|from|for))";
/** Which one it is about. What names no customer of it is told so, and never taken for a new one. */
const NAMED_ONE =
  "(?: (?:to|on|onto|off|from|for|of|in))?(?: (?:the|invoice|draft))* (?:@number:NUMBER|@code:CODE|@wasParty:NAME(?: (?:invoice|bill))?)";
const WHICH = `(?:${NAMED_ONE})?`;
/** What else may say that it is the document that is meant. */
const ON_IT = `(?:${NAMED_ONE}|${TO_IT})`;
/** One line of several, by what it is for. */
const THING = `(?!(?:${IT}|it|them|top|the|their|its|${PRICE_WORD}|whole|lot|everything|all|<))@changes_of:TEXT(?: (?:line|item|part|position))?(?= (?:[,.!?;]|please|pls|thanks|$))`;

/** A line by what it is for, at the head of a sentence: "the training was 2 hours longer". */
const THE_THING =
  "(?<!<name\\d+> )(?:the )?(?!(?:it|that|this|sent|paid|gave|got|took|owes?|wants?|needs?|they|there|them|should|must|make|be|is|was|give|take|knock|can|could|lets|please|no|sorry|actually|only|just|for|at|to|we|i)\\b)@changes_of:TEXT";

const PRICES: readonly string[] = [
  `${THE_THING} (?:(?:should|be|at|for|is|goes|go) )*@changes_priceLess:MONEY (?:${EACH} )?(?:cheaper|less|lower)`,
  `${THE_THING} (?:(?:should|be|at|for|is|goes|go) )*@changes_priceMore:MONEY (?:${EACH} )?(?:dearer|more|higher|more expensive)`,
  `${LEAD}(?:take|knock|deduct|subtract) (?:another |a further )?@changes_priceLess:PRICE (?:off|from) (?:the )?${THING}`,
  `${LEAD}(?:add|put) (?:another |an extra |a further )?@changes_priceMore:MONEY (?:to|on|onto) (?:the )?${THING}`,
  `${LEAD}(?:add|put)(?: (?:on|in))* (?:another |an extra |a further |an additional |extra |a )?@changes_priceMore:MONEY(?: (?:more|extra|on top))* (?:to|on|onto) (?:${IT}|the ${PRICE_WORD}|top|top of (?:it|that))${WHICH}`,
  `${LEAD}add(?: (?:them|him|her|on|in|it))* (?:another |an extra |a further |an additional |extra |a )?@changes_priceMore:MONEY(?: (?:more|extra|on top))*(?! for )${ENDS}${WHICH}`,
  `${LEAD}${UP}${WITH_IT}${WHICH}(?: (?:up|by))+ (?:another )?@changes_priceMore:PRICE(?: ${EACH})?`,
  `${LEAD}(?:bump|put|push|bring)${WITH_IT} up (?:by )?(?:another )?@changes_priceMore:PRICE(?: ${EACH})?`,
  `${LEAD}${RAISE}${WITH_IT} @changes_priceMore:MONEY(?: ${EACH})?(?= (?:[,.!?;]|please|$))`,
  `${LEAD}@changes_figureMore:SUM ${MORE}(?= (?:[,.!?;]|please|$))`,
  `${LEAD}@changes_priceMore:MONEY (?:${EACH} )?${MORE}(?: ${EACH})?(?! (?:from|than) )${WHICH}`,
  `${LEAD}(?:${DOWN}|discount)${WITH_IT}${WHICH}(?: (?:down|by))+ (?:another )?@changes_priceLess:PRICE(?: ${EACH})?`,
  `${LEAD}(?:bring|take|put|knock|come)${WITH_IT} down (?:by )?(?:another )?@changes_priceLess:PRICE(?: ${EACH})?`,
  `${LEAD}${LOWER}${WITH_IT} @changes_priceLess:MONEY(?: ${EACH})?(?= (?:[,.!?;]|please|$))`,
  `${LEAD}(?:(?:take|knock|get|gets|give|deduct|subtract|discount|allow|with|less|minus|off|them|him|her|it|a|another|further|an extra) )*@changes_priceLess:PRICE (?:${EACH} )?(?:${LESS}|discount|reduction|rebate)${ON_IT}`,
  `${LEAD}(?:(?:take|knock|deduct|subtract) )(?:(?:off|another|a further|an extra|away) )*@changes_priceLess:PRICE(?: off)?${ON_IT}`,
  `${LEAD}(?:(?:a|with|give|them|him|her|get|apply) )*(?:discount|reduction|rebate|less|minus) (?:(?:of|another|a further) )*@changes_priceLess:MONEY${ON_IT}`,
];

const ADDED = "(?:(?:add|put|on|in|there were|it was|they had|we did|i did|them|him|her) )*";
const ONE_MORE = "(?:another|an extra|an additional|a further|extra|additional)";
const N_MORE = "(?:more|extra|additional|further)";
const OFF = "(?:take|knock|drop|remove|deduct|subtract|cut|less|minus) (?:(?:off|away|another) )*";
const TOOK = "(?:was|took|should be|should have been|is|needs) (?:us )?";

/** How many more or fewer, with a word that says so: "5 hours of consulting" is how many there are. */
const COUNTS: readonly GistRule[] = [
  `${THE_THING} ${TOOK}@changes_quantityMore:QTY ${COUNTED} (?:longer|more)`,
  `${THE_THING} ${TOOK}@changes_quantityLess:QTY ${COUNTED} (?:shorter|less|fewer)`,
  ...counts(` of (?:the )?${THING}`),
  ...counts(`(?! of )${ON_IT}${ENDS}`),
  `(?:(?:they|we|i|there were|it was) )*(?:took|ordered|bought|needed|used|had|want|wanted|got|add|were|was) @changes_quantityMore:COUNT ${N_MORE} (?!(?:time|days?|weeks?|months?)\\b)@changes_of:TEXT(?= (?:[,.!?;]|please|$))`,
  `${LEAD}(?:raise|increase|up|bump)${WITH_IT}(?: up)? by @changes_quantityMore:QTY ${COUNTED}`,
  `${LEAD}${DOWN}${WITH_IT}(?: down)? by @changes_quantityLess:QTY ${COUNTED}`,
];

/** @param which the line, by what it is for, or the document */
function counts(which: string): readonly string[] {
  return [
    `${LEAD}${ADDED}${ONE_MORE} @changes_quantityMore:QTY (?:more )?${COUNTED}${which}`,
    `${LEAD}${ADDED}@changes_quantityMore:QTY ${N_MORE} ${COUNTED}${which}`,
    `${LEAD}${ADDED}@changes_quantityMore:QTY ${COUNTED} (?:more|extra|on top|longer)${which}`,
    `${LEAD}add (?:on )?@changes_quantityMore:QTY ${COUNTED}${which}`,
    `${LEAD}${OFF}@changes_quantityLess:QTY ${COUNTED}(?: (?:off|less|fewer|away))*${which}`,
    `${LEAD}@changes_quantityLess:QTY ${COUNTED} (?:less|fewer)${which}`,
    `${LEAD}@changes_quantityLess:QTY (?:less|fewer) ${COUNTED}${which}`,
  ];
}

const DUE = "(?:due|due date|payment date|deadline for payment|deadline|payment|date|terms)";
const WHOSE = "(?:it|that|this|the|its|their|them|him|her|me|us|invoice|bill|draft)";
const NAMED = "(?: (?:@number:NUMBER|@code:CODE|@wasParty:NAME))?";
const OF_NAMED = "(?: (?:of|on|for) (?:@number:NUMBER|@code:CODE|it|that))?";
const LATER = "(?:push|move|postpone|delay|shift|extend|prolong|put|defer)";
const GRANTS = `(?:give|gave|allow|grant|need|needs|want|wants|get|gets|have|has|asked|asked for|they|he|she|can|lets|agreed|for|to|${WHOSE})`;

const TIMES: readonly GistRule[] = [
  `${LEAD}${LATER}(?: ${WHOSE})*${NAMED}(?: ${WHOSE})*(?: ${DUE})?(?: of it)?(?: (?:back|out|on|by|off|for))* @dueLater:TIME(?: (?:later|longer|more|back|out|to pay))*`,
  `${LEAD}${LATER} (?:the |its )?${DUE} (?:of|on|for) (?:invoice )?(?:@number:NUMBER|@code:CODE)(?: (?:back|out|on|by|off|for))* @dueLater:TIME(?: (?:later|longer|more|back|out|to pay))*`,
  `${LEAD}(?:${GRANTS} )*(?:@wasParty:NAME )?(?:${GRANTS} )+@dueLater:LONGER(?: (?:longer|to pay|to settle|for payment))*${OF_NAMED}`,
  `${LEAD}(?:${GRANTS} )+@wasParty:NAME @dueLater:LONGER(?: (?:longer|to pay|to settle|for payment))*${OF_NAMED}`,
  `${LEAD}(?:(?:make|set|have|should|must|be|fall|falls|${WHOSE}|${DUE}) )*@dueLater:TIME (?:later|longer)(?: to pay)?${OF_NAMED}`,
  `${LEAD}(?:(?:make|set|have|should|must|be|fall|falls|move|bring|pull|${WHOSE}|${DUE}) )*@dueEarlier:TIME (?:earlier|sooner)${OF_NAMED}`,
  `${LEAD}(?:shorten|(?:bring|pull)(?: ${WHOSE})*${NAMED}(?: ${DUE})? forward)(?: (?:${WHOSE}|${DUE}|by))* @dueEarlier:TIME`,
];

/** A percentage that says neither that it is tax nor that it is a discount; looked for after those that do. */
export const BARE_PERCENT_RULES: readonly GistRule[] = [
  {
    say: `${LEAD}(?:${UP}|put)${WITH_IT}(?: (?:up|by|with))+ @percent:PERCENT`,
    set: { percentMeans: "rise" },
  },
  // The double is 100 % more.
  {
    say: `(?:(?:they|have|has|to|should|must|so) )*(?:have to pay|has to pay|must pay|should pay|charge|make|bill|at)(?: (?:them|him|her|it|at))* double (?:the |its )?${PRICE_WORD}`,
    set: { percent: "100", percentMeans: "rise" },
  },
  { say: `${LEAD}${RAISE}${WITH_IT} @percent:PERCENT`, set: { percentMeans: "rise" } },
  { say: `${LEAD}@percent:PERCENT (?:more expensive|more|extra|higher|dearer)`, set: { percentMeans: "rise" } },
  {
    say: `(?:(?:i|we|you|sorry|oops|oh) )*(?:forgot|forget|missed|left out|left off) (?:(?:the|to|add|charge|put|on|about) )*(?:vat|tax|gst|sales tax)(?: (?:[,.;–—-]|its|it|is|please|put|add|charge|so|make|that|should|be|at|on))* @percent:PERCENT${TO_IT}`,
    set: { percentMeans: "tax" },
  },
  `${LEAD}(?:(?:add|put|charge|make|apply|set|use|change|stick|have|it|that|at|to|on|them) )*@percent:PERCENT(?! (?:discount|off|rebate|reduction|on the|early|loyalty))${TO_IT}`,
];

/** What is changed by so much, before anything is looked for that it is changed to. */
export const RELATIVE_RULES: readonly GistRule[] = [...TIMES, ...COUNTS, ...PRICES.flatMap(withFigure)];

/** A bare number is in the document's currency, whatever the business's is. */
function withFigure(say: string): readonly string[] {
  if (!/@changes_price(?:More|Less):PRICE/.test(say)) return [say];
  return [
    say.replace(":PRICE", ":MONEY"),
    say.replace("@changes_price", "@changes_figure").replace(":PRICE", ":COUNT"),
  ];
}

/** Before an amount or a number that is the new one: nothing that makes it a difference. */
export const NOT_BY = `(?<!(?:by|up|down|plus|minus|less|off|another|extra|further|additional|add|knock|deduct|(?:${RAISE}|${LOWER}|bump|take|knock|add)${WITH_IT}(?: (?:off|on|up|down))*)(?: (?:an?|about|only|just))? )`;

/** And behind it. */
export const NOT_MORE = `(?! (?:${EACH} )?(?:off|less|more|extra|higher|lower|cheaper|dearer|fewer|further|additional|on top|on (?:it|that|<(?:number|code)\\d+>)|to (?:it|that|<(?:number|code)\\d+>)|discount|reduction|rebate|earlier|later)(?= ))`;
