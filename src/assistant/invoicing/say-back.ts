import type { ToolInput } from "../language/reading.ts";
import { daySaidBack, moneySaidBack, type Part, partsSaid, plain } from "../parts-said.ts";

type Json = Readonly<Record<string, unknown>>;

const quoted: Part = (value) => `"${plain(value)}"`;
const nothing: Part = () => "";

/** What an invoice says, as it is asked about. */
const INVOICE: Readonly<Record<string, Part>> = {
  amount: moneySaidBack,
  lines: (value) => (value as readonly Json[]).map(lineSaid).join(" and "),
  description: (value) => `for ${quoted(value)}`,
  discountPercent: (value) => `${plain(value)} % discount`,
  taxPercent: (value) => (value === "none" ? "without tax" : `${plain(value)} % tax`),
  taxIncluded: (value) => (value === "yes" ? "tax in the price" : "tax on top"),
  noTax: () => "without tax",
  total: (value) => `${moneySaidBack(value)} in total`,
  reference: (value) => `reference ${quoted(value)}`,
  issueDate: (value) => `dated ${daySaidBack(value)}`,
  due: (value) => `due ${daySaidBack(value)}`,
  termsDays: (value) => `due in ${plain(value)} days`,
};

function lineSaid({ quantity = "1", description, unitPrice, discountPercent, ...rest }: Json): string {
  const less = discountPercent === undefined ? "" : ` less ${plain(discountPercent)} %`;
  const price = unitPrice === undefined ? "" : ` at ${moneySaidBack(unitPrice)}`;
  const unit = rest["unit"] === undefined ? "" : ` (${plain(rest["unit"])})`;
  return `${plain(quantity)} x ${quoted(description ?? "?")}${price}${unit}${less}`;
}

const CHANGE: Readonly<Record<string, Part>> = {
  index: (value) => (value === "last" ? "the last line" : `line ${plain(value)}`),
  of: (value) => `the line for ${quoted(value)}`,
  quantity: (value) => `${plain(value)} of it`,
  unitPrice: (value) => `${moneySaidBack(value)} each`,
  figure: plain,
  description: (value) => `for ${quoted(value)}`,
  priceMore: (value) => `${moneySaidBack(value)} more`,
  priceLess: (value) => `${moneySaidBack(value)} less`,
  figureMore: (value) => `${plain(value)} more`,
  figureLess: (value) => `${plain(value)} less`,
  quantityMore: (value) => `${plain(value)} more of it`,
  quantityLess: (value) => `${plain(value)} fewer of it`,
};

const EDIT: Readonly<Record<string, Part>> = {
  number: nothing,
  code: nothing,
  party: (value) => `to ${plain(value)}`,
  wasParty: nothing,
  ...INVOICE,
  figure: nothing,
  figureMeans: nothing,
  was: (value) => `not ${moneySaidBack(value)}`,
  wasDue: (value) => `not due ${daySaidBack(value)}`,
  dueLater: (value) => `due ${spanSaid(value)} later`,
  dueEarlier: (value) => `due ${spanSaid(value)} earlier`,
  percent: nothing,
  percentMeans: nothing,
  currency: (value) => `in ${plain(value)}`,
  notes: (value) => `note ${quoted(value)}`,
  changes: nothing,
};

function spanSaid(value: unknown): string {
  const { months, days } = Temporal.Duration.from(plain(value));
  const [count, unit] = months > 0 ? [months, "month"] : [days, "day"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** `an invoice to Globex: 500.00 USD, for "design"`; undefined without whom or what it is for. */
export function sayInvoiceBack({ party, ...input }: ToolInput): string | undefined {
  const parts = partsSaid(input, INVOICE);
  return party === undefined || parts === undefined || parts.length === 0
    ? undefined
    : `an invoice to ${plain(party)}: ${parts.join(", ")}`;
}

/** `to change INV-0002: due 7 days later`; undefined where nothing changes. */
export function sayEditBack(input: ToolInput): string | undefined {
  const one = partsSaid(input, EDIT);
  const changes = ((input["changes"] ?? []) as readonly Json[]).map((change) => partsSaid(change, CHANGE));
  const changed = changes.flatMap((change) => (change === undefined ? [] : [change.join(", ")]));
  // What cannot be said back whole is not asked about.
  if (one === undefined || changed.length < changes.length) return undefined;
  const { party, wasParty, figure, figureMeans, percent, percentMeans } = input;
  const meaning: Readonly<Record<string, string>> = {
    tax: " tax",
    discount: " discount",
    less: " less",
    rise: " more",
  };
  const parts = [
    ...(party !== undefined && wasParty !== undefined ? [`not to ${plain(wasParty)}`] : []),
    ...one,
    ...changed,
    ...(figure === undefined ? [] : [`${plain(figure)}${figureMeans === "quantity" ? " of it" : ""}`]),
    ...(percent === undefined ? [] : [`${plain(percent)} %${meaning[plain(percentMeans)] ?? ""}`]),
  ];
  const whose = wasParty !== undefined && party === undefined ? `${plain(wasParty)}'s invoice` : "it";
  return parts.length === 0
    ? undefined
    : `to change ${plain(input["code"] ?? input["number"] ?? whose)}: ${parts.join(", ")}`;
}
