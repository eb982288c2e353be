import { approvalButtons, approvalCard } from "#books/approval-card";
import { message } from "#cards/message";
import { tellMember } from "#chat/tell-member";
import { formatMoment } from "#domain/moment";
import { whenToTell } from "#domain/quiet-hours";
import { defineJob } from "#scheduling/define-job";
import { keptBack } from "#scheduling/kept-back";
import { approvalById, holdApproval, pendingApprovals, type StoredApproval } from "#storage/approvals-store";
import { listMembers, type Member } from "#storage/business-store";
import { reachOf } from "#storage/member-conversations-store";
import { allPreferences } from "#storage/preferences-store";

/** One telling of one member about one approval. */
interface Item {
  readonly approval: StoredApproval;
  readonly step: Step["name"];
  readonly member: Member;
}

interface Step {
  readonly name: "reminder" | "escalation" | "last-call";
  /** From when on. */
  at(approval: StoredApproval): Temporal.Instant;
  /** Who is told, of those who may decide; the first of them is the one whom it waits for. */
  tells(deciders: readonly Member[]): readonly Member[];
}

/**
 * A reminder after a few hours; the next day, at another hour, whoever else may decide, and where there is nobody else
 * the same person again; everybody a day before it expires.
 */
const STEPS: readonly Step[] = [
  { name: "reminder", at: ({ createdAt }) => createdAt.add({ hours: 4 }), tells: (deciders) => deciders.slice(0, 1) },
  {
    name: "escalation",
    at: ({ createdAt }) => createdAt.add({ hours: 23 }),
    tells: (deciders) => (deciders.length > 1 ? deciders.slice(1) : deciders),
  },
  { name: "last-call", at: ({ expiresAt }) => expiresAt.subtract({ hours: 24 }), tells: (deciders) => deciders },
];

export default defineJob<Item>({
  name: "approval-nudge",
  sentence: "Reminds whoever decides of what waits, then the others who may, then all before it expires.",
  schedule: { everyMinutes: 1 },
  missed: "run-once",
  async find({ db, now, zone }) {
    const [members, preferences] = [await listMembers(db), await allPreferences(db)];
    const found = [];
    for (const approval of await pendingApprovals(db, now)) {
      // Of several that came due while nothing ran, the last one says it all.
      const step = STEPS.findLast((one) => Temporal.Instant.compare(one.at(approval), now) <= 0);
      for (const member of step?.tells(decidersOf(approval, members)) ?? []) {
        if (step === undefined) continue;
        const { quiet, zone: own } = preferences.of(member.id);
        const due = whenToTell(step.at(approval), { now, quiet, zone: own ?? zone });
        found.push({ due, item: { approval, step: step.name, member } });
      }
    }
    return found;
  },
  key: ({ approval, step, member }) => `${approval.id}:${step}:${member.id}`,
  async run({ approval, step, member }, { db, zone }) {
    const { place, spokenIn } = await reachOf(db, member.id);
    if (spokenIn === null) return { outcome: `${member.name} has not spoken yet` };
    if (place === null) return keptBack(member);
    const post = message({
      text: nudgeWords(approval, step, zone),
      card: approvalCard(approval),
      buttons: approvalButtons(approval, true),
      approvalId: approval.id,
    });
    return {
      outcome: `${step} of ${approval.code} for ${member.name}`,
      effects: [tellMember(`nudge:${approval.id}:${step}:${member.id}`, place, post, { repeat: true })],
      // Asked where it counts: a decision that is under way is waited for, and one that was made ends the reminding.
      async write(tx) {
        await holdApproval(tx, approval.id);
        return (await approvalById(tx, approval.id))?.status === "pending";
      },
    };
  },
  async next({ db, now }) {
    const ahead = (await pendingApprovals(db, now)).flatMap((approval) => STEPS.map((step) => step.at(approval)));
    const due = ahead.filter((at) => Temporal.Instant.compare(at, now) > 0);
    return due.toSorted(Temporal.Instant.compare)[0] ?? null;
  },
});

/** Those who may decide, and first whoever asked, else whoever has been there longest. */
function decidersOf({ roles, requestedBy }: StoredApproval, members: readonly Member[]): readonly Member[] {
  const may = members.filter(({ role }) => roles.includes(role));
  return [...may.filter(({ id }) => id === requestedBy), ...may.filter(({ id }) => id !== requestedBy)];
}

function nudgeWords({ code, card, createdAt, expiresAt }: StoredApproval, step: Step["name"], zone: string): string {
  const what = `${card.title} (${code})`;
  if (step === "last-call")
    return `Last call: ${what} expires on ${formatMoment(expiresAt, zone)}. After that it has to be asked for again.`;
  const since = formatMoment(createdAt, zone);
  return step === "reminder"
    ? `Still waiting for you since ${since}: ${what}.`
    : `Nobody has decided since ${since}: ${what}.`;
}
