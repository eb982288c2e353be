/** What `help` lists sayings under, in this order. */
export const HELP_TOPICS = [
  "invoices",
  "payments",
  "money owed",
  "customers",
  "decisions",
  "your business",
  "being told",
] as const;

export type HelpTopic = (typeof HELP_TOPICS)[number];

/** How a person would say something, and where `help` lists it; null is nowhere. */
export interface Example {
  readonly topic: HelpTopic | null;
  readonly example: string;
}
