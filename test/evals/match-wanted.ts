import type { Before, Deed, Observed, ToolCall } from "./deed.ts";
import { documentDiff, wantedCorrection, wantedInvoice } from "./document-diff.ts";
import type { Args, Wanted } from "./eval-case.ts";
import { normalAmount, normalDecimal, normalText, plainText } from "./normal.ts";
import { decimalOf } from "./observe.ts";

/** Whether a wanted thing happened, and which deeds belong to it; or how what came nearest differs. */
export type Match =
  | { readonly ok: true; readonly deeds: readonly Deed[]; readonly call?: ToolCall }
  | { readonly ok: false; readonly why: readonly string[] };

/** What is left to match: what an earlier wanted thing took is not taken twice. */
export interface Evidence {
  readonly deeds: readonly Deed[];
  readonly calls: readonly ToolCall[];
  readonly observed: Observed;
}

/** Looks for one wanted thing among what happened: by the books where it is an act, by the tool's call where it reads. */
export function matchWanted({ tool, args }: Wanted, evidence: Evidence): Match {
  switch (tool) {
    case "create-invoice":
      return matchInvoice(args, evidence);
    case "edit-document":
      return matchCorrection(args, evidence);
    case "undo":
      return matchUndo(evidence);
    case "decide-approval":
      return matchDecision(args, evidence);
    case "record-payment":
      return matchDeed("record-payment", evidence, (deed) => paymentDiff(args, deed, evidence.observed.before));
    case "add-customer":
      return matchDeed("add-party", evidence, ({ input }) => [
        ...diff("name", args.name, plainText(input["name"])),
        ...diff("email", args.email, plainText(input["email"])),
        ...diff("termsDays", args.termsDays?.toString(), plainText(input["termsDays"])),
      ]);
    case "agree-rate":
      return matchDeed("agree-rate", evidence, ({ party, input }) => [
        ...diff("party", args.party, party ?? undefined),
        ...diff(
          "item",
          args.item === undefined ? undefined : normalText(args.item),
          normalText(plainText(input["item"]) ?? ""),
        ),
        ...diff("rate", args.rate && normalAmount(args.rate), minorOf(input["unitPrice"])),
      ]);
    case "void-document":
      return matchDeed("void-document", evidence, (deed) => [
        ...numberDiff(args, deed),
        ...diff(
          "reason",
          args.reason && normalText(args.reason),
          deed.input["reason"] === undefined ? undefined : normalText(plainText(deed.input["reason"]) ?? ""),
        ),
      ]);
    case "send-document":
    case "apply-credit": {
      const atTheDoor = matchDeed(tool, evidence, (deed) => (args.number === undefined ? [] : numberDiff(args, deed)));
      return atTheDoor.ok ? atTheDoor : matchCall(tool, args, evidence, ["answer", "no"]);
    }
    default:
      return matchCall(tool, args, evidence, ["answer"]);
  }
}

function matchInvoice(args: Args, { deeds, observed }: Evidence): Match {
  const wanted = wantedInvoice(args, observed.before);
  return nearest(
    deeds.flatMap((deed) => {
      if (deed.operation !== "issue-document" || deed.document === null) return [];
      const whole = deeds.filter(({ document }) => document !== null && document.id === deed.document?.id);
      if (!whole.some(({ operation }) => operation === "draft-document")) return [];
      return [
        {
          deeds: whole.filter(({ operation }) => operation !== "send-document"),
          why: documentDiff(wanted, deed.document.facts),
        },
      ];
    }),
  );
}

/** The document is as it would be after the correction, by whatever way it came there: changed, or voided and anew. */
function matchCorrection(args: Args, { deeds, observed }: Evidence): Match {
  const was = toCorrect(args, observed.before);
  if (was === null) return { ok: false, why: ["there was no document to correct"] };
  const wanted = wantedCorrection(args, was.facts);
  return nearest(
    deeds.flatMap((deed) => {
      if (deed.document === null || deed.outcome === "refused") return [];
      const about = deeds.filter(
        (other) => other.document !== null && (other.document.id === deed.document?.id || other.document.id === was.id),
      );
      return [{ deeds: about, why: documentDiff(wanted, deed.document.facts) }];
    }),
  );
}

function toCorrect({ code, number }: Args, { byCode, byNumber, document }: Before): Deed["document"] {
  if (code !== undefined) return byCode.get(code) ?? null;
  return number === undefined ? document : (byNumber.get(number) ?? null);
}

/** What was done last is taken back: an act about the same thing that takes back. */
function matchUndo({ deeds, observed }: Evidence): Match {
  const subject = observed.before.lastSubject;
  return nearest(
    deeds.flatMap((deed) => {
      if (!/^(?:reverse|void|undo|remove|withdraw|delete|archive|forget|reject)/.test(deed.operation)) return [];
      const named = Object.values(deed.input).includes(subject ?? "");
      return [
        { deeds: [deed], why: deed.subject === subject || named ? [] : [`${deed.operation} is about another thing`] },
      ];
    }),
  );
}

