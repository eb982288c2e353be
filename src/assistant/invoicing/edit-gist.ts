import type { Gist, GistRule } from "../language/gist/gist.ts";

import { COUNTED, EACH, ISSUE_DATE_RULES, REFERENCE_RULES, TAX_RULES, UNITS } from "./gist-parts.ts";
import { BARE_PERCENT_RULES, NOT_BY, NOT_MORE, RELATIVE_RULES } from "./relative-rules.ts";

const CHANGE =
  "(?:change|make|set|move|push|extend|update|correct|fix|amend|edit|switch|swap|adjust|bump|raise|increase|reduce|lower|drop|add|put|revise|modify|postpone|bring|pull|shift|delay|alter|turn|reissue|give|take|knock|remove|reword|rename|call|describe|replace|address|readdress|reassign|get|have|do|let|use|apply|include|charge|note)";
const SHOULD =
  "(?:should be|should have been|shouldve been|shoulda been|should of been|should read|should say|must be|has to be|needs to be|ought to be|ought to have been|was meant to be|was supposed to be|meant to be|supposed to be|is actually|was actually|is really|was really|are actually|is in fact|was in fact|is|was|were|are|its|it is|it was|thats|there were|there are|there was|make it|make that|make this|i meant|i mean|we meant|meant|i wanted|we agreed|we agreed on|we said|to|say|go with|wants? it to be|be|read|have|reads|becomes|instead of that)";
const NOT =
  "(?:not|instead of|rather than|and not|as opposed to|in place of|from|it is not|isnt|wasnt|and no longer|no longer)";
const IT =
  "(?:it|that|this|that one|this one|the invoice|that invoice|the last (?:one|invoice|bill)|the bill|that bill|the draft|my invoice|this invoice|the document|the whole thing|them|him|her|they)";

const price = (say: string): GistRule => ({ say, set: { figureMeans: "price" } });
const quantity = (say: string): GistRule => ({ say, set: { figureMeans: "quantity" } });

const ORDINAL = "(?<changes_index>first|second|third|fourth|fifth|sixth|last|1st|2nd|3rd|4th|5th|6th)";

const LINES: readonly GistRule[] = [
  `(?:replace|swap|exchange) (?:the )?@changes_of:TEXT (?:with|for|by) (?:an? |the )?@changes_description:TEXT(?: ,)? (?:for )?@changes_quantity:COUNT ${UNITS} (?:at|@|à) @changes_unitPrice:MONEY(?: ${EACH})?`,
  `(?:replace|swap|exchange) (?:the )?@changes_of:TEXT (?:with|for|by) (?:an? |the )?@changes_description:TEXT(?= (?:[,.!?;]|please|$))`,
  `(?:the )?${ORDINAL} (?:line|item|position) (?:we |i )?(?:name|call|is called|should be called|should be|will be|becomes|is) (?!<)@changes_description:TEXT(?= (?:[,.!?;]|please|$))`,
  `(?:(?:it|that|there) )?(?:was|were|is|are|should be) (?:(?:only|just|actually|really) )*@changes_quantity:COUNT ${UNITS} of (?:the )?@changes_of:TEXT(?: ,)? ${NOT} (?:(?:the|just|only) )*(?:COUNT|one)(?: ${UNITS})?`,
  `(?:(?:the|on|for|in|${CHANGE}|quantity|price|rate|of) )*${ORDINAL} (?:line|item|position)(?: (?:${SHOULD}|,|:|the|price|unit price|rate|quantity|qty|a|at|to|only))* @changes_unitPrice:MONEY(?: ${EACH})?`,
  `(?:(?:the|on|for|in|${CHANGE}|quantity|of) )*${ORDINAL} (?:line|item|position)(?: (?:it|that|there|${SHOULD}|,|:|the|quantity|qty|a|at|to|only))* @changes_quantity:COUNT(?: (?:${UNITS}|of them|of those|(?!(?:not|instead|percent|dollars|euros|pounds)\\b)[\\p{L}-]+))?(?: (?:[,(–—-] )?${NOT} (?:(?:the|just|only) )*(?:COUNT|one))?`,
  `(?:(?:the|on|for|in|${CHANGE}|quantity|price|rate|of) )*(?:line|item|position) (?:(?:number|no) )?@changes_index:COUNT (?:(?:${SHOULD}|,|:|the|price|unit price|rate|quantity|qty|a|at|to) )*@changes_unitPrice:MONEY(?: ${EACH})?`,
  `(?:(?:the|on|for|in|${CHANGE}|quantity|of) )*(?:line|item|position) (?:(?:number|no) )?@changes_index:COUNT (?:(?:${SHOULD}|,|:|the|quantity|qty|a|at|to) )*@changes_quantity:COUNT(?: ${UNITS})?`,
  `(?:the )?(?!(?:it|that|this|there|they|we|i|quantity|qty|price|amount|total|invoice)\\b)@changes_of:TEXT (?:should be|should have been|shouldve been|are|is|were|was|took)(?: (?:actually|really|only|just|in fact))* @changes_quantity:COUNT ${UNITS}(?: ,)? ${NOT} (?:(?:the|just|only) )*(?:COUNT|one)(?: ${UNITS})?`,
  `(?:(?:there|it|they|we|i|${SHOULD}|so|only|in fact|actually) )+@changes_quantity:COUNT (?!(?:${UNITS}|dollars|percent|not|instead) )@changes_of:TEXT (?:[,(–—-] )?${NOT} (?:(?:the|just|only|of|all) )*(?:COUNT|<money\\d+>|one)(?: \\S+)?`,
  `(?:(?:${CHANGE}|the|number of|quantity of|quantity for) )+(?!(?:up|down|it|that|this|back|out|price|amount|total)\\b)@changes_of:TEXT (?:(?:quantity|count|number|from COUNT) )*(?:to|should be|is) @changes_quantity:COUNT(?= (?:[,.!?;·]|$|please|instead|not))`,
  `(?:the )?@changes_of:TEXT (?:should be|should go at|goes at|go at|should have been|shouldve been|are|is|were|was|at|cost|costs|go to|to) (?:(?:at|priced at|charged at|actually|really|only) )*@changes_unitPrice:MONEY ${EACH}`,
];

