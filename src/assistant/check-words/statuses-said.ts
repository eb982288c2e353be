/** That something is so, or has been done: "overdue", "sent". `denied` where the clause says that it is not. */
export interface Status {
  readonly group: string;
  readonly denied: boolean;
  /** "I have sent": the speaker claims to have done it. */
  readonly byMe: boolean;
  /** Of nothing, or of everything: "nothing is overdue", "everybody has paid". */
  readonly scope: "none" | "all" | "some";
}

/** What can be said of a document or a customer. */
const STATES: Readonly<Record<string, string>> = {
  payable: "you (?:still )?owe|you(?:['’]re| are) owing",
  overdue: "overdue|late|past due|past its due date|behind|delinquent|in arrears",
  open: "owe|owes|owed|owing|open|outstanding|unpaid|unsettled|balance|debt|to pay",
  "part-paid":
    "paid in part|partly paid|part[- ]paid|partially paid|paid partially|paid partly|partial payment|in part",
  paid: "paid|settled|paid up|cleared|squared|caught up|up to date|in good standing",
  waiting:
    "waits?|waiting|awaits?|awaiting|pending|on hold|held|needs? (?:your|an|the owner['’]s) (?:approval|decision|ok|okay|go-ahead|sign-off)",
};

/** What can have been done. Each with the beginnings of its other forms, for "I will send" and for operations' names. */
const ACTS: Readonly<Record<string, { readonly done: string; readonly base: string }>> = {
  sent: {
    done: "sent|emailed|e-mailed|mailed|delivered|went out|gone out|on its way|on the way|forwarded|shipped|dispatched|out the door|in (?:their|his|her) (?:inbox|mailbox|hands)|already with|(?:has|have) got (?:the|your|its|their) (?:invoice|document|bill)|landed",
    base: "send|email|mail|forward|deliver",
  },
  issued: { done: "issued", base: "issue" },
  created: {
    done: "created|drafted|prepared|(?:is|are) ready|raised|written|wrote|generated|drawn up|drew up|invoiced|billed|made out",
    base: "create|draft|prepare|raise|write|invoice|bill",
  },
  noted: {
    done: "recorded|noted|logged|booked|registered|entered|received|taken down",
    base: "record|note|log|book|register|enter",
  },
  added: { done: "added|saved|on file|put on file|stored", base: "add|save" },
  changed: {
    done: "changed|updated|edited|revised|amended|corrected|adjusted|modified|fixed|renamed|agreed",
    base: "change|update|edit|revise|amend|correct|adjust|fix|rename|agree",
  },
  voided: { done: "voided?|cancelled|canceled|annulled", base: "void|cancel|annul" },
  reversed: { done: "reversed|undone|undid|taken back|took back|rolled back|reverted", base: "reverse|undo|revert" },
  deleted: { done: "deleted|removed|erased|wiped", base: "delete|remove|erase" },
  approved: { done: "approved|authori[sz]ed|signed off|green-?lit|confirmed", base: "approve|authori[sz]e|confirm" },
  rejected: { done: "rejected|declined|turned down", base: "reject|decline" },
  refunded: {
    done: "refunded|reimbursed|credited|paid back|written off|wrote off|waived|forgiven",
    base: "refund|reimburse|credit|waive",
  },
  reminded: {
    done: "reminded|chased|nudged|dunned|followed up|pinged|contacted|called|phoned|texted|messaged",
    base: "remind|chase|nudge|follow up|contact|call|phone|message",
  },
  moved: {
    done: "transferred|wired|deposited|withdrawn|charged|collected|debited",
    base: "transfer|wire|deposit|withdraw|charge|collect",
  },
  scheduled: {
    done: "scheduled|rescheduled|postponed|extended|arranged|set up|set a reminder",
    base: "schedule|reschedule|postpone|extend|arrange|set up",
  },
  applied: { done: "applied|allocated|netted", base: "apply|allocate" },
  heard: {
    done: "(?<!\\byou )(?:promised|pledged|assured|replied|answered|responded|complained|disputed|accepted|refused|disagreed|said|told (?:me|us)|wrote back|called back|got back to)",
    base: "promise|dispute",
  },
  done: {
    done: "done|all set|taken care of|took care of|sorted|completed?|finished|handled|gone through|went through|dealt with",
    base: "take care of|handle|sort",
  },
};

