import { z } from "zod";

import { currencyOf } from "#domain/currencies";
import { plainDateJson } from "#domain/business-date";

/** What the words of a sentence are read against. */
export interface LanguageContext {
  /** The business date. */
  readonly today: Temporal.PlainDate;
  /** The business's currency, which a bare number takes. */
  readonly currency: string;
  /** How the business writes 03/04: `dmy` is 3 April, `mdy` is 4 March. Absent: the person is asked. */
  readonly dayOrder?: DayOrder | undefined;
  /** Names on file that the text may mention, whole or in part. */
  readonly names?: readonly string[] | undefined;
  /** How many more steps of work may be spent on a text; counted down while it is read. */
  readonly budget?: Budget | undefined;
}

export interface Budget {
  left: number;
}

export type DayOrder = "dmy" | "mdy";

const contextJson = z.object({
  today: plainDateJson,
  currency: z.string().refine((code) => currencyOf(code) !== undefined),
  dayOrder: z.enum(["dmy", "mdy"]).optional(),
  names: z.array(z.string()).optional(),
});

/** Reads `{ today: "2026-11-22", currency: "USD", dayOrder? }`; undefined where it is not that. */
export function readLanguageContext(json: unknown): LanguageContext | undefined {
  const read = contextJson.safeParse(json);
  return read.success ? read.data : undefined;
}