const FIGURES: readonly GistRule[] = [
  `(?:(?:i|we|ive|weve) )*(?:typed|wrote|said|put|entered) @was:PRICE (?:(?:when|but|where|and|,) )*(?:i|we) (?:meant|wanted|should have (?:said|put|typed|written)|mean) @figure:COUNT`,
  quantity(`(?:(?:i|we) )?(?:only|actually) (?:worked|did|needed) @figure:COUNT(?: ${UNITS})?(?= (?:[,.!?;]|$))`),
  `(?:(?:${SHOULD}|${CHANGE}|it|that|the|rate|unit price|price|hourly|daily|to|at) )*${NOT_BY}@amount:MONEY${NOT_MORE} ${EACH}`,
  price(
    `(?:(?:${SHOULD}|${CHANGE}|it|that|the|rate|unit price|price|hourly|daily|to|at) )*${NOT_BY}@figure:COUNT${NOT_MORE} ${EACH}`,
  ),
  `(?:(?:${CHANGE}|the|its|amount|price|total|figure|fee|cost|sum|value|rate|of|on|for|from|up|down|to|at|${IT}|${SHOULD}|actually|really|only|just|an even|even|:|instead) )*${NOT_BY}@amount:MONEY${NOT_MORE}(?: (?:instead|flat|in total|total|all in|even|only))?(?: (?:[,(–—-] )?${NOT} (?:(?:the|just|only) )*@was:PRICE)?`,
  quantity(
    `(?:(?:${SHOULD}|${CHANGE}|it|that|up|down|only|just|actually|the|quantity|qty|number|hours|days|count|of|how many|for|on|to) )*${NOT_BY}@figure:COUNT${NOT_MORE} ${COUNTED}(?: (?:[,(–—-] )?${NOT} (?:(?:the|just|only) )*(?:COUNT|one)(?: ${UNITS})?)?`,
  ),
  quantity(
    `(?:${CHANGE} )?(?:the )?(?:quantity|qty|number|count)(?: (?:of \\w+|${SHOULD}|:|to))* @figure:COUNT(?: (?:[,(–—-] )?${NOT} (?:the )?(?:COUNT|one))?`,
  ),
  price(
    `(?:${CHANGE} )?(?:(?:the|its|${IT}) )*(?:amount|price|total|figure|fee|cost|sum|value|rate)(?: (?:of ${IT}|on ${IT}|for ${IT}|${SHOULD}|:|to|from|up|down|at|only|actually))* @figure:COUNT(?: (?:[,(–—-] )?${NOT} (?:the )?(?:PRICE|COUNT))?`,
  ),
  `(?:(?:${SHOULD}|${CHANGE}|${IT}|actually|really|only|to|at|for|up|down) )+${NOT_BY}@figure:COUNT${NOT_MORE}(?: (?:instead|flat|in total|total|all in))?(?: (?:[,(–—-] )?${NOT} (?:the )?@was:PRICE)?(?= (?:[,.!?;·]|$|please|pls|thanks|instead|for|to|on|and|not))`,
];

