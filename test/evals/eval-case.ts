import { z } from "zod";

/** An amount as the case files write it: decimal text and its currency. */
export const amountJson = z.strictObject({ amount: z.string(), currency: z.string() });

const lineJson = z.strictObject({
  quantity: z.string().optional(),
  description: z.string().optional(),
  unitPrice: amountJson.optional(),
});

/** What was said of a thing that is asked for; nothing stands here that was not said. */
const argsJson = z.strictObject({
  party: z.string().optional(),
  name: z.string().optional(),
  amount: amountJson.optional(),
  minAmount: amountJson.optional(),
  rate: amountJson.optional(),
  total: amountJson.optional(),
  description: z.string().optional(),
  item: z.string().optional(),
  lines: z.array(lineJson).optional(),
  line: lineJson.extend({ index: z.int().min(1) }).optional(),
  taxPercent: z.string().optional(),
  taxIncluded: z.enum(["yes", "no"]).optional(),
  discountPercent: z.string().optional(),
  due: z.iso.date().optional(),
  issueDate: z.iso.date().optional(),
  receivedOn: z.iso.date().optional(),
  asOf: z.iso.date().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  reference: z.string().optional(),
  number: z.string().optional(),
  code: z.string().optional(),
  verdict: z.enum(["approve", "reject"]).optional(),
  reason: z.string().optional(),
  method: z.string().optional(),
  email: z.string().optional(),
  termsDays: z.int().optional(),
  minDays: z.int().optional(),
  maxDays: z.int().optional(),
  scope: z.string().optional(),
  role: z.string().optional(),
});

const wantedJson = z.strictObject({ tool: z.string().min(1), args: argsJson.default({}) });

/** One line of a case file. */
export const evalCaseJson = z.strictObject({
  id: z.string().min(1),
  kind: z.string().min(1),
  before: z.array(z.string().min(1)).default([]),
  say: z.string().min(1),
  expect: z.union([
    wantedJson,
    z.strictObject({ tools: z.array(wantedJson).min(1) }),
    z.strictObject({ ask: z.string().min(1) }),
    z.strictObject({ refuse: z.literal(true) }),
    z.strictObject({ chat: z.literal(true) }),
  ]),
});

export type EvalCase = z.output<typeof evalCaseJson>;
export type Wanted = z.output<typeof wantedJson>;
export type Args = z.output<typeof argsJson>;
