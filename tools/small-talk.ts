import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import type { ToolContext } from "#assistant/tool-context";
import { pendingApprovals } from "#storage/approvals-store";

const THANKS =
  "(thanks|thank you|thx|ta|cheers|great|perfect|nice|cool|well done|brilliant|awesome|lovely|excellent|good job|good work|good)";
const HELLO = "(hi|hello|hey|hiya|good morning|good afternoon|good evening|morning|evening|howdy|greetings)";

export default defineTool({
  name: "small-talk",
  description: "Answers a greeting, a thanks, a bare yes or no, or chatter: none of them decides anything.",
  input: z.object({
    about: z.enum(["hello", "who", "thanks", "yes", "no", "bye", "chatter"]),
    more: z.string().max(2_000).optional(),
    code: z.string().max(20).optional(),
  }),
  reads: true,
  topic: null,
  example: "hello",
  slots: { more: { type: "text" }, unbroken: { type: "text", unbroken: true, field: "more" }, code: { type: "code" } },
  phrases: [
    {
      say: HELLO,
      set: { about: "hello" },
      with: [
        "(how are you|how is it going|how's it going|how are things) [(doing|today)]",
        "(there|purser|again|everyone|all|team)",
        "[i] hope you (had|have|are having) (a|an) (good|nice|great|lovely|relaxing|restful) (weekend|day|evening|morning|week|time|holiday|night)",
        "(all good|everything ok|everything okay|you there|still there|long time no see|nice to meet you|happy monday|happy friday)",
      ],
    },
    {
      say: "(how are you|how's it going|how is it going|how are things|what's up) [(doing|today)]",
      set: { about: "hello" },
    },
    { say: "(who|what) are you", set: { about: "who" } },
    { say: "(what is|what's) your name", set: { about: "who" } },
    { say: "are you (a bot|a robot|an ai|human|a human|a person|real|there)", set: { about: "who" } },
    {
      say: `${THANKS} [(a lot|very much|so much|again|then|stuff|one|work|job)]`,
      set: { about: "thanks" },
      with: ["(that is|that's|it is|it's) (great|perfect|good|nice|fine|all|helpful|wonderful)", THANKS],
    },
    {
      say: "(thanks|thank you|thx|cheers) (that|that's|that is|you|you've|you have|you're|for|its|it's|this|it was|all) {more}",
      set: { about: "thanks" },
    },
    {
      say: "(you are|you're|you've been|you have been|that was|that is|that's) (a great|a big|great|very|so|really|a huge|good|helpful|the best|amazing|brilliant|a star|a lifesaver|a legend|a treasure|a genius|wonderful|fantastic|too kind|awesome|quick|fast|funny|smart) [{more}]",
      set: { about: "thanks" },
    },
    {
      say: "[the] [(daily|morning|cash)] digest (is|was|has been|looks) (really|so|very|super|quite|great|good|nice|handy|helpful|useful|lovely) [{more}]",
      set: { about: "thanks" },
    },
    {
      say: "(yes|yep|yeah|ok|okay|sure|do it|go ahead|right|alright|all right|fine|got it|understood|i see)",
      set: { about: "yes" },
    },
    {
      say: "(no|nope|never mind|nevermind|forget it|stop|nothing|that is all|that's all|no thanks|not now)",
      set: { about: "no" },
    },
    // What is not decided yet goes on waiting.
    {
      say: "(do not|don't) (approve|reject|decide|send|issue) ({code}|it|that|this|anything) [just] (yet|for now|until|till|before|so soon|right now)",
      with: ["(i|we) {unbroken}", "(until|till|before) {unbroken}", "(they|he|she|it) {unbroken}"],
      set: { about: "no" },
    },
    {
      say: "(bye|goodbye|good night|see you|see you later|see you tomorrow|ciao|have a nice day|have a good one)",
      set: { about: "bye" },
    },
    {
      say: "(lol|haha|hahaha|hehe|phew|wow|ugh|hmm|oh|oh well|oops|yay|whew|argh|gosh|man|rofl|lmao)",
      set: { about: "chatter" },
      with: ["(ok|okay|yes|well|nice|great|cool|fine)"],
    },
    {
      say: "[(phew|wow|ugh|hmm|oh|oh well|gosh|man|lol|haha)] (what a|it's been a|it has been a|it was a|i had a|i'm having a) [(long|busy|good|bad|crazy|tough|hard|great|nice|lovely|terrible)] (day|week|month|year|morning|afternoon|evening|night|mess|relief|time) [{more}]",
      set: { about: "chatter" },
    },
    {
      say: "(i'm|i am|we are|we're) (tired|bored|happy|sad|busy|exhausted|hungry|stressed|back|late|done) [{more}]",
      set: { about: "chatter" },
    },
    { say: "(tell me|do you know|say) [(a|another)] [(good|funny)] (joke|story)", set: { about: "chatter" } },
    { say: "how (is|was) (your|the) (day|weekend|week|weather|morning) [{more}]", set: { about: "chatter" } },
  ],
  gist: {
    cues: [
      "(?:thanks|thank you|thank|thx|ta|cheers|ty|appreciate|appreciated|hello|hi|hey|hiya|howdy|morning|afternoon|evening|goodnight|good night|bye|goodbye|star|lifesaver|life saver|brilliant|great|perfect|lovely|awesome|nice|legend|how are you|how are things|hows it going|hows things|how goes|whats up|sup|weekend|day|coffee|weather|lol|haha|happy|grateful|gem|hero|rock|love you|well done|good job|good work|kudos|greetings|welcome|wonderful|fantastic|excellent|amazing|who are you|your name|are you|you there|getting on|see you|later|night|joke|human|robot|bot|pleasure|help me out|top notch|nailed it|kind|cool|sweet|neat|yo|wow|impressed|impressive|helpful|satisfied|pleased|glad)",
    ],
    never: [
      "<(?!date|period)\\w+\\d+>",
      "(?:invoice|invoices|bill|bills|customer|customers|client|clients|payment|payments|owe|owes|owed|overdue|paid|pay|send|void|cancel|approve|approval|approvals|reject|undo|charge|rate|credit|due|unpaid|outstanding|waiting|pending|delete|book|order|transfer|money|rule|rules|password|change|account|accounts|export|report|remind|email|wrong|mistake|not|same|again|log|logs|records|history|numbers?|tax|discount|create|make|show|list|draft|record|help me|can you help|can you do|do for me|what can|what do you)",
    ],
    rules: [
      {
        say: "(?:thanks|thank you|thank|thx|ta|cheers|ty|appreciate|appreciated|grateful|star|legend|hero|gem|lifesaver|well done|good job|good work|kudos|brilliant|perfect|awesome)",
        set: { about: "thanks" },
      },
      { say: "(?:bye|goodbye|goodnight|good night|see you|later)", set: { about: "bye" } },
      {
        say: "(?:who are you|your name|are you (?:\\w+ )?(?:a |an )?(?:human|robot|bot|real|ai|person|machine))",
        set: { about: "who" },
      },
      {
        say: "(?:hello|hi|hey|hiya|howdy|morning|afternoon|evening|greetings|yo|how are you|how are things|hows it going|getting on|whats up|sup)",
        set: { about: "hello" },
      },
    ],
    words: "",
    finish: (input) => ({ about: input["about"] ?? "chatter" }),
  },
  async run({ about }, context) {
    return { kind: "answer", say: await wordsFor(about, context) };
  },
});

async function wordsFor(about: string, context: ToolContext): Promise<string> {
  switch (about) {
    case "hello":
      return `Hello ${context.actor.name}. Say it in your own words; "help" lists the kinds of things that I do.`;
    case "who":
      return 'I am Purser: I write invoices, note payments and tell you who owes what. "help" lists what you can say.';
    case "thanks":
      return "You are welcome.";
    case "bye":
      return "Goodbye. Everything is written down.";
    case "no":
      return "All right. I did nothing.";
    case "yes":
      return bareYes(context);
    default:
      return 'I am best at invoices and payments. "who owes me money?" is a good place to start.';
  }
}

/** A yes approves nothing: what is decided is named. */
async function bareYes({ db, now }: ToolContext): Promise<string> {
  const [only, ...more] = await pendingApprovals(db, now);
  if (only === undefined) return "All right. Nothing waits for you.";
  if (more.length > 0)
    return `Nothing was done: ${more.length + 1} things wait. "what needs me" lists them, and "approve CODE" names one.`;
  return `Nothing was done yet. ${only.card.title} waits: say "approve ${only.code}".`;
}