const DATES: readonly GistRule[] = [
  `@termsDays:DAYS (?:for (?:it|this|that|this one|that one|this invoice) )?(?:rather than|instead of|not) (?:(?:the|usual|normal|their|our) )*(?:DAYS|COUNT)`,
  "@termsDays:NET",
  ...ISSUE_DATE_RULES,
  `(?:${CHANGE} )?(?:the |its )?(?:due date|payment date|deadline) (?:of|on|for) (?:invoice )?(?:@number:NUMBER|@code:CODE)(?: (?:${SHOULD}|to|until|:))* @due:PERIOD`,
  `(?:(?:${CHANGE}|the|its|their|due|payment|pay|settlement|payable|back|out|forward|date|day|deadline|time limit|of|on|for|in|from|up|by|to|as|${IT}|${SHOULD}|actually|and|with|new|until|till|settle|another|more time|longer|an extension|extra time|time|a bit longer|a little longer|so that|so) )*(?:due|due date|deadline|payable|pay|until|till|by|payment|settle|push|pushed|move|moved|extend|extended|postpone|postponed|delay|shift|give|back to|out to|before|payment date)(?: (?:date|on|by|to|is|should be|should have been|must be|needs to be|for|of|it|until|till|back|out|the|:|be|time|them|from DATE|now|within|in|term|terms|at|actually|${SHOULD}|before|instead))* @due:PERIOD(?: (?:instead|now|at the latest|latest|to pay))?(?: (?:[,(–—-] )?${NOT} (?:(?:on|the|by|due) )*@wasDue:DATE)?`,
  `(?:(?:${CHANGE}|the|${IT}|${SHOULD}|with|on|terms|payment|to|their|its|of|for|a) )*(?:terms|net|give|get|gets|have|within|days to pay|payment terms|period|allow)(?: (?:them|him|her|to|be|are|is|should be|of|a|net|the|customer))* @termsDays:DAYS(?: (?:to pay|terms|net|payment terms|from (?:today|now|invoice|issue)))?(?: (?:[,(–—-] )?${NOT} (?:DAYS|COUNT)(?: days)?)?`,
  `(?:(?:${SHOULD}|actually|on|by|to|instead|its|that) )+@due:DATE(?: instead)?(?: (?:[,(–—-] )?${NOT} (?:(?:on|the|by) )*@wasDue:DATE)?`,
];

const TO_WHOM = `(?:change|make|set|update|correct|fix|amend|switch|swap|replace|address|addressed|readdress|reassign|reissue|billed|made out|go|gone|goes|customer|client|purchaser|buyer|recipient|meant|wrong|${SHOULD}|${IT})`;

