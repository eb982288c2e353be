import { backs } from "./backs.ts";
import { about, type Entity, type Known, type KnownFacts } from "./known-facts.ts";
import { actOfOperation, isState, type Status } from "./statuses-said.ts";
import type { Token } from "./token.ts";

/** What a clause says beside a status: of whom, and with which figures. */
export interface Claim {
  readonly status: Status;
  readonly entities: readonly Entity[];
  readonly figures: readonly Token[];
}

/** Acts that are about a sum of money: it is the one that the fact names beside them. */
const OF_MONEY = new Set(["noted", "refunded", "moved", "applied"]);
const DRAFTS = new Set(["draft-document", "revise-draft"]);

/** Whether the facts say that it is so, or that it was done. */
export function statusBacked(claim: Claim, known: KnownFacts): boolean {
  return isState(claim.status.group) ? stateBacked(claim, known) : actBacked(claim, known);
}

function actBacked({ status, entities, figures }: Claim, known: KnownFacts): boolean {
  const { group, denied, byMe } = status;
  const { performed } = known.facts;
  const byOperation =
    group === "done"
      ? performed.some((operation) => !DRAFTS.has(operation))
      : group !== "sent" && performed.some((operation) => actOfOperation(operation) === group);
  const bySay = known.units.some(
    (unit) =>
      (unit.said || !byMe) && says(unit, group, false) && entities.every((entity) => about(unit, entity, known)),
  );
  if (denied) return !byOperation && !bySay;
  const sums = OF_MONEY.has(group) ? figures.filter(({ kind }) => kind === "amount") : [];
  const naming = known.units.filter((unit) => says(unit, group, false));
  if (naming.length > 0 && !sums.every((sum) => naming.some((unit) => beside(unit, group, sum, known)))) return false;
  return (byOperation || bySay) && (!byMe || performed.length > 0);
}

function stateBacked({ status, entities, figures }: Claim, known: KnownFacts): boolean {
  const { group, denied, scope } = status;
  const concerned = known.units.filter((unit) => entities.every((entity) => about(unit, entity, known)));
  if (!denied) {
    if (scope === "all" && concerned.some((unit) => says(unit, group, true))) return false;
    return concerned.some(
      (unit) =>
        says(unit, group, false) &&
        (group === "waiting" || figures.every((figure) => beside(unit, group, figure, known))),
    );
  }
  if (scope === "none" && concerned.some((unit) => says(unit, group, false))) return false;
  return concerned.some((unit) => says(unit, group, true) || deniedByOther(unit, group, known));
}

/** A figure belongs to the status that stands in one clause with it. */
function beside({ clauses, tokens: all }: Known, group: string, figure: Token, { facts }: KnownFacts): boolean {
  // Where a statement has one amount, there is none to mistake it for.
  if (figure.kind === "amount" && all.every((token) => token.kind !== "amount" || backs([token], figure, facts))) {
    return backs(all, figure, facts);
  }
  return clauses.some(
    ({ tokens, statuses }) =>
      statuses.some((status) => status.group === group && !status.denied) && backs(tokens, figure, facts),
  );
}

function says({ statuses }: Known, group: string, denied: boolean): boolean {
  return statuses.some((status) => status.group === group && status.denied === denied);
}

/** What is open is not paid; what is paid is neither open nor overdue, nor is what falls due later. */
function deniedByOther(unit: Known, group: string, { facts }: KnownFacts): boolean {
  if (group === "paid")
    return says(unit, "open", false) || says(unit, "part-paid", false) || says(unit, "overdue", false);
  if (says(unit, "paid", false)) return group === "open" || group === "overdue";
  if (group === "waiting") return facts.performed.length > 0;
  const days = unit.tokens.flatMap((token) => (token.kind === "date" ? token.spans : []));
  const today = facts.today.toString();
  return (
    group === "overdue" && days.length > 0 && !says(unit, "overdue", false) && days.some(([from]) => from >= today)
  );
}
