import type { Essential } from "#domain/business";
import type { Money } from "#domain/money";

/** What an operation does to the world, from harmless to money leaving. */
export type Effect = "read" | "draft" | "commit" | "send" | "pay" | "configure";

/** How much of a workflow may happen without a person. */
export type Tier = "assisted" | "review" | "autonomous";

export type Role = "owner" | "bookkeeper" | "viewer";

export const ROLES: readonly Role[] = ["owner", "bookkeeper", "viewer"];

/** `assistant`: a model understood somebody's words. `person`: somebody tapped or typed one frozen, shown thing. */
export type Hand = "assistant" | "person";

export interface Facts {
  /** What the act commits the business to, in the business's currency; null when there is no rate to convert by. */
  readonly amount?: Money | null;
  /** The amount in its own currency, for the words. */
  readonly said?: Money;
  readonly counterparty?: { readonly name: string; readonly known: boolean };
  /** The agreed rates that the lines do not keep to, in words. */
  readonly brokenRates?: readonly string[];
  readonly statedTotal?: Money;
  readonly computedTotal?: Money;
  /** Of `configure`: it changes how the business speaks to this member, and nothing else. */
  readonly preferenceOf?: string;
  /** What the act takes back and replaces, and whether its customer has it already, or may have. */
  readonly replaces?: { readonly name: string; readonly handedOver: boolean };
  /** What the business lacks that something may leave the house in its name: of each act that sends, by the door. */
  readonly missing?: readonly Essential[];
  /** Which characters of the document that would be issued no font here has, in words with what to do. */
  readonly undrawable?: string;
  /** The most that may go out alone, in the business's currency. */
  readonly limit: Money;
}

/** A rule that made a verdict, in words that answer "why?". */
export interface Rule {
  readonly name: string;
  readonly words: string;
}

export type Verdict = "perform" | "await" | "refuse";

export interface Judgement {
  readonly verdict: Verdict;
  readonly rules: readonly Rule[];
}

export interface Question {
  /** What is asked for, in words: "add a member". */
  readonly todo: string;
  readonly effect: Effect;
  readonly workflow: { readonly name: string; readonly tier: Tier; readonly slice: string | null };
  readonly actor: { readonly name: string; readonly role: Role; readonly hand: Hand };
  /** Who may ask for it where that is not told by its effect; they wait where the effect's own may do it alone. */
  readonly mayAsk?: readonly Role[];
  /** The guardrails of the workflow that fired. */
  readonly fired: readonly Rule[];
  /** It changes how the business speaks to the actor, and nothing for anybody else. */
  readonly ownPreference?: boolean;
}

const MAY_ASK: Readonly<Record<Effect, readonly Role[]>> = {
  read: ROLES,
  draft: ["owner", "bookkeeper"],
  commit: ["owner", "bookkeeper"],
  send: ["owner", "bookkeeper"],
  pay: ["owner", "bookkeeper"],
  configure: ["owner"],
};

/** Who may decide what waits. */
export const MAY_DECIDE: readonly Role[] = ["owner"];

/**
 * Decides what happens to one act: pure, and the only place where autonomy is granted. The order matters: one's own preferences, role, then
 * the harmless effects, then a person's own hand, then guardrails, then the workflow's tier.
 */
export function judge({
  todo,
  effect,
  workflow,
  actor,
  mayAsk = MAY_ASK[effect],
  fired,
  ownPreference = false,
}: Question): Judgement {
  if (effect === "configure" && ownPreference) {
    return perform("own-preference", `It changes only how Purser speaks to ${actor.name}.`);
  }
  if (!mayAsk.includes(actor.role)) {
    const words = `${actor.name} is ${article(actor.role)} and may not ${todo}: it is for ${mayAsk.map(article).join(" or ")}.`;
    return { verdict: "refuse", rules: [{ name: "role", words }] };
  }
  if (effect === "read" || effect === "draft") {
    return perform("harmless", "It commits the business to nothing and leaves nothing outside.");
  }
  if (actor.hand === "person" && MAY_DECIDE.includes(actor.role)) {
    return perform("own-hand", `${inRole(actor)} chose exactly this by hand.`);
  }
  if (effect === "configure") {
    return hold([{ name: "configure", words: "Settings and members change only by the owner's own hand." }]);
  }
  if (fired.length > 0) return hold(fired);
  if (workflow.tier === "autonomous") {
    return perform("tier", `The workflow ${workflow.name} is autonomous and no guardrail fired.`);
  }
  if (workflow.tier === "review" && workflow.slice !== null) {
    return perform("slice", `The workflow ${workflow.name} is in review, but ${workflow.slice}`);
  }
  return hold([{ name: "tier", words: `The workflow ${workflow.name} is ${workflow.tier}: a person decides.` }]);
}

function perform(name: string, words: string): Judgement {
  return { verdict: "perform", rules: [{ name, words }] };
}

function hold(rules: readonly Rule[]): Judgement {
  return { verdict: "await", rules };
}

/** Why a document is not issued, before its number is taken. @param problem which characters, where, what to do */
export function undrawableWords(problem: string): string {
  return `It cannot be issued as it is. ${problem}`;
}

/** "Ben (bookkeeper)"; an owner who gave no other name is just the owner. */
export function inRole({ name, role }: { readonly name: string; readonly role: Role }): string {
  return name.toLowerCase() === role ? `The ${role}` : `${name} (${role})`;
}

function article(role: Role): string {
  return role === "owner" ? "the owner" : `a ${role}`;
}
