import type { Gist } from "../language/gist/gist.ts";

import { PAYMENT_MEANS, SHARES } from "./payment-words.ts";

const MEANS = Object.keys(PAYMENT_MEANS)
  .toSorted((a, b) => b.length - a.length)
  .join("|");
const SHARE = Object.keys(SHARES)
  .filter((words) => !words.includes("%"))
  .toSorted((a, b) => b.length - a.length)
  .join("|");
const PAID =
  "(?:paid|pays|payed|settled|settles|cleared|clears|covered|sent|transferred|wired|remitted|deposited|forwarded|coughed|forked|stumped|ponied|squared|handed|given|gave|dropped|venmoed|zelled|received|got|had|took|taken|collected|banked|came|come|arrived|landed|hit|reached|posted|credited|in|made|showed|turned|effected|executed)";

/** What may be told of a payment that came in, in any order. Nothing that is to come, and nothing that we pay, is one. */
export const PAYMENT_GIST: Gist = {
  cues: [
    "(?:(?:money|moneys|cash|payment|funds)(?: is| has come| came| are)? in(?= (?:for|from|on))|paid|payed|pays|payment|payments|paying|settled|settles|cleared|received|receipt|got|had|landed|arrived|came in|come in|came through|come through|transferred|wired|remitted|deposited|coughed up|forked over|stumped up|ponied up|squared up|squared away|sent (?:over|us|me|through|in)?|banked|collected|dropped|hit|transfer|wire|partial|instalment|installment|deposit|down payment|cheque|check|cash|credited|in the bank|in full|covered|venmoed|zelled|handed|gave|turned up|showed up|taken|took)",
  ],
  aside: [
    "(?:(?:and|with) )?(?:the )?(?:rest|remainder|balance|remaining|other half|second half|remaining amount|remaining part|outstanding amount)(?: (?:is|are|will|shall|should|amount|to|be))* (?:follow|follows|following|come|comes|coming|paid|pay|outstanding|open|due)(?: (?:later|soon|then|after|next|in|by|on|within|<(?:date|period|days)\\d+>))*(?: (?:they|he|she) (?:say|said|says|promised))?",
    "for (?:your|ur|our|my) (?:information|reference|records|attention)",
  ],
  never: [
    // What they received is no money of ours, and an invoice that arrived is not paid.
    "<name\\d+> (?:\\w+ ){0,2}?(?:received|got|took|collected|banked|had|credited)(?= )",
    "(?<!(?:for|on|of|against|towards|toward|off|under|to) (?:invoice |bill |the )?)<number\\d+> (?:(?:has|have|had|was|just|finally|already|been) )*(?:arrived|landed|got|received|handed|taken|took|reached|came|collected|delivered)",
    "(?:wish|wished|wishes|hope|hopes|hoping|imagine|suppose|if only|dreamt|dreamed|supposed to|has to pay|have to pay|has yet to|have yet to|still to pay)",
    "(?:received|got|took|collected) (?:the |our |their |invoice |bill )*<number",
    "from (?:us|me)(?= )",
    "(?:(?:i|we|ive|weve|us) (?:(?:have|just|already|also|had|ve) )*(?:paid|payed|settled|sent|transferred|wired|remitted|cleared|handed|gave|given)|to <name\\d+>)",
    "(?<=^ |(?:please|pls|you|to|and|lets|then|just|we|i|[,.;]) )(?:pay|send|transfer|wire|give|refund|remit|invoice|bill|charge|remind|chase) (?:(?!of|from|on)\\w+ ){0,2}?<(?:name|money|count|sum|number)",
    "(?:to be paid|be paid|get paid|paid (?:by|before|until|within) <(?:date|days|period)|overdue|late|owes?|owed|owing|due|promised|says|said|will|would|should|shall|going to|expect|expects|expected|refund|refunded|tomorrow|next|wrong|mistake|mistakenly|undo|reverse|isnt|hasnt|havent|wasnt|didnt|bounced|bounce|failed|returned|chargeback|disputed|take back|delete)",
    "(?:got|received|have|had) <(?:money|count|sum) for <name",
    "(?:to|for) <(?:number|name)\\d+> (?:(?:as|instead)) ",
  ],
  rules: [
    {
      say: "(?:they|he|she) (?:(?:have|has|ve|already|just|now|finally) )*paid (?:it|that)(?: (?:already|now|in full))*",
      set: { number: "it" },
    },
    // "Part of the $1,200": the amount is the whole's.
    {
      say: "(?:(?:paid|a|the|just|only|sent|settled|cleared|covered) )*(?:part|some|most|a bit|bit|a chunk|chunk|a portion|portion|a piece|piece) of (?:(?:the|their|its|that|those) )*PRICE",
      set: { partial: "yes" },
    },
    {
      say: "(?:(?:paid|a|the|just|only|sent|settled|cleared|covered) )*(?:part|some|most|a bit|bit|a chunk|chunk|a portion|portion|a piece|piece) (?:of|towards|toward)",
      set: { partial: "yes" },
    },
    {
      say: "(?:(?:a|in|as|only|was|is) )*(?:partly|partially|in part|part paid|part payment|partial payment)(?: (?:of it|paid|settled))?",
      set: { partial: "yes" },
    },
    `(?:(?:by|via|through|in|with|using|as|on|over|came|paid|was|it|they|out of|from|form|the form of|a|an|his|her|their|the|our) )*(?<means>${MEANS})(?: (?:payment|transfer|account))?`,
    "(?:the |their )?(?:money|moneys|cash|payment|funds)(?: is| has come| came| are)? in(?= (?:for|from|on|·))",
    {
      say: "(?:settled|paid|cleared|squared|squared up|squared off|settled up)(?: (?:up|off|on|finally|now))* (?:their|its|his|her|the|that|our) (?:bill|invoice|account|balance|debt)(?= (?:[,.!·]|$|by|via|on|in|with|through|from|today|yesterday|this|last))",
      set: { share: "all" },
    },
    {
      say: "(?:(?:paid|up|for|with|in|its|thats) )*(?:the lot|the whole lot|all of it|every penny|every cent)",
      set: { share: "all" },
    },
    {
      say: "(?:(?:the|in|its|their) )*(?:whole|full|entire|complete|total|everything|every penny|all)(?: (?:amount|lot|thing|balance|sum|bill|invoice|payment|of it|it|value|outstanding))*",
      set: { share: "all" },
    },
    `(?:(?:paid|pay|paying|settled|cleared|for|is|was|the) )*(?<share>${SHARE})(?: (?:off|of (?:it|the (?:invoice|bill|amount|total|balance))|of|on|for|now))*`,
    "(?:(?:for|on|against|towards|toward|off|of|to|regarding|re|ref|reference|under|concerning|the|our|their|its|invoice|invoices|bill|number|no|no\\.|#|in respect of|as|mark|set|book|settlement|settling|settle|settles|covering|paying|payment|allocate|apply|applied|allocated|put|it) )*@number:NUMBER(?: (?:is|was|has|been|now|as|to|got|went))*",
    "(?:(?:on|at|dated|received|as of|value date|since|back on|from|date|the|of|arrived|came in|landed|it|was|paid|is|credited|account) )*@receivedOn:DATE(?:s)?",
    "(?:(?:a|an|the|another|first|second|part|partial|final|down|initial|payment|payments|deposit|instalment|installment|prepayment|retainer|transfer|chunk|sum|amount|amounts|total|amounting|amounts|of|to|for|in|with|is|was|their|:|just|only|exactly) )*@amount:PRICE(?: (?:of (?:it|that|the (?:bill|invoice|total))|on account|only|so far|in total|as a (?:part|partial|first) payment|as (?:a )?(?:part|partial|first|down) payment|as (?:a )?deposit))*",
    {
      say: "(?:(?:from|by|off|of|customer|client|our|the|we|have|had|got|received|:|account) )*@party:NAME(?:s)?",
      often: true,
    },
    {
      say: `(?:(?:has|have|had|was|were|been|is|finally|just|now|already|also|at last|fully|completely|partly|partially|all|both|it|they|he|she|that|which|money|funds|payment|payments|the|i|we|ive|weve|today|has been|to|yet|since|got) )*${PAID}(?: (?:in|up|over|through|off|into|out|down|us|me|our|my|the|account|bank|bank account|accounts|inbox|today|now|it|them|that|made|by|from|for|on|of|with|to|via|fine|safely|ok|successfully|already))*`,
      often: true,
    },
    "(?:(?:please|so|and|can|could|you|i|we|ill|lets|to|kindly) )*(?:record|note|log|enter|put|pop|jot|book|mark|add|register|post|apply|get|reflect|update|close|process|allocate|count|show|stick|whack|chuck|write|tick|capture|confirm|set|match|bung|make|take)(?: (?:it|that|this|them|in|down|through|up|off|as|against|on|to|a|an|the|note|of|receipt|received|paid|settled|payment|closed|fully|accordingly|done|please|now|books|system|cash|money|money in|new|incoming|for|from|invoice|bill))*",
    "(?:a |an |the |their |his |her |our |part of |some of |chunk of |bit of |partial |part |first |second |final |full |incoming |new |payment |payments |deposit |instalment |money |funds |cash |cheque |check )*(?:payment|payments|part payment|partial payment|deposit|instalment|installment|money|funds|cash|bill|account|invoice|balance|chunk|part|receipt|remittance|bank)(?: (?:from|for|of|in|on|received|towards|against|today|came|confirmation|is in|notification|note))*",
  ],
  words:
    "partial part full today so far both new finally already bank account safely accordingly correctly duly fully money payment",
  needs: ["amount|number|share|partial", "party|number|amount"],
  finish: ({ partial, ...input }) => {
    const { number, amount, share } = input;
    // An invoice that "was paid" was so as a whole where no amount is said.
    if (number !== undefined && amount === undefined && share === undefined && partial === undefined)
      return { ...input, share: "whole" };
    return { ...input };
  },
};
