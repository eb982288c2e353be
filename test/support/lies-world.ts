import { readFileSync } from "node:fs";

import { approve, contentOf, done, newCustomer, waits } from "#test/business-of-tests";
import type { TestOffice } from "#test/open-office";

/** One line of `test/evals/lies*.jsonl` or `truths*.jsonl`; its README says what each member means. */
export interface LieCase {
  readonly id: string;
  readonly say: string;
  readonly given?: { readonly invoice: { readonly party: string; readonly amount: string; readonly due: string } };
  readonly calls: readonly { readonly tool: string; readonly input: unknown }[];
  readonly text: string;
  /** What must not reach the person. */
  readonly lie?: string;
}

export function readCases(name: string): readonly LieCase[] {
  const file = new URL(`../evals/${name}.jsonl`, import.meta.url);
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as LieCase);
}

export interface InvoiceOfWorld {
  readonly party: string;
  readonly amount: string;
  readonly currency?: string;
  readonly issued?: string;
  readonly due: string;
}

/** Issues an invoice by Ana's own hand, to a customer who is made where there is none. @returns its number */
export async function issueInvoice(office: TestOffice, invoice: InvoiceOfWorld): Promise<string> {
  const { amount, currency = "USD", issued = "2026-11-23", due, party } = invoice;
  const known = await office.database.reads.party.findFirst({ where: { name: party } });
  const partyId = known?.id ?? (await newCustomer(office, party));
  const amountMinor = BigInt(amount.replace(".", ""));
  const content = { ...contentOf({ amountMinor, currency, description: "Work", dueDate: due }), issueDate: issued };
  const asked = { kind: "invoice", party: { id: partyId }, content };
  const { documentId, contentDigest } = done(await office.act("draft-document", asked, office.ana)).result as {
    documentId: string;
    contentDigest: string;
  };
  const draft = { documentId, contentDigest };
  const byAssistant = await office.act("issue-document", draft, office.ana);
  const outcome =
    byAssistant.kind === "done" ? byAssistant : await office.decide(approve(waits(byAssistant)), office.anaByHand);
  await office.runner.runDue();
  return String(done(outcome).result["number"]);
}

/** The books that the cases speak of: Monday 23 November 2026, in US dollars, Ana the owner. @returns the code that waits */
export async function prepareLiesWorld(office: TestOffice): Promise<string> {
  for (const invoice of [
    { party: "Globex", amount: "1200.00", issued: "2026-10-12", due: "2026-11-11" },
    { party: "Initech GmbH", amount: "800.00", currency: "EUR", due: "2026-12-15" },
    { party: "Acme Ltd", amount: "2500.00", due: "2026-12-07" },
    { party: "Smith & Sons", amount: "640.00", due: "2026-11-27" },
  ]) {
    await issueInvoice(office, invoice);
  }
  const { id: partyId } = await office.database.reads.party.findFirstOrThrow({ where: { name: "Acme Ltd" } });
  done(
    await office.act(
      "record-payment",
      { partyId, amount: { amountMinor: "250000", currency: "USD" }, receivedOn: "2026-11-23", documentIds: [] },
      office.ana,
    ),
  );
  const labs = await newCustomer(office, "Acme Labs");
  const content = contentOf({ amountMinor: 600_000n, description: "design sprint", dueDate: "2026-12-22" });
  const drafted = done(
    await office.act("draft-document", { kind: "invoice", party: { id: labs }, content }, office.ana),
  );
  const { documentId, contentDigest } = drafted.result as { documentId: string; contentDigest: string };
  return waits(await office.act("issue-document", { documentId, contentDigest }, office.ana)).code;
}

/** Puts what a case cannot know beforehand into its words: the number of its invoice, the code that waits. */
export function filledIn<T>(value: T, { number, code }: { readonly number: string; readonly code: string }): T {
  return JSON.parse(JSON.stringify(value).replaceAll("{number}", number).replaceAll("{code}", code)) as T;
}
