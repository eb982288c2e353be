import type { SeededRandom } from "./seeded-random.ts";

/** A customer of the demo's studio, who does not exist. */
export interface DemoCustomer {
  readonly name: string;
  readonly email: string;
  readonly currency: "USD" | "EUR" | "GBP";
  readonly termsDays: number;
  /** How many days after the due date they usually pay. */
  readonly lateDays: number;
  /** How many days after the story's first day they come. */
  readonly fromDay: number;
  readonly service: Service;
  readonly agreesRate: boolean;
}

/** What the studio sells: a price per unit in whole units of the currency, and how many units go into one invoice. */
export interface Service {
  readonly what: string;
  readonly price: readonly [least: number, most: number];
  readonly units: readonly [least: number, most: number];
}

const FIRST = [
  "Harbour",
  "Juniper",
  "Northgate",
  "Copper",
  "Willow",
  "Beacon",
  "Larch",
  "Saffron",
  "Granite",
  "Meadow",
];
const SECOND = ["Bakery", "Dental", "Outdoor", "Books", "Coffee", "Architects", "Cycles", "Yoga", "Wines", "Museum"];
const ENDINGS = ["Ltd", "LLC", "Inc", "GmbH", "& Sons", "Co"];

const SERVICES: readonly Service[] = [
  { what: "Website design", price: [1_800, 4_600], units: [1, 1] },
  { what: "Brand identity", price: [1_500, 4_200], units: [1, 1] },
  { what: "Photography day", price: [650, 1_400], units: [1, 3] },
  { what: "Illustration", price: [90, 180], units: [3, 12] },
  { what: "Hosting and care", price: [80, 240], units: [1, 3] },
  { what: "Consulting hour", price: [95, 140], units: [4, 24] },
  { what: "Packaging design", price: [900, 2_800], units: [1, 1] },
];

/** So many customers with names of their own, the first ones from the story's first days on. */
export function demoCustomers(count: number, days: number, random: SeededRandom): readonly DemoCustomer[] {
  return Array.from({ length: count }, (_, index) => {
    const [first, second] = [FIRST[index % 10] ?? "", SECOND[(index * 3 + Math.floor(index / 10)) % 10] ?? ""];
    const currency = index % 9 === 4 ? "EUR" : index % 13 === 7 ? "GBP" : "USD";
    return {
      name: `${first} ${second} ${currency === "EUR" ? "GmbH" : random.pick(ENDINGS.filter((ending) => ending !== "GmbH"))}`,
      email: `accounts@${first}-${second}.example`.toLowerCase(),
      currency,
      termsDays: random.pick([14, 14, 30, 30, 30, 45]),
      // As many are early as are late, and a few are very late.
      lateDays: random.pick([-9, -6, -5, -3, -2, 0, 1, 3, 6, 11, 19, 33]),
      fromDay: Math.floor((index * days * 0.7) / count),
      service: random.pick(SERVICES),
      agreesRate: index % 5 === 2,
    };
  });
}
