import { formatDate, plainDateJson } from "#domain/business-date";
import { formatMoney, parseMoney } from "#domain/money";

import type { ToolInput } from "./language/reading.ts";

/** How one part of a call is said back to whoever is asked whether it is meant. */
export type Part = (value: unknown) => string;

export const plain: Part = (value) => (typeof value === "string" || typeof value === "number" ? String(value) : "?");

/** What a call would do, part by part; undefined where it has a part that nothing is said for here. */
export function partsSaid(input: ToolInput, parts: Readonly<Record<string, Part>>): readonly string[] | undefined {
  const fields = Object.entries(input).filter(([, value]) => value !== undefined);
  if (fields.some(([field]) => !Object.hasOwn(parts, field))) return undefined;
  // In the order of the table, whatever was said first.
  return Object.entries(parts).flatMap(([field, part]) =>
    input[field] === undefined ? [] : [part(input[field])].filter((said) => said !== ""),
  );
}

/** "550.00 USD", or as it was said where it cannot be an amount. */
export const moneySaidBack: Part = (value) => {
  const said = value as { readonly amount: string; readonly currency: string };
  const read = parseMoney(said);
  return read.ok ? formatMoney(read.value) : `${said.amount} ${said.currency}`;
};

export const daySaidBack: Part = (value) => {
  const read = plainDateJson.safeDecode(plain(value));
  return read.success ? formatDate(read.data) : plain(value);
};
