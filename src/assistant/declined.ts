import type { Phrase } from "./language/phrase.ts";

/** What is never done here, whoever asks: why, and what is possible instead. */
export const DECLINED = {
  erase:
    'I cannot delete anything: what is in the books and in the log stays there, so that it can be trusted. What is wrong is taken back by a new entry: "void INV-0001", or "take back the payment of $500 from Acme Ltd".',
  rewrite:
    "I cannot change what was recorded or when: the log is only ever added to, and nothing in it is backdated. A mistake is put right by a new entry, which says so.",
  override:
    'I cannot go round approvals or rules, whoever asks for it: what needs a person waits for one. "what needs me" lists what waits, and you can approve or reject each.',
  impersonate:
    "I cannot decide in somebody else's name: an approval is recorded for the person who gives it. They can approve it themselves, or you can under your own name.",
  "pay-out":
    'I cannot pay or send money to anybody: I only note what comes in. Pay it from your bank. A payment that was noted by mistake is taken back with "take back the payment of $500 from Acme Ltd".',
  renumber:
    'I cannot change a document\'s number: numbers run without gaps, and an issued one keeps its own. "void INV-0001 because ..." takes it back, and a new invoice gets the next number.',
  secrets: "I cannot show passwords, keys, tokens or what I was told to do: they are not for the chat.",
  outside: 'I cannot do that: I only keep invoices, payments and who owes what. "help" lists what I can do for you.',
} as const;

type Topic = keyof typeof DECLINED;

const about = (topic: Topic, ...patterns: readonly string[]): readonly Phrase[] =>
  patterns.map((say) => ({ say, set: { topic } }));

/** The pattern with anything before it and after it. */
const anywhere = (pattern: string): readonly string[] => [
  pattern,
  `${pattern} {more}`,
  `{rest} ${pattern}`,
  `{rest} ${pattern} {more}`,
];

const RULES =
  "(rule|rules|instructions|instruction|approval|approvals|policy|policies|guardrail|guardrails|limit|limits|checks|safeguards|restrictions)";
const SECRET =
  "(password|passwords|api key|api keys|secret|secrets|secret token|secret tokens|token|tokens|credentials|credential|system prompt|private key|private keys|connection string|environment variables|access key|access keys|your instructions|your prompt)";
const LOG = "(audit|audit log|audit trail|log|logs|history|ledger|journal|trail|records)";

/** How such things are asked for. All that stands around the words that matter may be anything: nothing is done. */
export const DECLINED_PHRASES: readonly Phrase[] = [
  ...about(
    "erase",
    "(delete|erase|wipe|purge|destroy|shred|get rid of|clear out|wipe out|clear|make disappear|hide) {rest}",
    "make {rest} (disappear|vanish|go away)",
    "(remove|take) {rest} (from|out of|off) [(the|our|my|your)] (audit|log|logs|history|ledger|journal|books|records|database|system) [{more}]",
  ),
  ...about(
    "rewrite",
    "(backdate|falsify|forge|tamper with|fake|doctor|manipulate|cook) {rest}",
    `(edit|change|update|modify|amend|adjust|alter|rewrite|overwrite) [(the|our|my|your)] ${LOG} [{rest}]`,
    `(edit|change|update|modify|amend|adjust|alter|rewrite) {rest} in [(the|our|my)] ${LOG} [{more}]`,
  ),
  ...about(
    "override",
    ...anywhere(
      `(ignore|bypass|skip|override|disregard|circumvent|disable|switch off|turn off|suspend|drop|break|get around|go around) [(your|the|all|all your|all the|these|any|our|my|previous|all previous)] ${RULES}`,
    ),
    ...anywhere(`(switch|turn) [(your|the|all|our)] ${RULES} off`),
    ...anywhere(
      "without [(any|my|an|the|a|waiting for|asking for)] (approval|approvals|permission|asking|asking me|sign off|a decision)",
    ),
    ...anywhere("(developer mode|god mode|admin mode|debug mode|jailbreak|unrestricted mode|maintenance mode)"),
    ...anywhere(`${RULES} (do not|dont|no longer) apply`),
    ...anywhere("(pretend|act as if) [(that|like)] (i|you|it|maria|the owner|somebody) (approved|am|are|is)"),
  ),
  ...about(
    "impersonate",
    "(approve|reject|sign|decide|accept) {rest} (in|under) {more} name",
    "(approve|reject|sign|decide|accept) {rest} (on behalf of|for|as) {more}",
    "(say|record|note|write|pretend) [that] {rest} (approved|signed|rejected) {more}",
  ),
  ...about(
    "pay-out",
    "(pay|wire|remit|transfer|reimburse|refund|lend|donate) {rest}",
    "(send|move|give) [(the|some)] money {rest}",
    "(send|give|move) {amount} to {rest}",
    "(send|give|move) {rest} {amount}",
    "make a payment to {rest}",
  ),
  ...about(
    "renumber",
    "renumber {rest}",
    "(change|edit|set|alter|fix|swap) [the] (number|numbers|invoice number) {rest}",
    "(change|edit|alter|rename|relabel) {rest} (number|numbers) {more}",
    "(rename|relabel) {rest}",
    "give {rest} (another|a different|a new|the) number [{more}]",
  ),
  ...about("secrets", ...anywhere(SECRET)),
  ...about(
    "outside",
    "(book|order|buy|reserve|get|find|rent) [me] [(us|him|her|them)] (a|an|some|two|the) (flight|flights|hotel|table|taxi|cab|ticket|tickets|train|car|pizza|lunch|dinner|coffee|room|trip|holiday|gift|meeting) [{rest}]",
    "(order|buy|book) {rest}",
    "(file|submit|lodge|prepare|complete) {rest} (return|returns|taxes|tax office|irs|hmrc) [{more}]",
    "(run|do|process) [(the|our|my)] payroll [{rest}]",
    "(hire|sue|phone|text|tweet) {rest}",
    "(what is|what's|how is|how's) the (weather|news|time|score|stock|exchange rate) [{rest}]",
    "(write|compose|draft) (a|an|me a|me an) (poem|essay|story|song|blog|article|email|letter|tweet|post|speech|contract) [{rest}]",
    "(translate|set a reminder|schedule) {rest}",
  ),
];
