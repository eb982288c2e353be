import type { DECLINED } from "./declined.ts";
import type { Gist, GistRule } from "./language/gist/gist.ts";

type Topic = keyof typeof DECLINED;

const about = (topic: Topic, ...patterns: readonly string[]): readonly GistRule[] =>
  patterns.map((say) => ({ say, set: { topic } }));

const RULES =
  "(?:rules?|instructions?|approvals?|approval (?:step|process|flow|rule|check)s?|polic(?:y|ies)|guardrails?|limits?|checks?|safeguards?|restrictions?|sign off|signoff|sign offs|permissions?|review|reviews|confirmation|authorisation|authorization|four eyes|controls?|thresholds?|safety)";
const GO_ROUND =
  "(?:ignore|ignoring|bypass|bypassing|skip|skipping|override|overriding|overrule|disregard|circumvent|disable|disabling|switch off|turn off|deactivate|suspend|drop|break|get around|go around|work around|get round|go round|sidestep|evade|avoid|waive|remove|lift|forget|forget about|never mind|dont bother with|dont wait (?:for|on)|do not wait (?:for|on)|no waiting (?:for|on)|not wait (?:for|on)|do not bother with|dont worry about|no need for|dodge|sneak (?:it |this )?past|slip (?:it |this )?past|cut out|leave out|without (?:needing|waiting for|getting|going through|asking for|any|my|the|an|a|further|prior|having)|without|auto approve|self approve|kill|ditch|relax|loosen|raise|exempt (?:\\S+ )?from)";
const RECORDS =
  "(?:books?|records?|ledger|journal|logs?|audit|audit (?:log|trail)|history|trail|database|data|entries|entry|everything|invoices?|payments?|customers?|transactions?|accounts?|traces?|evidence|documents?|backups?|files?|figures|numbers|<name\\d+>|<number\\d+>)";
const MONEY_OUT =
  "(?:pay|wire|remit|transfer|send|move|refund|reimburse|lend|donate|withdraw|give back|pay back|pay out|pay off|settle|disburse|issue a refund|make a (?:payment|transfer|refund|payout)|return)";
const PAYEE =
  "(?:suppliers?|vendors?|landlord|rent|brother|sister|mum|mother|dad|father|wife|husband|friend|mate|employees?|staff|team|wages?|salar(?:y|ies)|payroll|contractors?|freelancers?|accountant|lawyer|bank account|savings|savings account|personal account|my account|taxman|tax office|hmrc|irs|electricity|utilit(?:y|ies)|phone bill|credit card|subscription|deposit back|their money|the money|money back|cousin|printer|courier|insurance|charity|loan|myself|iban|gas bill|water bill|electric bill)";

/** Things beyond these books, by what they are about. */
const OUTSIDE_THINGS =
  "(?:flights?|hotels?|taxis?|cabs?|uber|tables?|restaurants?|train tickets?|tickets?|trips?|holidays?|pizzas?|lunch|dinner|breakfast|coffees?|gifts?|flowers|cars?|rooms?|meetings?|appointments?|calendar|weather|forecast|news|score|stocks?|shares|crypto|bitcoin|poems?|songs?|jokes?|essays?|blog posts?|articles?|tweets?|recipes?|payroll|tax returns?|vat returns?|annual accounts|contracts?|lawsuit|lawyer|domain names?|website copy|logos? for me|job (?:ad|advert|posting)|office supplies|stationery|laptops?|visas?|insurance|playlist|movies?|films?|social media|instagram|linkedin|facebook)";

