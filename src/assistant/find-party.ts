import { matchParty } from "#domain/party";
import { partiesLike, type Party } from "#storage/parties-store";

import type { Question, ToolResult } from "./define-tool.ts";
import type { ToolContext } from "./tool-context.ts";

const NEW = /^new:\s*/i;

/** Whom a name means: one on file, nobody on file, or a question because it could be several or a slip. */
export type FoundParty =
  | { readonly kind: "found"; readonly party: Party }
  | { readonly kind: "new"; readonly name: string }
  | { readonly kind: "ask"; readonly question: Question };

/**
 * @param slot the tool's slot that the answer to a question fills
 * @param options.mayBeNew whether the name may also be a new party's
 */
export async function findParty(
  context: ToolContext,
  said: string,
  { slot = "party", mayBeNew = false }: { readonly slot?: string; readonly mayBeNew?: boolean } = {},
): Promise<FoundParty> {
  const name = said.replace(NEW, "").trim();
  if (mayBeNew && NEW.test(said)) return { kind: "new", name };
  const match = matchParty(name, await partiesLike(context.db, name));
  if (match.kind === "exact") return { kind: "found", party: match.party };
  if (match.kind === "none") return { kind: "new", name };
  const names = match.parties.map((party) => party.name);
  const choices = mayBeNew ? [...names, `new: ${name}`] : names;
  const orNew = mayBeNew ? `, or is "${name}" a new customer (say "new")` : "";
  return { kind: "ask", question: { kind: "ask", slot, question: `Do you mean ${orList(names)}${orNew}?`, choices } };
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

function orList(names: readonly string[]): string {
  return [names.slice(0, -1).join(", "), names.at(-1)].filter(Boolean).join(" or ");
}
