// Words and turns that change nothing in what is asked for. No negation, no condition, nothing that puts off or doubts
// ("not", "unless", "until", "instead", "maybe", "later") may ever stand here: what acts relies on it.

const TURNS: readonly string[] = [
  "(?:when|whenever|once|if|as soon as) (?:you|u|possible)(?: ever)? (?:get|have|find|got) (?:a|the|some|five) (?:chance|moment|minute|min|mo|sec|second|time|minutes|tick)",
  "if (?:you|u) (?:would|could|can|wouldnt mind|would be so kind|dont mind|like|please|have (?:a|the) (?:moment|time))",
  "if (?:that is|thats|its|it is) (?:ok|okay|alright|all right|possible|fine)(?: with you)?",
  "if possible",
  "(?:do|would you do) (?:us|me) (?:a|the) (?:quick )?(?:favour|favor|solid)(?: and)?",
  "(?:would|could|can|will|do) (?:you|u|we|i)(?: (?:please|kindly|possibly|perhaps|just|mind|guys))*",
  "would it be possible (?:for you )?to",
  "(?:is it|would it be) (?:ok|okay|all right|alright) (?:to|if (?:i|we|you))",
  "(?:may|might|can|could) (?:i|we)(?: (?:please|kindly|just))*(?: (?:ask|request|trouble|bother) (?:you|for))?(?: (?:to|that))?",
  "(?:i|we) (?:would|d|should) (?:be|like|appreciate|love)(?: (?:very|most|so|really))?(?: (?:grateful|thankful|obliged|pleased|glad|happy))?(?: (?:if|to|it if))?(?: (?:you|u))?(?: (?:could|would|can|to))?",
  "(?:id|wed) (?:be|like|appreciate|love)(?: (?:very|most|so|really))?(?: (?:grateful|thankful|obliged|glad|happy))?(?: (?:if|to|it if))?(?: (?:you|u))?(?: (?:could|would|can|to))?",
  "(?:ill|well|id|wed|i|we)(?: will| shall| would)? (?:also |still |just |kindly |hereby |humbly |politely )?(?:request|ask|wish|desire|want|need|inform|advise|confirm|have to)(?: (?:you|for|that))*(?: to)?(?: (?:know|inform|advise|confirm|tell|let you know))?(?: that)?",
  "(?:it|this) is (?:requested|asked) (?:to|that(?: you)?)",
  "(?:be so|be) (?:kind|good)(?: as)?(?: to)?",
  "have the (?:kindness|goodness) to",
  "go ahead(?: and)?",
  "(?:let|lets) (?:us|me)?(?: (?:just|go|please|say|have|do))*",
  "(?:good|great|nice) (?:news|stuff|morning|afternoon|evening|day)(?: (?:to you|all|everyone|team|on this one))?",
  "dear (?:purser|sir|madam|sir or madam|team|assistant|all)",
  "(?:fyi|btw|heads up|by the way|quick one|quick q|quick question|quickie|no rush|no hurry|real quick)",
  "(?:thanks|thank you|thx|cheers|ty)(?: (?:ever )?(?:so|very|a|you))?(?: (?:much|lot|kindly|bunch|million))?(?: (?:in advance|for (?:that|this|your help|your support|your attention)))?",
  "(?:many|kind|best|warm|with best|with kind) (?:thanks|regards|wishes)",
  "(?:much|greatly|highly) appreciated",
  "(?:straight|right) (?:away|off)",
  "(?:first|firstly|first of all|secondly|second|lastly|finally|next)(?= )(?= (?:add|undo|create|bill|invoice|record|send|mark|void|approve|reject|,|please|can|could|show))",
  "as soon as (?:possible|you can|you could|poss)",
  "at (?:your|the) (?:earliest convenience|earliest|moment|mo)",
  "(?<=^ )(?:good )?(?:morning|mornin|afternoon|evening)",
  "this morning",
  "(?:as|like) (?:usual|always|normal|per usual|discussed|agreed|we agreed|we discussed|per agreement)",
  "(?:for|to) (?:me|us)",
  "(?:in|into|to) (?:our|my|the|your) (?:books|system|records|record|ledger|books please)",
  "(?:on|for|onto) (?:the|our|my|your) (?:books|system|record|records)",
  "(?:bless (?:them|him|her)|fingers crossed|fair play|good grief|well i never|at last|oh (?:dear|bother|no|well|boy|yes)|my (?:bad|mistake|apologies)|(?:our|my) (?:fault|error))",
  "(?:sort|see to|take care of|handle|deal with) (?:it|that|this)(?: (?:out|for (?:me|us)))?",
  "i (?:said|promised|told (?:them|him|her))(?: that)?(?: (?:id|ill|i would|i will|we would|wed))?",
  "this time(?: (?:round|around))?(?: rather than (?:their|the) usual)?",
  "(?:all|that is|thats) (?:good|great|fine|all|it)(?: (?:here|for now|today))?",
  "(?:one|a) (?:more|last|quick|final) (?:thing|one)",
  "for (?:the |your |ur |our )?(?:attention|info|information|reference|records|knowledge|bookkeeping)",
  "(?:after|once|when|as soon as) (?:you|u) (?:have |had |are |did )?(?:noted|done|recorded|entered|finished|booked|sent|made|created)(?: (?:this|that|it|so|with that|with it))*",
  "(?:be|you are|youre) (?:a|such a|an) (?:dear|star|love|angel|legend|pal|gem)(?: and)?",
  "(?:this|it) (?:evening|morning|afternoon) (?:i|we) (?:do|am doing|are doing|make) (?:my|our|the) (?:bookkeeping|books|accounts|accounting)",
  "(?:i|we) (?:am|are|was|were) (?:doing|going through|looking at|checking|preparing|planning|working on) (?:(?:my|our|the|some|a) )?\\w+",
  "for (?:my|our|the|a) (?:\\w+ )?(?:planning|records|forecast|accountant|report|overview|meeting|books|files)",
  "(?:therefore|hence|thus|accordingly|meanwhile|however|further|furthermore|moreover|additionally|likewise please|in addition)",
  "(?:with|in) (?:all )?(?:due |kind )?respect",
  "(?:i|we) (?:thank you|remain)(?: \\w+){0,4}",
];

