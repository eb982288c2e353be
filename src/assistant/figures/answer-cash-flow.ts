import { formatMoney, isZero, type Money } from "#domain/money";
import type { Span } from "#domain/span";
import { cashOn } from "#storage/cash-flow";

import type { Answer } from "../define-tool.ts";
import type { ToolContext } from "../tool-context.ts";

/** What went through the bank account on the days of a span, in each currency. */
export async function answerCashFlow({ db }: ToolContext, span: Span, words: string): Promise<Answer> {
  const flows = await cashOn(db, span);
  if (flows.length === 0) return { kind: "answer", say: `No money came in and none went out in ${words}.` };
  const sums = flows.map((flow) => `${sum(flow.in)} came in and ${sum(flow.out)} went out`);
  return { kind: "answer", say: `In ${words}: ${sums.join("; ")}.` };
}

const sum = (amount: Money): string => (isZero(amount) ? "nothing" : formatMoney(amount));
