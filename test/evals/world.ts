import type { Actor } from "#governance/define-operation";
import type { Office } from "#governance/office";
import type { Outcome } from "#governance/outcome";
import { findMemberByName } from "#storage/business-store";
import type { Database } from "#storage/database";
import type { ManualClock } from "#test/manual-clock";

const CUSTOMERS: readonly (readonly [name: string, termsDays: number | null])[] = [
  ["Acme Ltd", null],
  ["Acme Labs", null],
  ["Globex", 30],
  ["Initech GmbH", null],
  ["Smith & Sons", null],
  ["Müller Design", null],
];

/** The day before the first thing happens; `buildWorld` moves the clock from here to the day of the cases. */
export const WORLD_BEGINS = "2026-09-15T09:00:00Z";
const TODAY = Temporal.Instant.from("2026-11-22T09:00:00Z");

/** Builds the world of the cases (README.md) through the door, as its owner would have. */
export async function buildWorld(office: Office, database: Database, clock: ManualClock): Promise<void> {
  const owner = await findMemberByName(database.reads, "owner");
  if (owner === null) throw new Error("the books have no owner");
  const assistant: Actor = {
    memberId: owner.id,
    name: owner.name,
    role: owner.role,
    hand: "assistant",
    conversation: "evals:world",
  };
  const person: Actor = { ...assistant, hand: "person" };
  let used = 0;
  const act = (name: string, input: unknown): Promise<Outcome> => office.act(name, input, assistant, `world:${used++}`);
  const moveTo = (day: string): void => {
    clock.advance(clock.now().until(Temporal.Instant.from(`${day}T09:00:00Z`)));
  };

  const parties = new Map<string, string>();
  for (const [name, termsDays] of CUSTOMERS)
    parties.set(name, doneWith(await act("add-party", { name, email: null, termsDays })).subject);

  async function ask(wanted: Wanted): Promise<Outcome> {
    const { currency, total, description } = wanted;
    const content = {
      issueDate: wanted.issued,
      dueDate: wanted.due,
      currency,
      lines: [{ description, quantity: "1", unitPriceMinor: total }],
      taxIncluded: false,
    };
    const party = { id: parties.get(wanted.to) };
    const { result } = doneWith(await act("draft-document", { kind: "invoice", party, content }));
    const { documentId, contentDigest } = result;
    return act("issue-document", { documentId, contentDigest });
  }
  async function send(wanted: Wanted): Promise<string> {
    moveTo(wanted.issued);
    const asked = await ask(wanted);
    if (asked.kind === "done") return asked.subject;
    if (asked.kind !== "awaiting") throw new Error(`it was not put before a person: ${JSON.stringify(asked)}`);
    const decision = { code: asked.approval.code, verdict: "approve", reason: null } as const;
    return doneWith(await office.decide(decision, person, `world:${used++}`)).subject;
  }

  const first = { to: "Globex", total: "120000", currency: "USD", description: "website" };
  await send({ ...first, issued: "2026-09-16", due: "2026-10-16" });
  const second = { to: "Initech GmbH", total: "80000", currency: "EUR", description: "maintenance" };
  await send({ ...second, issued: "2026-11-02", due: "2026-12-02" });
  const third = { to: "Acme Ltd", total: "250000", currency: "USD", description: "consulting" };
  const paid = await send({ ...third, issued: "2026-11-05", due: "2026-11-19" });
  moveTo("2026-11-12");
  const payment = { partyId: parties.get("Acme Ltd"), amount: { amountMinor: "250000", currency: "USD" } };
  doneWith(await act("record-payment", { ...payment, receivedOn: "2026-11-12", documentIds: [paid] }));
  moveTo("2026-11-20");
  const large = { to: "Acme Labs", total: "600000", currency: "USD", description: "design sprint" };
  const waiting = await ask({ ...large, issued: "2026-11-20", due: "2026-12-22" });
  if (waiting.kind !== "awaiting") throw new Error("the large invoice does not wait");
  clock.advance(clock.now().until(TODAY));
}

interface Wanted {
  readonly to: string;
  /** Minor units. */
  readonly total: string;
  readonly currency: string;
  readonly description: string;
  readonly issued: string;
  readonly due: string;
}

function doneWith(outcome: Outcome) {
  if (outcome.kind === "done") return outcome;
  throw new Error(`it was not done: ${JSON.stringify(outcome)}`);
}
