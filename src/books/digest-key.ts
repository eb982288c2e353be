/** The key of a member's digest of one local day in the outbox: there is at most one. */
export function digestKey({ id }: { readonly id: string }, date: Temporal.PlainDate): string {
  return `digest:${id}:${date.toString()}`;
}
