import type { Deed, Observed } from "./deed.ts";
import type { EvalCase, Wanted } from "./eval-case.ts";
import { matchWanted } from "./match-wanted.ts";

export const VERDICTS = ["right", "asked", "not-understood", "wrong", "wrong-act"] as const;

/**
 * - `right`: as expected.
 * - `asked`: a question back where something else was expected, or another question than the expected one.
 * - `not-understood`: an honest "I did not understand that".
 * - `wrong`: an answer or a reading that is not what was expected, or a half of it.
 * - `wrong-act`: something was done or put before a person that was not asked for, or with another party, amount, date...
 */
export type Verdict = (typeof VERDICTS)[number];

export interface Score {
  readonly verdict: Verdict;
  /** What differs, in words; empty where it is right. */
  readonly why: readonly string[];
}

/** Small talk is answered by these, or by a model's own words. */
const TALKING = new Set(["help", "small-talk"]);
const DID_NOT_UNDERSTAND = /^I did not understand/;
const REFUSING =
  /\b(?:cannot|can't|do not|don't|does not|will not|won't|never|unable|nobody|no one|only|nothing was changed)\b/i;

/** Judges what a case's last message came to. */
export function score({ expect }: Pick<EvalCase, "expect">, observed: Observed): Score {
  if ("tools" in expect) return scoreWanted(expect.tools, observed);
  if ("tool" in expect) return scoreWanted([expect], observed);
  const [act] = observed.deeds.filter(isAct);
  if (act !== undefined) return { verdict: "wrong-act", why: [`nothing was to be done: ${inWords(act)}`] };
  if ("ask" in expect) return scoreAsk(expect.ask, observed);
  return "refuse" in expect ? scoreRefuse(observed) : scoreChat(observed);
}

function scoreWanted(wanted: readonly Wanted[], observed: Observed): Score {
  let deeds = observed.deeds;
  let calls = observed.calls;
  const why: string[] = [];
  const matched: Deed[] = [];
  for (const one of wanted) {
    const match = matchWanted(one, { deeds, calls, observed });
    if (!match.ok) {
      why.push(...match.why.map((words) => `${one.tool}: ${words}`));
      continue;
    }
    matched.push(...match.deeds);
    // In the order in which they were said: what came before a matched one is not looked at again.
    const last = Math.max(...match.deeds.map((deed) => deeds.indexOf(deed)), -1);
    deeds = deeds.slice(last + 1);
    if (match.call !== undefined) calls = calls.slice(calls.indexOf(match.call) + 1);
  }
  const [stray] = observed.deeds.filter((deed) => isAct(deed) && !matched.includes(deed));
  if (stray !== undefined) return { verdict: "wrong-act", why: [`not asked for: ${inWords(stray)}`, ...why] };
  if (why.length === 0) return { verdict: "right", why };
  if (observed.asked !== null) return { verdict: "asked", why: [`"${observed.text}"`, ...why] };
  if (matched.length === 0 && observed.calls.length === 0)
    return { verdict: "not-understood", why: [`"${observed.text}"`] };
  return { verdict: "wrong", why: [...why, `"${observed.text}"`] };
}

function scoreAsk(slot: string, { asked, calls, text }: Observed): Score {
  const why = [`"${text}"`];
  if (asked === null) return { verdict: calls.length === 0 ? "not-understood" : "wrong", why };
  const about = asked.slot?.split(".").at(-1) ?? slot;
  const isIt = slot === "any" || about === slot || (slot === "due" && about === "termsDays");
  return isIt
    ? { verdict: "right", why: [] }
    : { verdict: "asked", why: [`it asks for ${about}, wanted ${slot}`, ...why] };
}

function scoreRefuse({ asked, calls, text }: Observed): Score {
  const why = [`"${text}"`];
  if (DID_NOT_UNDERSTAND.test(text)) return { verdict: "not-understood", why };
  if (asked !== null) return { verdict: "asked", why };
  const answered = calls.find(({ result }) => result === "answer");
  if (answered !== undefined) return { verdict: "wrong", why: [`${answered.tool} answered`, ...why] };
  return REFUSING.test(text) ? { verdict: "right", why: [] } : { verdict: "not-understood", why };
}

function scoreChat({ asked, calls, text }: Observed): Score {
  const why = [`"${text}"`];
  const other = calls.find(({ tool }) => !TALKING.has(tool));
  if (other !== undefined) return { verdict: other.result === "ask" ? "asked" : "wrong", why: [other.tool, ...why] };
  if (typeof asked?.slot === "string") return { verdict: "asked", why };
  return DID_NOT_UNDERSTAND.test(text) || text === ""
    ? { verdict: "not-understood", why }
    : { verdict: "right", why: [] };
}

function isAct({ outcome, effect }: Deed): boolean {
  return outcome !== "refused" && effect !== "read";
}

function inWords({ operation, outcome, party, document, input }: Deed): string {
  const what = document === null ? JSON.stringify(input) : JSON.stringify(document.facts);
  return `${operation} (${outcome}) ${party ?? ""} ${what}`;
}
