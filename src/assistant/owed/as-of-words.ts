import { formatDate } from "#domain/business-date";

import type { ToolContext } from "../tool-context.ts";

/** " as of 31 Jan 2027"; nothing for today, which is what everybody takes a question to be about. */
export function asOfWords({ today }: ToolContext, asOf: Temporal.PlainDate): string {
  return asOf.equals(today) ? "" : ` as of ${formatDate(asOf)}`;
}
