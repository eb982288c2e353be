import { type Agenda, createAgenda } from "./agenda.ts";
import { type DemoCustomer, demoCustomers } from "./customers.ts";
import { type DemoDesk, type DemoDeskOptions, openDemoDesk } from "./demo-desk.ts";
import { planLastDays } from "./last-days.ts";
import { createStory, type Story } from "./story.ts";
import { type SeededRandom, seededRandom } from "./seeded-random.ts";
import { instantOn, onWeekday } from "./story-days.ts";

/** How much there is in a demo. */
export interface DemoSize {
  readonly customers: number;
  /** Beside those of the last days and those that take another's place. */
  readonly invoices: number;
}

const SIZE: DemoSize = { customers: 40, invoices: 288 };
const DAYS = 366;
const DRAWN_DAYS = 4;

export interface DemoBuild extends Omit<DemoDeskOptions, "begin" | "drawFrom"> {
  readonly seed: number;
  readonly today: Temporal.PlainDate;
  readonly size?: DemoSize;
}

/**
 * Fills empty books with a year of a small studio, up to the evening before `today`. Everything goes through the door, in
 * the order of its instants, by a clock of its own: the same again for the same seed, day and zone.
 */
export async function buildDemo({ seed, today, size = SIZE, ...options }: DemoBuild): Promise<void> {
  const { zone } = options;
  const first = today.subtract({ days: DAYS });
  // Books that are cut off here are made anew: nothing has to be on the disk before all of it is.
  await options.database.commitOne("start", (tx) => tx.$executeRaw`set synchronous_commit = off`);
  const desk = await openDemoDesk({
    ...options,
    begin: instantOn(first, zone, 8, 0),
    drawFrom: instantOn(today.subtract({ days: DRAWN_DAYS }), zone, 0, 0),
  });
  try {
    const agenda = createAgenda();
    const random = seededRandom(seed);
    const story = createStory({ desk, agenda, random, zone });
    planYear({ story, agenda, first, zone, random, size });
    planLastDays({ story, desk, agenda, today, zone, random });
    await live(agenda, desk, instantOn(today, zone, 0, 0), zone);
  } finally {
    await desk.close();
    await options.database.commitOne("start", (tx) => tx.$executeRaw`set synchronous_commit = on`);
  }
}

function planYear(year: {
  readonly story: Story;
  readonly agenda: Agenda;
  readonly first: Temporal.PlainDate;
  readonly zone: string;
  readonly random: SeededRandom;
  readonly size: DemoSize;
}): void {
  const { story, agenda, first, zone, random, size } = year;
  const customers = demoCustomers(size.customers, DAYS, random);
  for (const customer of customers) {
    agenda.plan(instantOn(first.add({ days: customer.fromDay }), zone, 8, 30), () => story.meet(customer));
  }
  const invoiced = new Set<DemoCustomer>();
  for (let index = 0; index < size.invoices; index++) {
    const day = Math.floor((index * (DAYS - 2)) / size.invoices);
    const known = customers.filter(({ fromDay }) => fromDay <= day);
    // Each comes once soon after they were met; then it is as it comes.
    const fresh = known.find((customer) => !invoiced.has(customer));
    const customer = fresh ?? random.pick(known);
    invoiced.add(customer);
    const at = instantOn(onWeekday(first.add({ days: day })), zone, random.between(9, 16), random.below(60));
    agenda.plan(at, () => story.invoice(customer));
  }
}

/** Delivers in the evening of each day: what was sent on one day makes its customer known on the next. */
async function live(agenda: Agenda, desk: DemoDesk, end: Temporal.Instant, zone: string): Promise<void> {
  let day: Temporal.PlainDate | null = null;
  await agenda.run(end, async (at) => {
    const next = at.toZonedDateTimeISO(zone).toPlainDate();
    if (day !== null && !next.equals(day)) await desk.deliver();
    day = next;
    desk.moveTo(at);
  });
}
