import type { ToolResult } from "#assistant/define-tool";
import { missingEssentials } from "#domain/business";
import type { Role } from "#domain/policy";
import { approvalById } from "#storage/approvals-store";
import type { Business } from "#storage/business-store";
import type { Db } from "#storage/database";
import { topicsAsked } from "#storage/turns-store";

import type { HeardAnswer } from "./hear-answer.ts";
import { QUESTIONS, type Topic, TOPICS } from "./topics.ts";

/** What is said after the answer of a turn: the next question about the business, or that there is none. */
export interface FollowUp {
  readonly topic: Topic | null;
  readonly text: string;
}

export interface TurnSoFar {
  readonly db: Db;
  /** The business as it is by now. */
  readonly business: () => Promise<Business>;
  readonly now: Temporal.Instant;
  readonly role: Role;
  /** What the turn came to. */
  readonly results: readonly ToolResult[];
  /** What was made of the text where a question about the business was open. */
  readonly answered: HeardAnswer | null;
  /** Whether something was said of the business without being asked. */
  readonly described: boolean;
}

const ONCE_A_DAY = Temporal.Duration.from({ hours: 24 });
const HOW = '("skip" leaves it out, "later" stops the questions.)';

/**
 * The question to ask after a turn. The person's own request always comes first: nothing is asked beside a question,
 * nor after a refusal. Unasked, what is missing is asked for once a day, and whenever something could not go out.
 */
export async function followUp(turn: TurnSoFar): Promise<FollowUp | null> {
  const { db, now, role, results, answered, described } = turn;
  if (role !== "owner" || (answered?.kind === "skipped" && answered.later)) return null;
  const failed = results.some(({ kind }) => kind !== "answer");
  if (answered?.kind === "answer" && failed) return { topic: answered.topic, text: `Say it again, or "skip".` };
  if (failed || (results.length === 0 && answered === null)) return null;
  const business = await turn.business();
  const [first, ...others] = missingEssentials(business);
  if (first === undefined && answered === null) return null;
  const today = await topicsAsked(db, now.subtract(ONCE_A_DAY));
  if (answered !== null) {
    const optional = await topicsAsked(db, null);
    const open = TOPICS.find((topic) => {
      if (topic === answered.topic) return false;
      if (topic === "name" || topic === "bank")
        return (first === topic || others.includes(topic)) && !today.includes(topic);
      const isSet =
        topic === "address" ? business.address !== null : business.taxIds.length > 0 || business.tax !== null;
      return !isSet && !optional.includes(topic);
    });
    if (open !== undefined) return { topic: open, text: QUESTIONS[open] };
    if (first !== undefined) return null;
    const text = `That is all I need. You work in ${business.currency}, and dates are counted in ${business.zone}: say so where that is wrong. "show my business" shows it all.`;
    return { topic: null, text };
  }
  if (first === undefined) return null;
  const heldBack = await wasHeldBack(db, results);
  if (!heldBack && !described && today.length > 0) return null;
  const why = heldBack ? "So that it can go out by itself next time: " : "One thing first, to set you up: ";
  const question = QUESTIONS[first];
  return {
    topic: first,
    text: `${described ? question : `${why}${question.charAt(0).toLowerCase()}${question.slice(1)}`} ${HOW}`,
  };
}

/** Whether something that was asked for waits because the business is not set up. */
async function wasHeldBack(db: Db, results: readonly ToolResult[]): Promise<boolean> {
  for (const result of results) {
    const id = result.kind === "answer" ? result.approvalId : undefined;
    const approval = id === undefined ? null : await approvalById(db, id);
    if (approval?.rules.some(({ name }) => name === "not-set-up") === true) return true;
  }
  return false;
}
