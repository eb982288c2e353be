import { businessDate } from "#domain/business-date";
import type { Actor } from "#governance/define-operation";

import type { Agenda } from "./agenda.ts";
import type { DemoCustomer } from "./customers.ts";
import type { DemoDesk } from "./demo-desk.ts";
import { createFates, type Fates, type IssuedInvoice } from "./fates.ts";
import { contentOf, totalOf, type Work } from "./invoice-content.ts";
import { reliedOn } from "./relied-on.ts";
import type { SeededRandom } from "./seeded-random.ts";

export interface StoryOptions {
  readonly desk: DemoDesk;
  readonly agenda: Agenda;
  readonly random: SeededRandom;
  readonly zone: string;
}

/** What happens in the studio, one verb each. Each plans what follows from it. */
export interface Story {
  meet(customer: DemoCustomer): Promise<void>;
  /**
   * Drafts what the customer usually takes and asks for it to be issued; what waits is decided some hours later.
   *
   * @param paid false where nothing is ever to come in for it
   */
  invoice(customer: DemoCustomer, paid?: boolean): Promise<void>;
  /** The same of other work, but nobody decides. @param ask false leaves a draft that nobody asked to issue */
  leaveWaiting(customer: DemoCustomer, work: Work, ask?: boolean): Promise<void>;
  /** A price that was agreed with a customer, in minor units; null for none. */
  rateOf(customer: DemoCustomer): number | null;
  /** Those to whom something was issued, in the order in which it first was. */
  served(): readonly DemoCustomer[];
}

interface Scene extends StoryOptions {
  readonly files: Map<DemoCustomer, { readonly partyId: string; readonly rateMinor: number | null }>;
  readonly served: Set<DemoCustomer>;
  readonly fates: Fates;
}

interface Draft {
  readonly ask: { readonly documentId: string; readonly contentDigest: string };
  readonly issued: IssuedInvoice;
}

const LIMIT_MINOR = 500_000;
const REASONS = ["The scope changed.", "Agreed otherwise on the phone.", "This was for another customer."];

export function createStory(options: StoryOptions): Story {
  const scene: Scene = { ...options, files: new Map(), served: new Set(), fates: createFates(options) };
  return {
    meet: (customer) => meet(scene, customer),
    invoice: (customer, paid = true) => invoice(scene, customer, paid),
    async leaveWaiting(customer, work, ask = true) {
      const drafted = await draft(scene, customer, work, scene.desk.ben);
      if (ask) await scene.desk.act("issue-document", drafted.ask, scene.desk.ben);
    },
    rateOf: (customer) => fileOf(scene, customer).rateMinor,
    served: () => [...scene.served],
  };
}

function fileOf({ files }: Scene, customer: DemoCustomer) {
  const file = files.get(customer);
  if (file === undefined) throw new Error(`${customer.name} was not met yet`);
  return file;
}

async function meet({ desk, random, files }: Scene, customer: DemoCustomer): Promise<void> {
  const { name, email, termsDays, agreesRate, service, currency } = customer;
  const { subject } = reliedOn(await desk.act("add-party", { name, email, termsDays }, desk.ben));
  const rateMinor = agreesRate ? random.between(...service.price) * 100 : null;
  files.set(customer, { partyId: subject, rateMinor });
  if (rateMinor === null) return;
  const unitPrice = { amountMinor: String(rateMinor), currency };
  reliedOn(await desk.act("agree-rate", { partyId: subject, item: service.what, unitPrice }, desk.mayaByHand));
}

async function invoice(scene: Scene, customer: DemoCustomer, paid: boolean): Promise<void> {
  const { desk, agenda, random } = scene;
  const by = random.chance(60) ? desk.ben : desk.maya;
  const { ask, issued } = await draft(scene, customer, usualWork(scene, customer), by);
  const outcome = await desk.act("issue-document", ask, by);
  const wasIssued = (): void => {
    scene.served.add(customer);
    if (paid) scene.fates.decideFor(issued);
  };
  if (outcome.kind !== "awaiting") {
    reliedOn(outcome);
    return wasIssued();
  }
  const { code } = outcome.approval;
  agenda.plan(desk.now().add({ minutes: random.between(20, 400) }), async () => {
    if (paid && random.chance(4)) {
      await desk.reject(code, random.pick(REASONS));
      return;
    }
    reliedOn(await desk.approve(code));
    wasIssued();
  });
}

function usualWork(scene: Scene, customer: DemoCustomer): Work {
  const { random } = scene;
  const { service, currency } = customer;
  if (currency === "USD" && random.chance(3)) {
    const priceMinor = LIMIT_MINOR + random.between(8, 90) * 5_000;
    return { description: "Retainer for a quarter", quantity: 1, priceMinor };
  }
  const priceMinor = fileOf(scene, customer).rateMinor ?? random.between(...service.price) * 100;
  return { description: service.what, quantity: random.between(...service.units), priceMinor };
}

async function draft(scene: Scene, customer: DemoCustomer, work: Work, by: Actor): Promise<Draft> {
  const { desk, zone } = scene;
  const { partyId } = fileOf(scene, customer);
  const issueDate = businessDate(desk.now(), zone);
  const dueDate = issueDate.add({ days: customer.termsDays });
  const content = contentOf(customer, work, { issueDate, dueDate });
  const asked = { kind: "invoice", party: { id: partyId }, content };
  const { result } = reliedOn(await desk.act("draft-document", asked, by));
  const { documentId, contentDigest } = result as { documentId: string; contentDigest: string };
  const issued = { customer, partyId, documentId, work, dueDate, totalMinor: totalOf(customer, work) };
  return { ask: { documentId, contentDigest }, issued };
}
