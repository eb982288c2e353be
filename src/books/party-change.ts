import { type Card, card, type Tone } from "#cards/card";
import { NOT_SET } from "#domain/business";
import { type PartyChange, partyFieldName, partyFieldsIn, partyFieldWords } from "#domain/party-details";
import { inCapital } from "#domain/text";

/** What each detail of a customer was and what it becomes, side by side. */
export function partyChangeCard(
  { was, set }: { readonly was: PartyChange; readonly set: PartyChange },
  { title, tone, notes = [] }: { readonly title: string; readonly tone: Tone; readonly notes?: readonly string[] },
): Card {
  const left = (label: string) => ({ label, align: "left" as const });
  const rows = partyFieldsIn(set).map((field) => [
    inCapital(partyFieldName(field)),
    partyFieldWords(was, field) ?? NOT_SET,
    partyFieldWords(set, field) ?? NOT_SET,
  ]);
  return card({ title, tone, tables: [{ columns: [left(""), left("Was"), left("Becomes")], rows }], notes });
}