const WORDS =
  "a an the this that these those it its he she they them their theirs his him her us we our ours i im ive id ill me my mine " +
  "you u your yours youre youve is are was were be been being am s has have had having do does did doing " +
  "get gets got getting go going come comes please pls plz kindly thanks thank thx ty " +
  "ta cheers hey hi hiya hello ok okay right so well now then just also too again as of for to from on in at " +
  "with by and & up out off over into together through there here thing things hmm um umm uh er erm oh ah quick quickly asap " +
  "straight immediately purser @purser mate guys folks team yes yeah yep yup indeed simply really hereby herewith " +
  "thats plus ooh oooh aha hm toward towards crap shit dammit heck jeez yikes whew + bother damn darn blast gosh argh ugh whoops concerning regarding about re respect regard theyve weve theyre were - – — , ; : . ! ? … ( ) /";

/** The turns that say nothing, to be taken out before any word is looked at. */
export const EMPTY_TURNS: readonly RegExp[] = TURNS.map((turn) => new RegExp(`(?<= )(?:${turn})(?= )`, "gu"));

/** Words that say nothing by themselves. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(WORDS.split(" "));

// Empty by themselves, but a part of what a thing is called where they stand beside it: "team portraits", "fit out".
const OF_A_NAME =
  "team guys folks mate thing things morning afternoon evening right quick quickly going getting get gets got go come comes doing " +
  "up out over off through here there well straight together respect regard star next into";

/** What may be taken off both ends of free text. */
export const EDGE_WORDS: ReadonlySet<string> = new Set(
  [...EMPTY_WORDS].filter((word) => !OF_A_NAME.split(" ").includes(word)),
);