/** What is never done here, by the words of intent: nothing happens, so that what else was said may be anything. */
export const DECLINED_GIST: Gist = {
  cues: ["\\S+"],
  never: [],
  needs: ["topic"],
  rules: [
    ...about(
      "override",
      `${GO_ROUND} (?:\\S+ ){0,4}?${RULES}`,
      "(?:bypass|circumvent|override|sidestep|skip) (?:it|that|this)",
      `(?:switch|turn|take) (?:\\S+ ){0,4}?${RULES} (?:\\S+ ){0,2}?off`,
      `${RULES} (?:do not|dont|no longer|doesnt|does not|isnt|arent|should not|shouldnt) (?:apply|count|matter|needed|be needed|necessary)`,
      "(?:developer mode|god mode|admin mode|debug mode|jailbreak|unrestricted mode|maintenance mode|root access|superuser|sudo)",
      "without (?:\\S+ ){0,4}?(?:approval|approvals|approving|permission|asking|sign off|signing|a decision|authori[sz]ation|review|confirmation|anyone (?:seeing|knowing|checking|approving)|checking)",
      "(?:pretend|act as if|behave as if|assume|imagine) (?:\\S+ ){0,4}?(?:approved|admin|administrator|owner|boss|director|authori[sz]ed|no rules|no limits|allowed)",
      "(?:before|even though|although|even if|while) (?:\\S+ ){0,4}?(?:not been approved|isnt approved|hasnt been approved|has not been approved|is approved|unapproved|approves?|approving)",
      "split (?:\\S+ ){0,6}?(?:so|to (?:avoid|stay|keep|get)|under|below)",
    ),
    ...about(
      "impersonate",
      "(?:approve|approving|sign|decide|accept|reject|authori[sz]e|confirm) (?:\\S+ ){0,6}?(?:on (?:\\S+ )?behalf(?: of)?|in (?:\\S+ ){1,2}?name|under (?:\\S+ ){1,2}?name|as if (?:it|you|he|she|they)|as (?:the |my )?(?:accountant|bookkeeper|partner|owner|boss|manager|cfo|ceo|director|wife|husband|colleague|maria|ben|another user|someone else|somebody else))",
      "(?:say|record|note|write|pretend|log|put down|mark|show) (?:that )?(?:\\S+ ){1,4}?(?:approved|signed off|signed|rejected|authori[sz]ed|confirmed)(?: it)?",
      "(?:on (?:\\S+ )?behalf of|in the name of|pretending to be|pretend to be|pose as|impersonate|log in as|sign in as|act as) (?!(?:globex us))\\S+",
    ),
    ...about(
      "secrets",
      "(?:passwords?|passcode|pin code|api keys?|secrets?|secret tokens?|tokens?|credentials?|system prompt|private keys?|connection string|environment variables?|access keys?|your (?:instructions|prompt|configuration|source code)|login details|logins?|card numbers?|credit card (?:number|details)|cvv|ssn|social security)",
      "(?:other|another|competitors?|somebody elses|someone elses) (?:business(?:es)?|compan(?:y|ies)|users?|tenants?)s? (?:\\S+ ){0,3}?(?:data|invoices|books|figures|customers|salary)",
    ),
    ...about(
      "erase",
      `(?:delete|deleting|erase|erasing|wipe|wiping|purge|destroy|shred|get rid of|clear out|wipe out|scrub|expunge|eliminate|obliterate|nuke|trash|permanently remove|burn|lose) (?:\\S+ ){0,7}?${RECORDS}`,
      `(?:remove|take|strike|clear|hide|drop|bury) (?:\\S+ ){0,7}?(?:from|out of|off|in) (?:\\S+ ){0,3}?(?:audit|logs?|history|ledger|journal|books|records|database|system|trail|sight)`,
      `make (?:\\S+ ){1,6}?(?:disappear|vanish|go away|look like (?:it|they) never)`,
      `(?:clear|reset|empty|flush) (?:\\S+ ){0,4}?(?:books|ledger|history|logs?|audit|database|data|everything|journal|records)`,
      "(?:no trace|without (?:a )?trace|as if it never happened|like it never happened|never existed)",
      "(?:delete|erase|wipe|purge|destroy|shred)(?= (?!(?:line|the line|item|discount|vat|tax|due)))",
    ),
    ...about(
      "rewrite",
      `(?:edit|change|update|modify|amend|adjust|alter|rewrite|overwrite|tamper with|falsify|forge|fake|doctor|manipulate|fiddle|massage|cook|tweak|redo|correct|fix) (?:\\S+ ){0,5}?(?:audit (?:log|trail)|audit|logs?|history|the past|ledger|journal|trail|books|records|closed (?:year|period|month|books)|last years? (?:figures|books|accounts|numbers))`,
      "(?:falsify|forge|fake|doctor|tamper|cook|fudge|fabricate|make up) (?:\\S+ ){0,4}?(?:invoices?|payments?|receipts?|figures|numbers|documents?|books|records|revenue|<number\\d+>)",
      "(?:backdate|back date|predate|antedate|pre date) (?:\\S+ ){0,6}?(?:payments?|entry|entries|approval|<number\\d+>|<code\\d+>|invoices?|everything|last year|books|log|transaction)",
      "(?:pretend|make it (?:look|seem|appear)|look as if|look like) (?:\\S+ ){0,8}?(?:last (?:year|month|week|quarter)|earlier|before|already|on time|paid|sent|never|was (?:issued|approved|sent))",
    ),
    ...about(
      "renumber",
      "(?:renumber|re number)",
      "(?:change|edit|set|alter|fix|swap|switch|reuse|reassign|rename|reset|restart|make) (?:\\S+ ){0,3}?(?:invoice |document )?(?:numbers?|numbering|sequence) (?:of|on|for|to|from|back|so|sequence)",
      "(?:rename|relabel|change|turn|make) <number\\d+> (?:to|into|as) <number\\d+>",
      "(?:give|assign) (?:\\S+ ){1,4}?(?:another|a different|a new|the) (?:invoice )?number",
      "(?:reuse|use) (?:the )?(?:invoice )?(?:number )?<number\\d+> (?:again|for|on) ",
    ),
    ...about(
      "pay-out",
      `(?<=^|^ (?:\\S+ ){0,8}?(?:please|pls|can you|could you|would you|you to|to|and|then|just|favour and|now|kindly|ahead and|lets|us|purser|,|\\.|!) )${MONEY_OUT} (?:\\S+ ){0,6}?(?:${PAYEE}|(?:to|into|out of|from|back to) (?:\\S+ ){0,4}?(?:${PAYEE}|account|bank))`,
      `(?<=^|^ (?:\\S+ ){0,8}?(?:please|pls|can you|could you|would you|you to|to|and|then|just|now|kindly|ahead and|lets|us|purser|,|\\.|!) )(?:pay|wire|remit|transfer|reimburse|refund|lend|donate|repay) (?:(?:back|out|off|over|the|our|my|a|an|some|<name\\d+>|<money\\d+>|<count\\d+>|<sum\\d+>|them|him|her|half|all|of|it|their) ){0,5}?(?:<(?:money|count|sum|name)\\d+>|supplier|bill|money|invoice from|them|him|her|suppliers)`,
      "(?:pay|send|wire|venmo|zelle|paypal|cashapp|revolut|e transfer|etransfer|shoot|slip) (?:(?:the|over|out|a|an|of) ){0,2}<(?:money|count|sum)\\d+> (?:\\S+ ){0,2}?(?:to|over to)(?= (?!(?:the invoice|invoice|<number)))",
      "(?:send|give|move) (?:\\S+ ){0,2}?<money\\d+> (?:\\S+ ){0,3}?(?:to|into|back|over to|from our|out of)",
      "(?:send|give|move|transfer|wire) (?:(?:the|some|their|our|all|his|her|any) ){0,2}money",
      "(?:withdraw|take out|cash out) (?:\\S+ ){0,3}?(?:<money\\d+>|<count\\d+>|cash|money)",
    ),
    ...about(
      "outside",
      `(?:book|order|buy|reserve|get|find|rent|arrange|organise|organize|schedule|plan|hire|write|compose|draft|tell|make|create|prepare|do|file|submit|lodge|complete|run|process|check|recommend|set up|sort|sort out|post|purchase|pick|search|look up|look for) (?:(?!(?:invoice|bill|for)\\b)\\S+ ){0,6}?${OUTSIDE_THINGS}`,
      "(?:whats|what is|hows|how is|what will) (?:\\S+ ){0,3}?(?:weather|news|time in|score|stock price|exchange rate|forecast|traffic|capital of|meaning of life)",
      "(?:call|phone|ring|text|tweet|whatsapp|hire|fire|sue|dial|facetime|telephone|translate) (?:up )?(?:<name\\d+>|them|him|her|everyone|(?:the|our|my|a|an|this|some) (?!(?:invoice|bill|amount|line)\\b)\\w+)",
      "(?:schedule|set up|arrange|plan|put) (?:\\S+ ){0,4}?(?:call|meeting|reminder|appointment|interview|lunch|dinner)",
      "(?:open|apply for|get) (?:a |an |us |me )*(?:bank account|loan|mortgage|overdraft|credit card|line of credit)",
      "(?:remind me|set (?:a|an) (?:reminder|alarm|timer)|wake me)(?= (?:, )?(?!(?:who|what|which|how|,)))",
    ),
  ],
  words: "",
};
