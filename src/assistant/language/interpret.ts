import { askAgain } from "./ask-again.ts";
import { TooTangled } from "./hearing.ts";
import type { LanguageContext } from "./language-context.ts";
import { hidesAmount } from "./hides-amount.ts";
import { hidesRequest } from "./hides-request.ts";
import type { Interpretation, Unknown } from "./interpretation.ts";
import { nearestExamples } from "./nearest-examples.ts";
import { notReadable, readSentence, type Heard } from "./read-sentence.ts";
import { compareCosts, firstProblem, inputOf } from "./reading.ts";
import type { Speakable } from "./speakable.ts";
import { twoAmounts } from "./two-amounts.ts";
import { twoRequests } from "./two-requests.ts";

const TWO_THINGS: Unknown = {
  kind: "unknown",
  say: "That is two things at once. Say them one at a time.",
  nearest: [],
};

/** Understands a text by what the tools declare. Never throws; never picks between two tools that fit equally well. */
export function interpret(text: string, tools: readonly Speakable[], context: LanguageContext): Interpretation {
  const unreadable = notReadable(text);
  if (unreadable !== undefined) return { kind: "unknown", say: unreadable, nearest: [] };
  try {
    return chooseReading(text, tools, context, readSentence(text, tools, context));
  } catch (error) {
    if (!(error instanceof TooTangled)) throw error;
    return { kind: "unknown", say: "That can be read in too many ways. Say it in one short sentence.", nearest: [] };
  }
}

/** The same for what only a person's own words may do; tried before any model is asked. */
export function interpretPersonOnly(
  text: string,
  tools: readonly Speakable[],
  context: LanguageContext,
): Interpretation {
  return interpret(
    text,
    tools.filter((tool) => tool.personOnly === true),
    context,
  );
}

/** @param heard the readings of the text, the best first */
export function chooseReading(
  text: string,
  tools: readonly Speakable[],
  context: LanguageContext,
  heard: readonly Heard[],
): Interpretation {
  const [best] = heard;
  if (best === undefined) return twoRequests(text, tools, context) ? TWO_THINGS : unknown(nearestExamples(text, tools));
  if (hidesRequest(text, tools, context, best.reading)) return TWO_THINGS;
  const rival = heard.find(
    ({ tool, reading }) => tool !== best.tool && compareCosts(reading.cost, best.reading.cost) === 0,
  );
  if (rival !== undefined) {
    const nearest = [best.tool.example, rival.tool.example];
    return { kind: "unknown", say: `That could mean two things. Say ${orList(nearest)}.`, nearest };
  }
  if (hidesAmount(text, context, best.reading)) {
    return {
      kind: "unknown",
      say: "That names two amounts, and I would lose one. Say each with what it is for, one at a time.",
      nearest: [],
    };
  }
  const input = inputOf(best.reading);
  const problem = firstProblem(best.reading);
  if (problem !== undefined) {
    const { path, slot } = problem;
    return { kind: "problem", tool: best.tool.name, input, slot: path, problem: askAgain(problem.problem, slot) };
  }
  return twoAmounts(best, heard, input) ?? { kind: "call", tool: best.tool.name, input };
}

function unknown(nearest: readonly string[]): Unknown {
  const hint = nearest.length === 0 ? "" : ` You could say ${orList(nearest)}.`;
  return { kind: "unknown", say: `I did not understand that.${hint}`, nearest };
}

function orList(examples: readonly string[]): string {
  const quoted = examples.map((example) => `"${example}"`);
  return [quoted.slice(0, -1).join(", "), quoted.at(-1)].filter(Boolean).join(" or ");
}
