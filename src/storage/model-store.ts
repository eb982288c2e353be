import { fromDbInstant, toDbDate, toDbInstant } from "./convert.ts";
import type { Db } from "./database.ts";

/** What a provider's model was used for on one business date. Tokens are the provider's own count. */
export interface ModelDay {
  readonly turns: number;
  readonly failures: number;
  readonly withheld: number;
  readonly inputTokens: bigint;
  readonly cachedTokens: bigint;
  readonly outputTokens: bigint;
}

/** How the model was last seen. */
export interface ModelState {
  readonly model: string;
  readonly answeredAt: Temporal.Instant | null;
  readonly failedAt: Temporal.Instant | null;
  readonly failure: string | null;
  readonly restsUntil: Temporal.Instant | null;
}

const NOTHING: ModelDay = {
  turns: 0,
  failures: 0,
  withheld: 0,
  inputTokens: 0n,
  cachedTokens: 0n,
  outputTokens: 0n,
};

export async function modelDay(db: Db, day: Temporal.PlainDate): Promise<ModelDay> {
  return (await db.modelDay.findUnique({ where: { day: toDbDate(day) }, omit: { day: true } })) ?? NOTHING;
}

/** Adds to what stands for the day. */
export async function addToModelDay(db: Db, day: Temporal.PlainDate, more: Partial<ModelDay>): Promise<void> {
  const { turns, failures, withheld, inputTokens, cachedTokens, outputTokens } = { ...NOTHING, ...more };
  await db.$executeRaw`
    insert into model_days (day, turns, failures, withheld, input_tokens, cached_tokens, output_tokens)
    values (${toDbDate(day)}::date, ${turns}, ${failures}, ${withheld}, ${inputTokens}, ${cachedTokens}, ${outputTokens})
    on conflict (day) do update set
      turns = model_days.turns + excluded.turns,
      failures = model_days.failures + excluded.failures,
      withheld = model_days.withheld + excluded.withheld,
      input_tokens = model_days.input_tokens + excluded.input_tokens,
      cached_tokens = model_days.cached_tokens + excluded.cached_tokens,
      output_tokens = model_days.output_tokens + excluded.output_tokens`;
}

export async function modelState(db: Db): Promise<ModelState | null> {
  const row = await db.modelState.findUnique({ where: { id: 1 } });
  if (row === null) return null;
  const instant = (at: Date | null): Temporal.Instant | null => (at === null ? null : fromDbInstant(at));
  return {
    model: row.model,
    failure: row.failure,
    answeredAt: instant(row.answeredAt),
    failedAt: instant(row.failedAt),
    restsUntil: instant(row.restsUntil),
  };
}

/** The model answered: what was wrong before is over, but stays to be read. */
export async function noteModelAnswered(db: Db, model: string, at: Temporal.Instant): Promise<void> {
  await db.$executeRaw`
    insert into model_state (id, model, answered_at) values (1, ${model}, ${toDbInstant(at)})
    on conflict (id) do update set model = excluded.model, answered_at = excluded.answered_at, rests_until = null`;
}

/** @param failure in our own words: never a provider's, in which anything may stand */
export async function noteModelFailed(
  db: Db,
  model: string,
  { failure, restsUntil }: { readonly failure: string; readonly restsUntil: Temporal.Instant | null },
  at: Temporal.Instant,
): Promise<void> {
  const rests = restsUntil === null ? null : toDbInstant(restsUntil);
  await db.$executeRaw`
    insert into model_state (id, model, failed_at, failure, rests_until)
    values (1, ${model}, ${toDbInstant(at)}, ${failure}, ${rests}::timestamptz)
    on conflict (id) do update set model = excluded.model, failed_at = excluded.failed_at,
      failure = excluded.failure, rests_until = excluded.rests_until`;
}
