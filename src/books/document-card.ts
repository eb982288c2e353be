import { type Card, card, type Tone } from "#cards/card";
import type { DocumentView } from "#documents/view";

/** A document as a card: who, when, what, how much. */
export function documentCard(
  view: DocumentView,
  { title, tone }: { readonly title: string; readonly tone: Tone },
): Card {
  const total = view.totals.find((row) => row.strong);
  return card({
    title,
    tone,
    fields: [
      { label: "To", value: view.to.name },
      { label: "From", value: view.from.name },
      ...view.dates,
      ...(view.references ?? []),
      { label: "Total", value: total?.value ?? "" },
    ],
    tables: [
      {
        columns: [
          { label: "What", align: "left" },
          { label: "Qty", align: "right" },
          { label: "Price", align: "right" },
          { label: `Amount ${view.currency}`, align: "right" },
        ],
        rows: [
          ...view.lines.map((line) => [line.description, line.quantity, line.unitPrice, line.amount]),
          ...view.totals
            .filter((row) => !row.strong && view.totals.length > 2)
            .map((row) => [row.label, "", "", row.value]),
        ],
      },
    ],
    notes: view.notes === null ? [] : [view.notes],
  });
}
