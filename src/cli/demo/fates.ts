import { businessDate } from "#domain/business-date";
import { settledMinor } from "#storage/payments-store";

import type { DemoCustomer } from "./customers.ts";
import { contentOf, totalOf, type Work } from "./invoice-content.ts";
import { reliedOn } from "./relied-on.ts";
import type { StoryOptions } from "./story.ts";
import { instantOn, onWeekday } from "./story-days.ts";

export interface IssuedInvoice {
  readonly customer: DemoCustomer;
  readonly partyId: string;
  readonly documentId: string;
  readonly work: Work;
  readonly dueDate: Temporal.PlainDate;
  readonly totalMinor: bigint;
}

/** What becomes of the invoices that were issued. */
export interface Fates {
  decideFor(issued: IssuedInvoice): void;
}

type Fate = "void" | "replaced" | "never-paid" | "part-then-rest" | "part-only" | "overpaid" | "noted-twice" | "whole";

/** How often each comes among so many: all of them do, whatever the seed. */
const SHARES: Readonly<Record<Fate, number>> = {
  void: 1,
  replaced: 1,
  "never-paid": 1,
  "part-then-rest": 3,
  "part-only": 1,
  overpaid: 1,
  "noted-twice": 1,
  whole: 25,
};

interface Course extends StoryOptions {
  /** Customers who once paid more than they owed, until it is used. */
  readonly withCredit: Set<string>;
  /** The fates that are still to be dealt before all of them are dealt again. */
  readonly deck: Fate[];
}

const OVERPAID_MINOR = 5_000n;

export function createFates(options: StoryOptions): Fates {
  const course: Course = { ...options, withCredit: new Set(), deck: [] };
  return { decideFor: (issued) => decideFor(course, issued) };
}

function dealt({ deck, random }: Course): Fate {
  if (deck.length === 0)
    for (const [fate, count] of Object.entries(SHARES)) deck.push(...Array.from({ length: count }, () => fate as Fate));
  const [fate] = deck.splice(random.below(deck.length), 1);
  return fate ?? "whole";
}

function decideFor(course: Course, issued: IssuedInvoice): void {
  const { desk, random, withCredit } = course;
  const soon = today(course).add({ days: random.between(1, 3) });
  if (withCredit.has(issued.partyId)) {
    inOfficeHours(course, soon, async () => {
      withCredit.delete(issued.partyId);
      // By then it may be paid, or the credit gone: then there is nothing to do.
      await desk.act("apply-credit", { documentId: issued.documentId }, desk.ben);
    });
    return payWhole(course, issued, payday(course, issued));
  }
  const fate = dealt(course);
  if (fate === "never-paid") return;
  if (fate === "void") inOfficeHours(course, soon, () => voidIt(course, issued, "It was invoiced twice."));
  else if (fate === "replaced") inOfficeHours(course, soon, () => replace(course, issued));
  else payInTheirManner(course, issued, fate);
}

function payInTheirManner(course: Course, issued: IssuedInvoice, fate: Fate): void {
  const { desk, random, withCredit } = course;
  const day = payday(course, issued);
  if (fate === "part-only" || fate === "part-then-rest") {
    const part = (issued.totalMinor * BigInt(random.between(3, 7))) / 10n;
    inOfficeHours(course, day, async () => void (await pay(course, issued, part)));
    if (fate === "part-then-rest") payWhole(course, issued, day.add({ days: random.between(20, 40) }));
  } else if (fate === "overpaid") {
    inOfficeHours(course, day, async () => {
      await pay(course, issued, issued.totalMinor, OVERPAID_MINOR);
      withCredit.add(issued.partyId);
    });
  } else if (fate === "noted-twice") {
    inOfficeHours(course, day, async () => {
      const paymentId = await pay(course, issued, issued.totalMinor);
      inOfficeHours(course, today(course).add({ days: 1 }), async () => {
        reliedOn(await desk.act("reverse-payment", { paymentId }, desk.mayaByHand));
        payWhole(course, issued, today(course).add({ days: 6 }));
      });
    });
  } else payWhole(course, issued, day);
}

const today = ({ desk, zone }: Course): Temporal.PlainDate => businessDate(desk.now(), zone);

/** When the money comes, by how this customer usually is; never on the day of the invoice. */
function payday(course: Course, { customer, dueDate }: IssuedInvoice): Temporal.PlainDate {
  const usual = dueDate.add({ days: customer.lateDays + course.random.between(-4, 4) });
  const earliest = today(course).add({ days: 1 });
  return Temporal.PlainDate.compare(usual, earliest) < 0 ? earliest : usual;
}

function inOfficeHours(course: Course, day: Temporal.PlainDate, happen: () => Promise<void>): void {
  const { agenda, random, zone } = course;
  agenda.plan(instantOn(onWeekday(day), zone, random.between(10, 16), random.below(60)), happen);
}

function payWhole(course: Course, issued: IssuedInvoice, day: Temporal.PlainDate): void {
  inOfficeHours(course, day, async () => void (await pay(course, issued, issued.totalMinor)));
}

/**
 * Notes what came in: so much, or what is left of it where that is less, and something over.
 *
 * @returns the payment's id; null where nothing was left
 */
async function pay(course: Course, issued: IssuedInvoice, mostMinor: bigint, overMinor = 0n): Promise<string | null> {
  const { desk, random } = course;
  const { customer, partyId, documentId, totalMinor } = issued;
  const left = totalMinor - (await settledMinor(desk.db, documentId));
  if (left === 0n) return null;
  const amountMinor = (mostMinor < left ? mostMinor : left) + overMinor;
  const asked = {
    partyId,
    amount: { amountMinor: amountMinor.toString(), currency: customer.currency },
    receivedOn: today(course).toString(),
    method: random.chance(70) ? "bank transfer" : null,
    documentIds: [documentId],
  };
  return reliedOn(await desk.act("record-payment", asked, desk.ben)).subject;
}

async function voidIt({ desk }: Course, { documentId }: IssuedInvoice, reason: string): Promise<void> {
  reliedOn(await desk.act("void-document", { documentId, reason }, desk.mayaByHand));
}

/** The same work at a lower price takes its place, and is paid. */
async function replace(course: Course, issued: IssuedInvoice): Promise<void> {
  const { desk } = course;
  const { customer, partyId, documentId: replacesId, dueDate } = issued;
  const work = { ...issued.work, priceMinor: issued.work.priceMinor - 500 };
  const content = contentOf(customer, work, { issueDate: today(course), dueDate });
  const asked = { kind: "invoice", party: { id: partyId }, content, replacesId };
  const { result } = reliedOn(await desk.act("draft-document", asked, desk.maya));
  const { documentId, contentDigest } = result as { documentId: string; contentDigest: string };
  reliedOn(await desk.act("reissue-document", { documentId, contentDigest, replacesId }, desk.mayaByHand));
  const after = { ...issued, work, documentId, totalMinor: totalOf(customer, work) };
  payWhole(course, after, payday(course, after));
}