const NEGATION = /\b(?:not|no|none|nothing|nobody|never|without|neither|nor|zero|cannot)\b|n['’]t\b/i;
/** What comes after these has not happened, or is asked. */
const UNREAL =
  /\b(?:if|once|when|whenever|until|till|unless|before|as soon as|whether|who|whom|how|can|could|will|would|may|might|should|shall|must|to be|to get|needs? to|going to|which invoices|what)\b/i;
const BY_ME = /\b(?:i|i['’]ve|i have|we|we['’]ve|i just|i already)\b/i;
const NONE =
  /\b(?:nothing(?! of (?:it|that|this))|nobody|no one|none of (?:your|the|them|those) (?:invoices|customers)|no (?:invoices?|customers?|payments?|documents?|one))\b/i;
const ALL =
  /\b(?:everything|everybody|everyone|all (?:of )?(?:your|the|our)? ?(?:invoices|customers|payments|clients|documents)|all (?:are|is|have|has)|all of (?:it|that|this|them|those)|every (?:invoice|customer|payment|cent|penny)|all)\b/i;

const groups: readonly (readonly [string, RegExp])[] = [
  ...Object.entries(STATES),
  ...Object.entries(ACTS).map(([group, { done }]) => [group, done] as const),
].map(([group, words]) => [group, new RegExp(`(?<![\\p{L}-])(?:${words})(?![\\p{L}-])`, "giu")]);

export const isState = (group: string): boolean => Object.hasOwn(STATES, group);

/** The group of acts to which an operation's name belongs by its first word: "send-document" to "sent". */
export function actOfOperation(operation: string): string | null {
  const [verb = ""] = operation.split("-");
  const found = Object.entries(ACTS).find(([, { base }]) => new RegExp(`^(?:${base})$`, "i").test(verb));
  return found?.[0] ?? null;
}

/** What a clause says to be so or to have been done. */
export function statusesSaid(clause: string): readonly Status[] {
  const blanked = [...groups].reduce<{ readonly rest: string; readonly found: readonly Status[] }>(
    ({ rest, found }, [group, pattern]) => {
      const here = [...rest.matchAll(pattern)].flatMap(({ index, 0: said }): Status[] => {
        const before = clause.slice(0, index);
        const after = clause.slice(index + said.length);
        if (UNREAL.test(before)) return [];
        return [{ group, denied: isDenied(before, after), byMe: BY_ME.test(before), scope: scopeOf(clause) }];
      });
      return { rest: rest.replaceAll(pattern, (said) => " ".repeat(said.length)), found: [...found, ...here] };
    },
    { rest: clause, found: [] },
  );
  return blanked.found;
}

function isDenied(before: string, after: string): boolean {
  return (
    NEGATION.test(before) ||
    /^\s+(?:you |us |me )?(?:nothing|no\b|not\b|zero|none)/i.test(after) ||
    /^\W{0,3}0[.,]00\b/.test(after)
  );
}

function scopeOf(clause: string): Status["scope"] {
  if (NONE.test(clause)) return "none";
  return ALL.test(clause) ? "all" : "some";
}

const PROMISE = new RegExp(
  `\\b(?:i['’]ll|i will|i['’]m going to|i am going to|let me|we['’]ll|we will)\\s+(?:now |then |also |just |go ahead and |make sure to )*(?:${Object.values(
    ACTS,
  )
    .map(({ base }) => base)
    .join("|")}|get (?:that|it|this)|do (?:that|it|this)|keep an eye|make sure|look into|check back|take care)\\b`,
  "i",
);
const UNDER_WAY = new RegExp(
  `\\b(?:i['’]m|i am|we['’]re)\\s+(?:now |just |already )*(?:send|email|mail|creat|draft|record|not|add|updat|chang|void|cancel|delet|remov|approv|refund|remind|chas|contact|transfer|schedul)(?:t)?ing\\b`,
  "i",
);
const LIBERTY = /\b(?:liberty of|ahead with)\s+\p{L}+ing\b/iu;
const WILL_HAVE =
  /\b(?:will|should|['’]ll) (?:now |soon |shortly )*(?:see|find|get|receive|have) (?:it|the|this|that|your)\b/i;
const CONDITION = /\b(?:if|once|when|whenever|as soon as|after|until|unless|just say|say|tell me)\b/i;

/** "I'll send it tomorrow": nobody will, for a model has no later. With a condition it only says how to ask. */
export function promises(sentence: string): boolean {
  return (PROMISE.test(sentence) && !CONDITION.test(sentence)) || UNDER_WAY.test(sentence) || LIBERTY.test(sentence);
}

/** "They will find it in their inbox": that it has left already. */
export function saysItLeft(sentence: string): boolean {
  return WILL_HAVE.test(sentence) && !CONDITION.test(sentence);
}
