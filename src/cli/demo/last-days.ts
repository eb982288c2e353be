import { openItems } from "#storage/open-items";

import type { Agenda } from "./agenda.ts";
import type { DemoCustomer } from "./customers.ts";
import type { DemoDesk } from "./demo-desk.ts";
import { reliedOn } from "./relied-on.ts";
import type { SeededRandom } from "./seeded-random.ts";
import type { Story } from "./story.ts";
import { instantOn } from "./story-days.ts";

/** What a demo is always to show, whatever the seed: things that wait, and a yesterday on which something happened. */
export function planLastDays(last: {
  readonly story: Story;
  readonly desk: DemoDesk;
  readonly agenda: Agenda;
  readonly today: Temporal.PlainDate;
  readonly zone: string;
  readonly random: SeededRandom;
}): void {
  const { story, desk, agenda, today, zone, random } = last;
  const before = (days: number, hour: number, happen: () => Promise<void>): void =>
    agenda.plan(instantOn(today.subtract({ days }), zone, hour, 17), happen);
  /** One of those that are served in a currency, where there are any. */
  const forOne = async (
    currency: DemoCustomer["currency"],
    happen: (customer: DemoCustomer) => Promise<void>,
  ): Promise<void> => {
    const customers = story.served().filter((customer) => customer.currency === currency);
    if (customers.length > 0) await happen(random.pick(customers));
  };
  // Something in every bucket: with 30 days' terms these are 15, 45, 75 and 120 days late.
  for (const daysAgo of [45, 75, 105, 150]) {
    before(daysAgo, 12, async () => {
      const usual = story.served().filter(({ currency, termsDays }) => currency === "USD" && termsDays === 30);
      if (usual.length > 0) await story.invoice(random.pick(usual), false);
    });
  }
  before(3, 11, async () => {
    const agreed = story.served().find((customer) => story.rateOf(customer) !== null && customer.currency === "USD");
    if (agreed === undefined) return;
    const priceMinor = (story.rateOf(agreed) ?? 0) + 2_000;
    await story.leaveWaiting(agreed, { description: agreed.service.what, quantity: 1, priceMinor });
  });
  const redesign = { description: "Website redesign, first half", quantity: 1, priceMinor: 740_000 };
  const photography = { description: "Photography, two days", quantity: 2, priceMinor: 115_000 };
  const drawings = { description: "Illustration", quantity: 6, priceMinor: 15_000 };
  before(2, 10, () => forOne("USD", (customer) => story.leaveWaiting(customer, redesign)));
  before(2, 15, () => forOne("USD", (customer) => story.leaveWaiting(customer, photography, false)));
  before(1, 9, () => forOne("USD", (customer) => story.invoice(customer)));
  before(1, 14, () => forOne("EUR", (customer) => story.leaveWaiting(customer, drawings)));
  before(1, 11, async () => {
    const customer: DemoCustomer = {
      name: "Lighthouse Brewing Co",
      email: "hello@lighthouse-brewing.example",
      currency: "USD",
      termsDays: 14,
      lateDays: 0,
      fromDay: 0,
      service: { what: "Label design", price: [1_850, 1_850], units: [1, 1] },
      agreesRate: false,
    };
    await story.meet(customer);
    await story.leaveWaiting(customer, { description: "Label design", quantity: 1, priceMinor: 185_000 });
  });
  before(1, 16, () => payNextDue(desk, today));
}

/** Two that are due next are paid. */
async function payNextDue(desk: DemoDesk, today: Temporal.PlainDate): Promise<void> {
  const yesterday = today.subtract({ days: 1 });
  for (const { partyId, open, documentId } of await openItems(desk.db, { asOf: yesterday, dueFrom: yesterday }, 2)) {
    const amount = { amountMinor: open.amountMinor.toString(), currency: open.currency };
    const asked = { partyId, amount, receivedOn: yesterday.toString(), method: null, documentIds: [documentId] };
    reliedOn(await desk.act("record-payment", asked, desk.ben));
  }
}