function matchDecision(args: Args, { deeds }: Evidence): Match {
  const decided = deeds.filter(
    ({ approval }) => approval !== null && ["approved", "rejected"].includes(approval.status),
  );
  return nearest(
    decided.map((deed) => ({
      deeds: [deed],
      why: [
        ...diff("code", args.code, deed.approval?.code),
        ...diff("verdict", args.verdict, deed.approval?.status === "approved" ? "approve" : "reject"),
        ...diff(
          "reason",
          args.reason && normalText(args.reason),
          deed.approval?.reason === null ? undefined : normalText(deed.approval?.reason ?? ""),
        ),
      ],
    })),
  );
}

function paymentDiff(args: Args, { party, input, numbers }: Deed, { open }: Before): readonly string[] {
  const item = args.number === undefined ? undefined : open.get(args.number);
  const amount = args.amount ?? item;
  return [
    ...diff("party", args.party ?? item?.party, party ?? undefined),
    ...diff("amount", amount && normalAmount(amount), minorOf(input["amount"])),
    ...diff("number", args.number, numbers.join(" ") || undefined),
    ...diff("receivedOn", args.receivedOn ?? "2026-11-22", plainText(input["receivedOn"])),
    ...diff(
      "method",
      args.method && normalText(args.method),
      input["method"] === null ? undefined : normalText(plainText(input["method"]) ?? ""),
    ),
  ];
}

function matchDeed(operation: string, { deeds }: Evidence, differs: (deed: Deed) => readonly string[]): Match {
  return nearest(
    deeds.filter((deed) => deed.operation === operation).map((deed) => ({ deeds: [deed], why: differs(deed) })),
  );
}

function matchCall(tool: string, args: Args, { calls }: Evidence, results: readonly ToolCall["result"][]): Match {
  const near = calls
    .filter((call) => call.tool === tool && results.includes(call.result))
    .map((call) => ({ deeds: [], call, why: callDiff(args, call) }));
  return nearest(near);
}

/** The fields of a call against what was wanted. Whom a name meant, and which document, the answer says. */
function callDiff(args: Args, { input, say }: ToolCall): readonly string[] {
  const { party, number, ...rest } = args;
  const whom = party === undefined ? diff("party", undefined, plainText(input["party"])) : said("party", party, say);
  const it = input["number"] === "it" || number === undefined;
  const which = it
    ? number === undefined
      ? []
      : said("number", number, say)
    : diff("number", number, plainText(input["number"])?.toUpperCase());
  const wanted: Readonly<Record<string, unknown>> = { scope: "all", ...rest };
  const is: Readonly<Record<string, unknown>> = { scope: "all", ...input };
  const names = new Set(
    [...Object.keys(wanted), ...Object.keys(is)].filter((name) => name !== "party" && name !== "number"),
  );
  return [...whom, ...which, ...[...names].flatMap((name) => diff(name, wireText(wanted[name]), wireText(is[name])))];
}

function said(name: string, wanted: string, say: string): readonly string[] {
  return say.includes(wanted) ? [] : [`the answer does not name the ${name} ${wanted}: "${say}"`];
}

function numberDiff(args: Args, { numbers, document }: Deed): readonly string[] {
  return diff("number", args.number, numbers[0] ?? document?.number ?? undefined);
}

function diff(name: string, wanted: string | undefined, is: string | undefined): readonly string[] {
  return (wanted ?? "") === (is ?? "") ? [] : [`${name} is ${is ?? "absent"}, wanted ${wanted ?? "none"}`];
}

interface Candidate {
  readonly deeds: readonly Deed[];
  readonly call?: ToolCall;
  readonly why: readonly string[];
}

function nearest(candidates: readonly Candidate[]): Match {
  const [best] = candidates.toSorted((a, b) => a.why.length - b.why.length);
  if (best === undefined) return { ok: false, why: ["it did not happen"] };
  if (best.why.length > 0) return { ok: false, why: best.why };
  return { ok: true, deeds: best.deeds, ...(best.call === undefined ? {} : { call: best.call }) };
}

function wireText(value: unknown): string | undefined {
  if (typeof value === "object" && value !== null && "amount" in value && "currency" in value)
    return normalAmount({ amount: String(value.amount), currency: String(value.currency) });
  if (typeof value === "string") return normalText(value);
  return value === undefined ? undefined : JSON.stringify(value);
}

/** "800 EUR" of `{ amountMinor, currency }`. */
function minorOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("amountMinor" in value) || !("currency" in value))
    return undefined;
  const currency = String(value.currency);
  return `${normalDecimal(decimalOf(BigInt(String(value.amountMinor)), currency))} ${currency}`;
}
