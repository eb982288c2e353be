import { z } from "zod";

import { defineTool } from "#assistant/define-tool";
import { card } from "#cards/card";
import { listParties } from "#storage/parties-store";

const SHOWN = 50;
const CUSTOMERS = "(customers|clients|customer list|client list|list of customers)";

export default defineTool({
  name: "list-customers",
  description: "Lists the customers on file, with their e-mail addresses and payment terms.",
  input: z.object({}),
  reads: true,
  topic: "customers",
  example: "list customers",
  slots: {},
  phrases: [
    `[(list|show|give|see|display)] [me] [(all|the|my|our|all my|all our|all the)] ${CUSTOMERS} [on file]`,
    "(what|which|how many) (customers|clients) (do|have) (i|we) [(have|got)] [on file]",
    "(who|which) (are|is) (my|our|the) (customers|clients)",
    "(what|which|how many) (customers|clients) are (on file|there)",
    "who is on file",
  ],
  gist: {
    cues: [
      "(?:who|whos|what|which|list|show|how many|see|all|every|everyone|everybody|pull up|give|display|names|run through|view|tell|remind|overview|provide|get|let) (?:\\S+ ){0,7}?(?:customers?|clients?|accounts|customer base|client base|on file|on (?:my|our|the) books|customer list|client list)",
      "(?:customers?|clients?) (?:list|on file|on the books|in the system|please|do we have)",
    ],
    never: [
      "<\\w+\\d+>",
      "(?:owes?|owing|overdue|unpaid|late|outstanding|behind|paid|pay|pays|due|add|new|delete|remove|invoice|bill|email|best|biggest|top|rate|rates|terms|remind (?:all|every|the|our)|charge|send|worst|slow|mail|write)",
    ],
    rules: [],
    words: "",
  },
  async run(_input, { db }) {
    const { count, parties } = await listParties(db, SHOWN);
    if (count === 0) return { kind: "answer", say: 'Nobody is on file yet. "add customer Acme Ltd" puts one there.' };
    const columns = ["Customer", "E-mail", "Terms"].map((label) => ({ label, align: "left" as const }));
    const rows = parties.map(({ name, email, termsDays }) => [
      name,
      email ?? "",
      termsDays === null ? "" : `${termsDays} days`,
    ]);
    const notes = count > parties.length ? [`The first ${parties.length} by name, of ${count}.`] : [];
    return {
      kind: "answer",
      say: count === 1 ? "1 customer is on file." : `${count} customers are on file.`,
      card: card({ title: "Customers", tables: [{ columns, rows }], notes }),
    };
  },
});
