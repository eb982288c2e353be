import type { Decision } from "#governance/decide";
import type { WayBack } from "#governance/define-operation";
import type { Done, Outcome } from "#governance/outcome";
import { done, newCustomer, rowCounts } from "#test/business-of-tests";
import type { TestOffice } from "#test/open-office";

export type Who = "ana" | "anaByHand" | "ben" | "benByHand" | "cleo" | "cleoByHand";

/** What the model keeps of a document: what it must be, worked out without the code that is tested. */
export interface ModelDocument {
  readonly id: string;
  readonly partyId: string;
  currency: string;
  totalMinor: bigint;
  contentDigest: string;
  state: "draft" | "issued" | "void";
}

export interface ModelPayment {
  readonly id: string;
  readonly partyId: string;
  readonly currency: string;
  readonly amountMinor: bigint;
  reversed: boolean;
}

type Written = Pick<ModelDocument, "currency" | "totalMinor">;

/** One call at the door as it was first made, with its answer. */
export interface Call {
  readonly key: string;
  readonly who: Who;
  readonly asked: { readonly operation: string; readonly input: unknown } | { readonly decision: Decision };
  readonly outcome: Outcome;
}

/** One run over the real office: three customers of its own, and all that was done about them. */
export interface Run {
  readonly office: TestOffice;
  readonly parties: readonly string[];
  readonly documents: ModelDocument[];
  readonly payments: ModelPayment[];
  /** In the order in which they were asked for. */
  readonly approvals: { readonly id: string; readonly code: string }[];
  readonly calls: Call[];
  /** The ways back of what was done, with what a draft says again when its change is taken back. */
  readonly waysBack: (WayBack & { readonly written: Written | undefined })[];
  /** How many deliveries were asked for and done. */
  deliveries: number;
  readonly hits: Set<string>;
}

export async function newRun(office: TestOffice): Promise<Run> {
  const parties = [await newCustomer(office), await newCustomer(office), await newCustomer(office)];
  return {
    office,
    parties,
    documents: [],
    payments: [],
    approvals: [],
    calls: [],
    waysBack: [],
    deliveries: 0,
    hits: new Set(),
  };
}

/** What a document's total must be: quantity x price, and tax rounded half up on that. */
export function totalOf({
  quantity,
  priceMinor,
  taxPercent,
}: {
  quantity: number;
  priceMinor: number;
  taxPercent: number;
}): bigint {
  const net = BigInt(quantity * priceMinor);
  return net + (2n * net * BigInt(taxPercent) + 100n) / 200n;
}

/** Asks, keeps the call, and lets the model follow. `expected` is what the model needs of a written document. */
export async function ask(run: Run, operation: string, input: unknown, who: Who, written?: Written): Promise<Outcome> {
  const key = run.office.nextKey();
  const outcome = await run.office.act(operation, input, run.office[who], key);
  run.calls.push({ key, who, asked: { operation, input }, outcome });
  note(run, outcome);
  if (outcome.kind === "done") follow(run, operation, input as Input, outcome, written);
  return outcome;
}

export async function decide(run: Run, decision: Decision, who: Who): Promise<Outcome> {
  const key = run.office.nextKey();
  const outcome = await run.office.decide(decision, run.office[who], key);
  run.calls.push({ key, who, asked: { decision }, outcome });
  if (outcome.kind === "done" && decision.verdict === "approve") {
    const approval = await run.office.database.reads.approval.findUniqueOrThrow({ where: { code: decision.code } });
    follow(run, approval.operation, approval.input as unknown as Input, outcome);
  }
  return outcome;
}

/** Makes a call again under its key, and says what was wrong with the answer or with what it did. */
export async function repeat(run: Run, call: Call, otherInput: boolean): Promise<string | null> {
  const { office } = run;
  const actor = office[call.who];
  const before = await rowCounts(office);
  const again =
    "decision" in call.asked
      ? await office.decide(call.asked.decision, actor, call.key)
      : await office.act(
          call.asked.operation,
          otherInput ? { ...(call.asked.input as object), ...OTHER } : call.asked.input,
          actor,
          call.key,
        );
  const changed = JSON.stringify(await rowCounts(office)) !== JSON.stringify(before);
  const what = "decision" in call.asked ? `decide ${call.asked.decision.verdict}` : call.asked.operation;
  if (changed) return `${what}, asked again, had a second effect`;
  if (again.kind === "refused" && again.code === "key-reused")
    return otherInput ? null : `${what}, asked again, was taken for something else`;
  // What is refused before it is judged is not kept: it is refused again.
  if (again.kind !== call.outcome.kind) return `${what}, asked again, was ${again.kind} and not ${call.outcome.kind}`;
  if (again.kind === "done" && again.actId !== done(call.outcome).actId) return `${what}, asked again, was another act`;
  return null;
}

/** A customer that is not there, a document that is not there: another input for whatever operation. */
const OTHER = {
  partyId: "pty_other",
  documentId: "doc_other",
  paymentId: "pay_other",
  name: "Other",
  party: { id: "pty_other" },
};

interface Input {
  readonly replacesId: string;
  readonly documentId: string;
  readonly paymentId: string;
  readonly partyId: string;
  readonly party: { readonly id: string };
  readonly amount: { readonly amountMinor: string; readonly currency: string };
}

function note(run: Run, outcome: Outcome): void {
  run.hits.add(`verdict ${{ done: "perform", awaiting: "await", refused: "refuse" }[outcome.kind]}`);
  if (outcome.kind !== "awaiting") return;
  for (const rule of outcome.approval.rules) run.hits.add(`guardrail ${rule.name}`);
  if (!run.approvals.some(({ id }) => id === outcome.approval.id)) run.approvals.push(outcome.approval);
}

function follow(run: Run, operation: string, input: Input, outcome: Done, written?: Written): void {
  const document = run.documents.find(({ id }) => id === input.documentId);
  const before = document === undefined ? undefined : { currency: document.currency, totalMinor: document.totalMinor };
  if (outcome.wayBack !== null) run.waysBack.push({ ...outcome.wayBack, written: before });
  const digest = String(outcome.result["contentDigest"]);
  switch (operation) {
    case "draft-document":
      if (written === undefined) throw new Error("the model does not know what was drafted");
      run.documents.push({
        id: outcome.subject,
        partyId: input.party.id,
        contentDigest: digest,
        state: "draft",
        ...written,
      });
      return;
    case "revise-draft":
      if (document !== undefined) Object.assign(document, written, { contentDigest: digest });
      return;
    case "issue-document":
      run.deliveries++;
      if (document !== undefined) document.state = "issued";
      return;
    case "reissue-document":
      run.deliveries++;
      run.hits.add("reissued");
      if (document !== undefined) document.state = "issued";
      for (const one of run.documents) if (one.id === input.replacesId) one.state = "void";
      return;
    case "send-document":
      run.deliveries++;
      return;
    case "void-document":
      if (document !== undefined) document.state = "void";
      return;
    case "record-payment": {
      const { amountMinor, currency } = input.amount;
      run.payments.push({
        id: outcome.subject,
        partyId: input.partyId,
        currency,
        amountMinor: BigInt(amountMinor),
        reversed: false,
      });
      return;
    }
    case "reverse-payment":
      for (const payment of run.payments) if (payment.id === input.paymentId) payment.reversed = true;
      return;
    default:
  }
}
