import { matchParty, nameIdentity } from "#domain/party";
import { partiesBeginning, partiesLike, partiesNearly, partyByName, type Party } from "#storage/parties-store";

import type { Question, ToolResult } from "./define-tool.ts";
import { theSlip } from "./the-slip.ts";
import type { ToolContext } from "./tool-context.ts";

const NEW = /^new(?::|\s+customer:?)\s*/i;
// "The client Globex" is Globex.
const LEAD = /^(?:the|our|my)\s+(?:client|customer|company|firm)\s+(?=\S)/iu;
const GENITIVE = /['’]s?$/;
const MANY_CUSTOMERS = 6;

/** Whom a name means: one on file, nobody on file, or a question because it could be several or a slip. */
export type FoundParty =
  | { readonly kind: "found"; readonly party: Party }
  | { readonly kind: "new"; readonly name: string }
  | { readonly kind: "ask"; readonly question: Question };

/**
 * One slip of the keys in a name on file is that party, where no other is as near: what is answered has to name them.
 *
 * @param slot the tool's slot that the answer to a question fills
 * @param options.mayBeNew whether the name may also be a new party's
 */
export async function findParty(
  context: ToolContext,
  said: string,
  { slot = "party", mayBeNew = false }: { readonly slot?: string; readonly mayBeNew?: boolean } = {},
): Promise<FoundParty> {
  const name = said.replace(NEW, "").replace(LEAD, "").trim();
  if (mayBeNew && NEW.test(said)) return { kind: "new", name };
  const like = await partiesLike(context.db, name);
  const match = matchParty(name, like);
  if (match.kind === "exact") return { kind: "found", party: match.party };
  const slip = await slipped(context, name, like, mayBeNew);
  if (slip !== null) return { kind: "found", party: slip };
  if (match.kind === "none") return mayBeNew ? ofNobody(context, name, slot) : { kind: "new", name };
  const names = match.parties.map((party) => party.name);
  const choices = mayBeNew ? [...names, `new: ${name}`] : names;
  const orNew = mayBeNew ? `, or is "${name}" a new customer (say "new")` : "";
  return { kind: "ask", question: { kind: "ask", slot, question: `Do you mean ${orList(names)}${orNew}?`, choices } };
}

async function slipped(
  { db }: ToolContext,
  name: string,
  like: readonly Party[],
  mayBeNew: boolean,
): Promise<Party | null> {
  // Two letters swapped leave few of a short name's threes in common: those that begin alike are looked at too.
  const near = await partiesBeginning(db, name.slice(0, 2), 200);
  const nearly = await partiesNearly(db, nameIdentity(name).split(" ").slice(0, 1));
  const slip = theSlip(name, [...new Set([...like.map((party) => party.name), ...near, ...nearly])]);
  if (slip === undefined) return null;
  // A name cut short or made longer is as likely another one.
  const [a, b] = [nameIdentity(name), nameIdentity(slip)];
  if (mayBeNew && (a.startsWith(b) || b.startsWith(a))) return null;
  return partyByName(db, slip);
}

/** Where many are on file, a name that is like none of them is rather said wrong than new: the person is asked. */
async function ofNobody({ db }: ToolContext, name: string, slot: string): Promise<FoundParty> {
  const some = await partiesBeginning(db, "", MANY_CUSTOMERS);
  if (some.length < MANY_CUSTOMERS) return { kind: "new", name };
  const question = `There is no customer "${name}" on file. Is that a new customer (say "new"), or whom do you mean?`;
  return { kind: "ask", question: { kind: "ask", slot, question, choices: [`new: ${name}`] } };
}

/** The party on file, or what to tell the person instead. */
export async function partyOnFile(
  context: ToolContext,
  said: string,
): Promise<{ readonly party: Party } | { readonly instead: ToolResult }> {
  const found = await findParty(context, said);
  if (found.kind === "found") return { party: found.party };
  if (found.kind === "ask") return { instead: found.question };
  return {
    instead: {
      kind: "no",
      say: `There is no customer called "${found.name}". Nothing was changed; "add customer ${found.name}" puts them on file.`,
    },
  };
}

/**
 * The same for a name that may stand in the genitive: "Acme's" is Acme, but "Wendy's" is the customer who is spelled
 * so, where there is one.
 */
export async function partyOnFileOf(
  context: ToolContext,
  said: string,
): Promise<{ readonly party: Party } | { readonly instead: ToolResult }> {
  const bare = said.replace(GENITIVE, "");
  if (bare === said) return partyOnFile(context, said);
  const name = said.replace(LEAD, "").trim();
  const match = matchParty(name, await partiesLike(context.db, name));
  // "Mark's" is not Marks, though the two compare as one name.
  if (match.kind === "exact" && spelled(match.party.name).startsWith(spelled(name))) return { party: match.party };
  return partyOnFile(context, bare);
}

function spelled(name: string): string {
  return name.toLowerCase().replaceAll("’", "'");
}

function orList(names: readonly string[]): string {
  return [names.slice(0, -1).join(", "), names.at(-1)].filter(Boolean).join(" or ");
}
