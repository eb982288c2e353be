import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { presentOutcome } from "#assistant/present-outcome";

const MOST_TERMS_DAYS = 365;

const EMAIL =
  "[(with|at|and|on|using)] [(the|their|an|his|her)] [(email|e-mail|address|email address|mail|contact)] [(is|of)] {email}";
const TERMS = "[(with|and|on|at)] [(the|their)] (terms|payment terms) [(of|are|is)] {termsDays} [(terms|to pay|net)]";

const CLAUSES = [
  EMAIL,
  "[(with|and|on|at)] [(the|their)] [(terms|payment terms)] [(of|are|is)] {termsDays} [(terms|to pay|net|payment terms)]",
  "[and] (they|he|she) (pay|pays|have|get) [(within|in|net)] {termsDays} [(to pay|terms|net)]",
  "[(with|and|on)] [(terms|payment terms)] [of] net {termsDays} [terms]",
];

export default defineTool({
  name: "add-customer",
  description: "Puts a customer on file, with an e-mail address and payment terms where they were said.",
  input: z.object({
    name: z.string().max(2_000).optional(),
    email: z.string().max(300).optional(),
    termsDays: z.number().optional(),
  }),
  topic: "customers",
  example: "add customer Acme Ltd, ana@acme.com, terms 30 days",
  slots: {
    name: { type: "name", ask: "What is the customer's name?" },
    email: { type: "email" },
    termsDays: { type: "days", ask: "How many days?" },
    within: { type: "days", spelt: true, field: "termsDays" },
  },
  phrases: [
    {
      say: "(add|new|create|register|set up|make|save) [(a|the|an)] [new] (customer|client) [(called|named)] {name}",
      with: CLAUSES,
    },
    {
      say: "(add|put|register|save|set up|create) {name} [on file] (as a|as|as our|as a new|as new) (customer|client)",
      with: CLAUSES,
    },
    {
      say: "(put|add|save|register) {name} (on file|to the customers|to my customers|to our customers|to the customer list|to the list)",
      with: CLAUSES,
    },
    { say: "{name} is (a|our|another) new (customer|client)", with: CLAUSES },
    {
      say: "[(we have|we've got|i have|i've got|there is)] a new (customer|client) [(called|named)] {name}",
      with: CLAUSES,
    },
    // "Add hosting 20" adds no customer.
    { say: "add {name}", with: [EMAIL, TERMS, "{within}"], requires: ["email|termsDays|within"] },
    "(add|new|create|register|set up) [(a|the)] [new] (customer|client)",
  ],
  gist: {
    cues: [
      "(?:add|adding|create|creating|register|registering|set up|setup|put|enter|sign up|onboard|include|insert|record|save|stick|pop|take on|open|welcome) (?:\\S+ ){0,8}?(?:customers?|clients?|account|on file|books|contacts?|database|system|list)",
      "new (?:\\S+ )?(?:customer|client|account)",
      "(?:customer|client) (?:\\S+ ){0,4}?(?:to add|add|new)",
    ],
    never: [
      "<(?:money|number|code|percent|date)\\d+>",
      "(?:rundown|overview|summary|report|how|what|see|view|invoice|bill|charge|list of|show|who|which|how many|delete|remove|all|paid|owes?|rate|discount|note to|line|overdue)",
    ],
    rules: [
      "(?:(?:with|and|at|the|their|an|his|her|its|use|using|send|to|is|contact|reach|them|on) )*(?:(?:email|e mail|mail|contact|address|emails|e mails|mails|invoices|accounts) )*(?:(?:address|is|at|to|:|go|goes|should|be|of|s|=|,) )*@email:EMAIL",
      "(?:(?:with|on|and|at|their|the|a|an|they|have|has|get|gets|got|give|giving|them|theyre|theyve|payment|terms|term|are|is|of|:|to|set|net|pay|pays|within|in|for|period|default|standard|his|her|its|we|agreed|us|under|customer) )*@termsDays:DAYS(?:s)?(?: (?:terms|payment terms|to pay|net|of credit|credit|payment|payment period|period|from invoice|after invoice|as terms))*",
      "(?:(?:with|on|and|their|payment|terms|are|is|of|:) )*(?:net|n) @termsDays:COUNT(?: (?:days|terms))*",
      "(?:(?:we|i|ive|weve|have|has|got|there|is|a|the|our|another|please|kindly|just|add|adding|create|register|set|up|setup|make|open|enter|save|put|new|onboard|sign|signed|take|taken|on|landed|won|welcome|to|as|for|get|include|insert|record|into|in|first|first of all|brand|pop|stick|them) )*(?:customer|customers|client|clients|contact|account)(?: (?:is|called|named|by the name of|for the books|on the books|record|file|list|account|to add|please|with the name|under the name|name|to the (?:books|system|list|database|file)|in the (?:books|system)|on file|for us|to our list|to my list|to our books|:|,|–|—|-))*",
      "(?:on file|on the books|to the books|to our books|onto the books|in the books|into the system|to the system|in the system|to the database|on our books|on the list|to the (?:customer|client) list)",
      "(?:add|create|register|set up|setup|put|enter|save|onboard|sign up|insert|stick|pop|get)(?= (?:[\\p{L}<]))",
    ],
    words: "customer client new called named as books file name first list",
    rest: "name",
    finish: ({ name, ...input }) =>
      typeof name === "string" && /[,;:]|\d{4}/.test(name)
        ? undefined
        : { ...input, ...(name === undefined ? {} : { name }) },
  },
  async run({ name, email, termsDays }, context) {
    if (name === undefined) return { kind: "ask", slot: "name", question: "What is the customer's name?" };
    if (name.includes("@") || /\bterms\b.*\d/i.test(name)) {
      return {
        kind: "no",
        say: `I cannot tell where the name ends in "${name}". Nothing was changed; say it like "add customer Acme Ltd, ana@acme.com, terms 30 days".`,
      };
    }
    if (termsDays !== undefined && termsDays > MOST_TERMS_DAYS) {
      return { kind: "ask", slot: "termsDays", question: `Terms are at most ${MOST_TERMS_DAYS} days. How many days?` };
    }
    const outcome = await context.act("add-party", {
      name: withoutLead(name),
      email: email ?? null,
      termsDays: termsDays ?? null,
    });
    return presentOutcome(outcome, context, async ({ result }) => {
      const terms = termsDays === undefined ? "" : `, terms ${termsDays} days`;
      return {
        say: `${String(result["name"])} is on file${email === undefined ? "" : `, ${email}`}${terms}. The first invoice to them still waits for you.`,
      };
    });
  },
});

/** "The company Nordlicht GmbH" is Nordlicht GmbH. */
function withoutLead(name: string): string {
  return name.replace(/^the\s+(?:company|firm|business|customer|client)\s+(?=\S)/iu, "");
}
