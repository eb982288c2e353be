import type { Money } from "#domain/money";
import type { StoredApproval } from "#storage/approvals-store";

export interface Decision {
  readonly approval: StoredApproval;
  /** Null where it is about no document. */
  readonly amount: Money | null;
}

const SOON = Temporal.Duration.from({ hours: 48 });

/**
 * What is worth deciding first: what expires within two days, the soonest first; then the largest amounts in the
 * business's currency; then the rest, the oldest first. No rates are stored, so that amounts of other currencies are
 * compared with nothing.
 */
export function rankDecisions(
  decisions: readonly Decision[],
  { currency, now }: { readonly currency: string; readonly now: Temporal.Instant },
): readonly Decision[] {
  const soon = ({ approval }: Decision): boolean => Temporal.Instant.compare(approval.expiresAt, now.add(SOON)) < 0;
  const own = ({ amount }: Decision): bigint | null => (amount?.currency === currency ? amount.amountMinor : null);
  const group = (decision: Decision): number => (soon(decision) ? 0 : own(decision) === null ? 2 : 1);
  return decisions.toSorted((a, b) => {
    if (group(a) !== group(b)) return group(a) - group(b);
    if (group(a) === 0) return Temporal.Instant.compare(a.approval.expiresAt, b.approval.expiresAt);
    const [left, right] = [own(a) ?? 0n, own(b) ?? 0n];
    if (left !== right) return left > right ? -1 : 1;
    return Temporal.Instant.compare(a.approval.createdAt, b.approval.createdAt);
  });
}
