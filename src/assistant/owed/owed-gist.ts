import type { Gist, GistRule } from "../language/gist/gist.ts";

const OVER =
  "(?:more than|over|above|at least|exceeding|exceeds?|greater than|larger than|bigger than|higher than|upwards of|in excess of|north of|not less than|no less than|older than|beyond|past|minimum|min|>|>=|a minimum of)";
const UNDER = "(?:less than|fewer than|under|up to|at most|no more than|not more than|within|below|a maximum of|<|<=)";
const LATE =
  "(?:overdue|late|past due|past its due|past their due|past the due|behind|in arrears|in delay|delayed|in default|delinquent|(?:due date|due dates|deadline|deadlines)(?: (?:has|have|is|are|was|already|long))* (?:passed|over|gone|expired|exceeded|elapsed|lapsed)|out of terms|should have (?:been )?paid|ought to be chasing|chase|chasing|chased|chase up|lapsed|expired|(?:blown|gone|blew|went|run|ran|slipped|missed|beyond)(?: (?:past|through|over|beyond))? (?:its|their|the|his|her)? ?(?:due date|due dates|deadline|deadlines|terms)|missed (?:payment|payments))";

const overdue = (say: string): GistRule => ({ say, set: { scope: "overdue" } });

/** How people ask who owes what; words that no rule knows can do no harm in a question. */
export const OWED_GIST: Gist = {
  cues: [
    "(?:owes?|owed|owing|outstanding|overdue|unpaid|past due|past (?:its|their|the) due(?: date)?|in arrears|arrears|delinquent|receivables?|debtors?|ageing|aging|aged debt|debts?)",
    "(?:(?:hasnt|havent|has not|have not|not yet|yet to|still to|still has to|still have to|still needs? to|never|didnt|did not|isnt|not) (?:\\w+ )?(?:paid|pay|settled|settle|paying|been paid|been settled))",
    "(?:due dates?|deadlines?) (?:\\S+ ){0,4}?(?:not paid|unpaid|passed|missed)|(?:past|through|missed|beyond) (?:its|their|the) (?:due date|due dates|deadline)",
    "(?:late|behind|slow)(?: (?:with|on|in|at))? (?:paying|payments?|payers?|invoices?|bills?|customers?|clients?|accounts?)",
    "(?:who|whos|which|anyone|anybody|is|are|any|anything|customers|clients|list|show) (?:\\S+ ){0,4}?(?:late|behind|in delay|delayed|in default|due|chase|chasing|chased)",
    "(?:open|pending|unpaid) (?:invoices?|bills?|items?|balances?|amounts?|payments?|accounts?)",
    "(?:balance|account) (?:of|for|with) <name\\d+>|<name\\d+> (?:\\w+ )?(?:balance|account)",
    "(?:invoices?|bills?|what|whats|anything|everything|how much|payments?|money) (?:\\S+ ){0,5}?(?:due|falls due|fall due|coming due|to come in|expected)",
    "(?:how does it look|how is it looking|how do things look|how about|what about|and) (?:with|for|at)? ?<name\\d+>",
    "(?:who|whos|which|anyone|anybody) (?:\\S+ ){0,3}?(?:cough up|pay up|settle up|stump up|pay us|pay me|fork over)",
    "(?:what|how much) (?:\\S+ ){0,2}?(?:should|will|is going to|do we expect to|can we expect to) (?:land|come in|arrive|be coming|be paid|be received)",
    "(?:where|how) (?:do|does|are|is) (?:we|i|they|<name\\d+>|things) (?:stand|at)(?: (?:with|on))?",
    "(?:waiting|wait) (?:on|for) (?:\\S+ ){0,2}?(?:payments?|money|to pay|to be paid)|(?:chase|chasing|chased)",
    "(?:what|how much) (?:does|do|did|has|have) <name\\d+> (?:\\w+ )?(?:left|still|to pay|open|have)",
  ],
  never: [
    "(?:remind|reminder|reminders|dunning)(?= (?!.*\\b(?:show|list|who|which|what)\\b))",
    "(?:email|mail|text|write off|interest|penalty|late fee|approve|reject|void|cancel|delete|erase|wipe|invoice <name|bill <name|why|record|mark|send (?:an?|the|out|everyone|them|all)|change|make it|push|move|extend|should be|due date to|forgive|waive)",
    "(?:<code\\d+>|<number\\d+>)",
    "(?:waiting|pending) (?:\\S+ ){0,3}?(?:approval|approve|sign|okay|ok|decision)",
  ],
  rules: [
    overdue(
      "(?:between|from) @minDays:COUNT (?:days )?(?:and|to|up to|until|-|–) @maxDays:DAYS(?: (?:late|overdue|past due|behind|old))?",
    ),
    overdue(`(?:(?:that|which|are|is|by|been|for|and|invoices) )*(?:${UNDER}) @maxDays:DAYS (?:${LATE}|old)`),
    overdue(`${LATE} (?:(?:by|for|since|of|than|the) )*(?:${UNDER}) @maxDays:DAYS`),
    overdue(
      `(?:(?:that|which|are|is|by|been|for|and|have|has|being|invoices) )*(?:${OVER} )?@minDays:DAYS (?:or more |plus |\\+ |and more |or longer |or older |or over |and over |and up |minimum )?(?:${LATE}|old)(?: (?:or more|or longer|or over|plus|or older|and more|and over|minimum))?`,
    ),
    overdue(
      `${LATE} (?:(?:by|for|since|of|than|the) )*(?:${OVER} )?@minDays:DAYS(?: (?:or more|or longer|or over|plus|or older|and more|and over|now))?`,
    ),
    overdue(`(?:${OVER}|by) @minDays:DAYS(?: (?:or more|late|overdue|past due))?(?= )`),
    overdue("@minDays:DAYS (?:or more|or longer|or over|plus|or older|and more|and over)"),
    `(?:(?:and|but|only|if|they|are|theyre|for|worth|of|an|amount|amounts|with|a|balance|balances|balances|that|which|is|its|value|bigger|invoices) )*${OVER} @minAmount:PRICE(?: (?:or more|plus))?`,
    `(?:(?:and|but|only|for|worth|of|an|amount|with|a|balance|is|invoices) )*${UNDER} @maxAmount:PRICE(?! (?:days|weeks))`,
    "(?:(?:worth|of|for) )*@minAmount:PRICE (?:or more|plus|and more|and over|or over|and up|\\+|or above|and above|minimum)",
    "(?:(?:as|back|things|it|they|stood|was|were|standing|stand|position|at|state|situation) )*(?:as of|as at|as on|as things stood on|as it stood on|as they stood on|stood on|stood at|back on|back at|as per|per) (?:the )?@asOf:DATE",
    "due(?: dates?)? (?:(?:falling|on|by|in|for|during|within|between|from|over|before|until|at|the) )*@period:PERIOD",
    "(?:land|arrive|due|coming due|falls due|fall due|falling due|comes in|come in|coming in|be paid|expected|mature|maturing|becomes due|become due|payable|to be paid) (?:(?:on|in|for|during|within|over|the|to us|at) )*@period:PERIOD",
    "(?:on|at|by the end of|at the end of|at the close of|end of) @asOf:DATE",
    "@party:NAME",
    overdue(LATE),
  ],
  words: "",
};
