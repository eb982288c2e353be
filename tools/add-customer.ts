import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { presentOutcome } from "#assistant/present-outcome";

const MOST_TERMS_DAYS = 365;

const CLAUSES = [
  "[(with|at|and|on|using)] [(the|their|an|his|her)] [(email|e-mail|address|email address|mail|contact)] [(is|of)] {email}",
  "[(with|and|on|at)] [(the|their)] [(terms|payment terms)] [(of|are|is)] {termsDays} [(terms|to pay|net|payment terms)]",
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
  },
  phrases: [
    {
      say: "(add|new|create|register|set up|make|save) [(a|the|an)] [new] (customer|client) [(called|named)] {name}",
      with: CLAUSES,
    },
    {
      say: "(add|put|register|save|set up|create) {name} (as a|as|as our|as a new|as new) (customer|client)",
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
    { say: "add {name}", with: CLAUSES, requires: ["email|termsDays"] },
    "(add|new|create|register|set up) [(a|the)] [new] (customer|client)",
  ],
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
    const outcome = await context.act("add-party", { name, email: email ?? null, termsDays: termsDays ?? null });
    return presentOutcome(outcome, context, async ({ result }) => {
      const terms = termsDays === undefined ? "" : `, terms ${termsDays} days`;
      return {
        say: `${String(result["name"])} is on file${email === undefined ? "" : `, ${email}`}${terms}. The first invoice to them still waits for you.`,
      };
    });
  },
});
