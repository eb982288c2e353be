import { DEFAULT_MODEL } from "#assistant/models/default-model";
import { formatMoment } from "#domain/moment";
import type { Settings } from "#kernel/settings";
import type { ModelDay, ModelState } from "#storage/model-store";

export interface ModelSeen {
  readonly state: ModelState | null;
  /** Of today's business date. */
  readonly day: ModelDay;
  /** IANA. */
  readonly zone: string;
  readonly now: Temporal.Instant;
}

/** Who answers, how it fared, and what it cost today: the lines of `status` about the model. */
export function modelLines(
  settings: Pick<Settings, "ANTHROPIC_API_KEY" | "PURSER_MODEL" | "PURSER_MODEL_DAILY_TOKENS">,
  { state, day, zone, now }: ModelSeen,
): readonly string[] {
  if (settings.ANTHROPIC_API_KEY === undefined) return ["Model         built in (ANTHROPIC_API_KEY is not set)"];
  const model = settings.PURSER_MODEL ?? DEFAULT_MODEL;
  const more = (words: string): string => `                ${words}`;
  return [
    `Model         ${model}, ${howItStands(state, { zone, now })}`,
    more(
      `today: ${count(day.turns, "turn")}, ${count(day.failures, "failure")}, words withheld ${times(day.withheld)}, ${tokenWords(day)}${limitWords(settings.PURSER_MODEL_DAILY_TOKENS)}`,
    ),
    ...(state?.failure == null || state.failedAt === null
      ? []
      : [more(`last failure: ${state.failure}, ${formatMoment(state.failedAt, zone)}`)]),
  ];
}

function howItStands(state: ModelState | null, { zone, now }: Pick<ModelSeen, "zone" | "now">): string {
  const rests = state?.restsUntil ?? null;
  if (rests !== null && Temporal.Instant.compare(rests, now) > 0)
    return `left alone until ${formatMoment(rests, zone)}; the built-in model answers`;
  const answered = state?.answeredAt ?? null;
  return answered === null ? "not asked yet" : `last answered ${formatMoment(answered, zone)}`;
}

function tokenWords({ inputTokens, cachedTokens, outputTokens }: ModelDay): string {
  return `${inputTokens} tokens in (${cachedTokens} from the cache), ${outputTokens} out`;
}

function limitWords(limit: number | undefined): string {
  return limit === undefined ? "" : `, of at most ${limit}`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}

function times(number: number): string {
  return number === 1 ? "once" : `${number} times`;
}