/** What may be said to change of a document, in any order. */
export const EDIT_GIST: Gist = {
  cues: [
    "<(?:longer|net)\\d+>",
    "(?:typed|(?:only|actually) (?:worked|did|needed)|double|rather than|replace|swap|name|read|took|ordered)(?= )",
    `(?:${CHANGE}|shorten|prolong|defer|forward|later|earlier|sooner|more|less|fewer|extra|cheaper|deduct|subtract|plus|minus|cut|should|shouldve|shoulda|meant|mistake|wrong|actually|sorry|oops|instead|rather|not|typo|error|incorrect|was supposed|in fact|really|longer|more time|extension|oh|wait|no|apologies|correction|there were|my bad|forgot|forget)`,
  ],
  never: [
    "(?:paid|paying|received|owes?|owed|overdue|void|undo|approve|reject|delete|why|same|another(?! <)|again|add (?:a |the )?(?:new )?(?:customer|client)(?! (?:reference|ref|po|order))|payment (?:of|from)|remind|discount for|agreed rate|every invoice|all invoices|numbering|audit|log|history)",
    "(?:invoice|bill|charge) (?:<name|<money|<count)|(?:new|an|another) (?:invoice|bill) (?:for|to)",
    "who|cancel|scrap|wish|hope|spent|limit",
    "(?:got|received|sent|transferred|collected|banked|came in|comes in|coming in|landed)",
    "(?:i|we|ive|weve) (?:\\w+ )?(?:need|needs|have|want|got|get|took|take|spent|worked) (?:a|an|some|another|<(?:longer|days|count|money))",
  ],
  rules: [
    ...RELATIVE_RULES,
    ...LINES,
    "(?:the )?(?:first|second|third|fourth|last|1st|2nd|3rd|number COUNT|no COUNT)? ?(?:position|line|item)(?: COUNT)? (?:is|was) (?:not correct|wrong|incorrect|not right|false|mistaken)",
    {
      say: `(?:(?:${CHANGE}|off|without|no|the|any|their) )*(?:remove|drop|take|no|without|delete|leave)(?: (?:off|out|the|any|their|that))* (?:discount|rebate|reduction)(?: (?:off|from|again|completely))*`,
      set: { discountPercent: "0" },
    },
    ...TAX_RULES,
    `(?:(?:${CHANGE}|with|and|a|an|the|less|minus|them|him|her|they|get|of|discount|off|on) )*@discountPercent:PERCENT (?:(?:loyalty|early|trade|volume|special) )?(?:discount|rebate|reduction)(?: (?:on|from|to|the|total|whole|lot|price|amount|it|that|this|invoice|bill|in all))*`,
    `(?:(?:${CHANGE}|with|and|a|an|the) )*(?:discount|rebate|reduction)(?: (?:of|at|is|by|to|:|should be))* @discountPercent:PERCENT`,
    {
      say: `(?:(?:${CHANGE}|and|then|please) )*(?:less|minus|give|get|knock|take|deduct|reduce|lower|drop|cut)(?: (?:off|them|him|her|it|that|this|by|the|price|amount|total|an?|another))* @percent:PERCENT(?: (?:off|on|from|the|total|price|it|that|this|invoice|bill))*`,
      set: { percentMeans: "less" },
    },
    {
      say: "(?:another )?@percent:PERCENT (?:less|cheaper|lower|off)(?: (?:off|on|from|the|total|price|it|that|this|invoice|bill))*",
      set: { percentMeans: "less" },
    },
    ...BARE_PERCENT_RULES,
    ...REFERENCE_RULES,
    ...DATES,
    ...FIGURES,
    // Not for the one, but for the other.
    `(?:no|not|,|sorry|for) not (?:(?:to|for) )?@wasParty:NAME (?:[,;.–—-] )?(?:but|(?:it|that|this|the invoice) (?:${SHOULD}|should|shouldve|has to|needs to|was meant to|was supposed to|goes|is)(?: (?:be|go|gone|have|been|out|made))*)(?: (?:to|for))* @party:NAME`,
    `(?:(?:${CHANGE}|${IT}) )*call it (?:the |an? )?@changes_description:TEXT (?:instead of|rather than|not) (?:the |an? )?@changes_of:TEXT(?= (?:[,.!?;]|please|$))`,
    `(?:${CHANGE}|rename) (?:the )?@changes_of:TEXT (?:line|item) (?:to|into|as) (?:the |an? )?@changes_description:TEXT(?= (?:[,.!?;]|please|$))`,
    // Who it is to, with a word that says so; a name that only stands beside another change is whose it is.
    `(?:(?:to|for|the|out|now|its|a|please) )*(?:${TO_WHOM} )(?:(?:${CHANGE}|${TO_WHOM}|to|for|out|the|is|was|not|be|over|by|with|now) )*@party:NAME(?: (?:instead|please))?(?: (?:[,(–—-] )?${NOT} (?:(?:to|for) )*@wasParty:NAME)?`,
    `(?:(?:to|for) )?@party:NAME (?:instead|(?:[,(–—-] )?${NOT} (?:(?:to|for) )*@wasParty:NAME)(?: please)?`,
    "(?:(?:for|to|of|from|with|by|our|give|let|have) )*@named:NAME",
    `(?:(?:${CHANGE}|the|its|${IT}|so) )*(?:description|wording|text|line|item)(?: (?:of ${IT}|on ${IT}|${SHOULD}|should|please|read|to|as|:|,))* @description:TEXT(?: instead)?(?= (?:[,.!?;]|$|please|instead|·|not))`,
    `(?:(?:${CHANGE}|${IT}|so that|so) )*(?:should be for|should say|should read|shouldve been for|should have been for|was for|is for|its for|call it|describe it as|reads|says|say|was actually for|is actually for|it was)(?: (?:actually|really))? (?:the |an? )?@description:TEXT(?: (?:instead|please))?(?= (?:[,.!?;]|$|please|instead|not))`,
    `(?:(?:on|of|for|in|to|from|about|with|the|that|this|my|our|invoice|draft|bill|one|number|no|${CHANGE}|so|under|code|:) )*@number:NUMBER(?:s)?(?: (?:so that|so|${SHOULD}|which|needs|due|to))*`,
    `(?:(?:on|of|for|in|to|from|about|with|the|that|this|my|our|invoice|draft|bill|one|number|no|${CHANGE}|so|under|code|:|waiting|pending) )*@code:CODE(?:s)?(?: (?:so that|so|${SHOULD}|which|needs|due|to))*`,
    {
      say: "(?:sorry|oops|actually|wait|hang on|hold on|no|oh|apologies|whoops|ah|hmm|bother|damn|darn|blast|correction|my (?:mistake|bad|error|fault)|i (?:made|have made) (?:a mistake|an error)|(?:a |the )?(?:mistake|typo|error|slip)(?: (?:in|on|of|there|here|mine))*|that (?:was|is|looks) (?:wrong|incorrect|not right)|thats (?:wrong|not right)|got (?:it|that) wrong|(?:i )?(?:forgot|misspoke)(?: (?:to|that|they need|they want|they asked for))?|(?:thats |as |it is |its )?what we (?:agreed|said|discussed)(?: on)?|i (?:gave|told|said) (?:you )?(?:the )?wrong(?: \\w+)?|wrong (?:amount|price|date|customer|client|figure|number)|the (?:client|customer)s? (?:has |have )?(?:asked|asks|wants?|needs?)(?: for)?(?: (?:a bit|a little|some))?(?: (?:longer|more time))?|(?:theyve|they have|they|he|she|hes|shes) (?:asked|asks?|wants?|need|needs)(?: for)?(?: (?:a bit|a little|some|an))?(?: (?:longer|more time|extension))?)",
      often: true,
    },
    `(?:${CHANGE}|${IT}|${SHOULD}|instead|please|so|then|back|out|the (?:amount|price|total|due date|date|quantity|customer|client|description|line|figure))(?: (?:${CHANGE}|${IT}|instead|please|so|then|back|out|to|for|on|of))*`,
    `(?:[,(–—-] )?${NOT} (?:(?:the|just|only|of) )*(?:PRICE|QTY)(?: ${UNITS})?`,
    `(?:${CHANGE}|${IT}|${SHOULD}|instead)(?: (?:${IT}|instead|to|for|on|of))*`,
  ],
  words: "instead one sorry actually one's make change",
  needs: [
    "due|termsDays|amount|figure|party|named|description|taxPercent|taxIncluded|noTax|discountPercent|percent|dueLater|dueEarlier|reference|issueDate|changes",
  ],
  slots: { named: { type: "name" } },
  finish: ({ named, ...input }) => {
    if (named === undefined) return input;
    const { number: _number, code: _code, ...changes } = input;
    // "Take 5% off for Globex": not theirs, where the document is another's.
    if (Object.keys(changes).length === 0) return { ...input, party: named };
    return input["party"] === undefined && input["wasParty"] === undefined ? { ...input, wasParty: named } : undefined;
  },
};
