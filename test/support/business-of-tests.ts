import type { Actor } from "#governance/define-operation";
import type { Done, Outcome } from "#governance/outcome";
import { newId } from "#kernel/ids";
import type { StoredApproval } from "#storage/approvals-store";
import { documentById, type StoredDocument } from "#storage/documents-store";
import type { TestOffice } from "#test/open-office";

/** The settings of new books whose business may send: it has a name and a way to be paid. */
export const SET_UP = { PURSER_BUSINESS: "Purple Studio", PURSER_PAY_TO: "paypal.me/purple-studio" } as const;

/** What a test asks of an invoice; the rest is as on any Monday: 100.00 USD for a website, due in 14 days. */
export interface InvoiceWanted {
  readonly amountMinor?: bigint;
  readonly currency?: string;
  readonly description?: string;
  readonly dueDate?: string;
}

export function contentOf({
  amountMinor = 10_000n,
  currency = "USD",
  description = "Website",
  dueDate = "2026-12-07",
}: InvoiceWanted = {}) {
  const lines = [{ description, quantity: "1", unitPriceMinor: amountMinor.toString() }];
  return { issueDate: "2026-11-23", dueDate, currency, taxIncluded: false, lines };
}

export const wireMoney = (amountMinor: bigint, currency = "USD") => ({ amountMinor: amountMinor.toString(), currency });

/** The outcome, which must be that it was done. */
export function done(outcome: Outcome): Done {
  if (outcome.kind === "done") return outcome;
  throw new Error(`it was not done: ${JSON.stringify(outcome)}`);
}

/** The approval that an outcome waits for. */
export function waits(outcome: Outcome): StoredApproval {
  if (outcome.kind === "awaiting") return outcome.approval;
  throw new Error(`it does not wait: ${JSON.stringify(outcome)}`);
}

/** @returns the id of a customer whom nothing was ever sent to */
export async function newCustomer({ act, anaByHand }: TestOffice, name = `Customer ${newId("n")}`): Promise<string> {
  return done(await act("add-party", { name }, anaByHand)).subject;
}

/** What is needed to ask for a draft to be issued. */
export interface Draft {
  readonly documentId: string;
  readonly contentDigest: string;
}

export async function draftFor(office: TestOffice, partyId: string, wanted: InvoiceWanted = {}): Promise<Draft> {
  const asked = { kind: "invoice", party: { id: partyId }, content: contentOf(wanted) };
  const { result } = done(await office.act("draft-document", asked, office.ana));
  const { documentId, contentDigest } = result as unknown as Draft;
  return { documentId, contentDigest };
}

export async function revise(office: TestOffice, draft: Draft, wanted: InvoiceWanted): Promise<Draft> {
  const { documentId, contentDigest } = draft;
  const input = { documentId, contentDigest, content: contentOf(wanted) };
  const { result } = done(await office.act("revise-draft", input, office.ana));
  return result as unknown as Draft;
}

/** An issue that waits for a person, asked for by Ben unless another is named. */
export async function waitingIssue(office: TestOffice, draft: Draft, by: Actor = office.ben): Promise<StoredApproval> {
  return waits(await office.act("issue-document", draft, by));
}

export const approve = ({ code }: Pick<StoredApproval, "code">) =>
  ({ code, verdict: "approve", reason: null }) as const;
export const reject = ({ code }: Pick<StoredApproval, "code">, reason: string | null = null) =>
  ({ code, verdict: "reject", reason }) as const;

/** @returns the id of a customer to whom a document was approved by a person, and sent */
export async function knownCustomer(office: TestOffice): Promise<string> {
  const partyId = await newCustomer(office);
  done(await office.decide(approve(await waitingIssue(office, await draftFor(office, partyId))), office.anaByHand));
  await office.runner.runDue();
  return partyId;
}

/** An issued invoice, chosen by the owner's own hand, and sent. */
export async function sentInvoice(office: TestOffice, partyId: string, wanted: InvoiceWanted = {}): Promise<Done> {
  const issued = done(await office.act("issue-document", await draftFor(office, partyId, wanted), office.anaByHand));
  await office.runner.runDue();
  return issued;
}

export function pay(
  office: TestOffice,
  partyId: string,
  amountMinor: bigint,
  more: { documentIds?: string[]; currency?: string; receivedOn?: string } = {},
): Promise<Outcome> {
  const { documentIds = [], currency = "USD", receivedOn = "2026-11-23" } = more;
  return office.act(
    "record-payment",
    { partyId, amount: wireMoney(amountMinor, currency), receivedOn, documentIds },
    office.ben,
  );
}

export async function documentOf({ database }: TestOffice, id: string): Promise<StoredDocument> {
  const document = await documentById(database.reads, id);
  if (document === null) throw new Error(`there is no document ${id}`);
  return document;
}

/** How many rows there are of all that an act can write. */
export async function rowCounts({ database: { reads } }: TestOffice): Promise<Readonly<Record<string, number>>> {
  const [parties, documents, payments, allocations, entries, postings, outbox, approvals, acts, audit] =
    await Promise.all([
      reads.party.count(),
      reads.document.count(),
      reads.payment.count(),
      reads.allocation.count(),
      reads.journalEntry.count(),
      reads.posting.count(),
      reads.outbox.count(),
      reads.approval.count(),
      reads.act.count(),
      reads.audit.count(),
    ]);
  return { parties, documents, payments, allocations, entries, postings, outbox, approvals, acts, audit };
}
