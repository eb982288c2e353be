import type { Card } from "#cards/card";
import type { Button } from "#cards/message";
import type { StoredApproval } from "#storage/approvals-store";

/** What waits, with why it asks. */
export function approvalCard(approval: StoredApproval): Card {
  return { ...approval.card, notes: [...approval.card.notes, `Why it asks: ${ruleWords(approval)}`] };
}

export function ruleWords(approval: StoredApproval): string {
  return approval.rules.map((rule) => rule.words).join(" ");
}

/** @param mayDecide whoever may not is not tempted to tap; at the tap it is looked at again */
export function approvalButtons({ code, operation }: StoredApproval, mayDecide: boolean): readonly Button[] {
  const button = (label: string, says: string, style?: Button["style"]): Button => ({
    label,
    code,
    says,
    ...(style === undefined ? {} : { style }),
  });
  const why = button("Why", `why ${code}`);
  if (!mayDecide) return [why];
  return [
    button("Approve", `approve ${code}`, "primary"),
    button("Reject", `reject ${code}`, "danger"),
    ...(["issue-document", "reissue-document"].includes(operation) ? [button("Edit", `edit ${code}`)] : []),
    why,
  ];
}
