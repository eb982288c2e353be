import { writeDecimal } from "#domain/decimal";
import { knownCurrency } from "#domain/currencies";
import type { Database } from "#storage/database";

import type { Before, Deed, DocumentFacts } from "./deed.ts";
import { plainText } from "./normal.ts";

type Reads = Database["reads"];
type Json = Readonly<Record<string, unknown>>;

/** The newest act, which bounds what a message does. Ids sort by birth. */
export async function newestAct(db: Reads): Promise<string> {
  const row = await db.act.findFirst({ orderBy: { id: "desc" }, select: { id: true } });
  return row?.id ?? "";
}

/** What was asked at the door after an act, oldest first. */
export async function deedsAfter(db: Reads, actId: string): Promise<readonly Deed[]> {
  const acts = await db.act.findMany({ where: { id: { gt: actId } }, orderBy: { id: "asc" } });
  const deeds: Deed[] = [];
  for (const act of acts) {
    const input = asJson(act.input);
    const approval = act.approvalId === null ? null : await db.approval.findUnique({ where: { id: act.approvalId } });
    const documentId = await documentIdOf(db, act.subject, input);
    const document = documentId === null ? null : await documentOf(db, documentId, input["content"]);
    deeds.push({
      operation: act.operation,
      effect: act.effect,
      outcome: act.outcome as Deed["outcome"],
      subject: act.subject,
      input,
      result: asJson(act.result),
      party: document?.facts.party ?? (await partyNameOf(db, input, act.subject)),
      document,
      numbers: await numbersOf(db, input),
      approval: approval === null ? null : { code: approval.code, status: approval.status, reason: approval.reason },
    });
  }
  return deeds;
}

/** What a correction or an undo may be about. */
export async function observeBefore(db: Reads, worldEnds: string): Promise<Before> {
  const acts = (await deedsAfter(db, worldEnds)).filter(({ outcome }) => outcome !== "refused");
  const approvals = await db.approval.findMany({ where: { status: "pending" } });
  const byCode = new Map<string, Deed["document"]>();
  for (const { code, subject } of approvals)
    byCode.set(code, subject === null ? null : await documentOf(db, subject, undefined));
  const documents = await db.document.findMany({ where: { number: { not: null } }, include: { party: true } });
  const byNumber = new Map<string, Deed["document"]>();
  const open = new Map<string, { amount: string; currency: string; party: string }>();
  for (const { id, number, currency, totalMinor, party } of documents) {
    const settled = await db.allocation.aggregate({ where: { documentId: id }, _sum: { amountMinor: true } });
    const left = totalMinor - (settled._sum.amountMinor ?? 0n);
    byNumber.set(number ?? "", await documentOf(db, id, undefined));
    open.set(number ?? "", { amount: decimalOf(left, currency), currency, party: party.name });
  }
  const parties = await db.party.findMany({ select: { name: true, termsDays: true } });
  return {
    document: acts.findLast(({ document }) => document !== null)?.document ?? null,
    lastSubject: acts.at(-1)?.subject ?? null,
    byCode,
    byNumber,
    open,
    terms: new Map(parties.map(({ name, termsDays }) => [name, termsDays])),
  };
}

async function documentIdOf(db: Reads, subject: string | null, input: Json): Promise<string | null> {
  for (const id of [input["documentId"], subject]) {
    if (typeof id !== "string") continue;
    if ((await db.document.findUnique({ where: { id }, select: { id: true } })) !== null) return id;
  }
  return null;
}

/** @param asked the content that an act asks for, where it is not the document's own (yet) */
async function documentOf(db: Reads, id: string, asked: unknown): Promise<Deed["document"]> {
  const row = await db.document.findUniqueOrThrow({ where: { id }, include: { party: true } });
  const content = asked === undefined ? row.content : asked;
  return { id, number: row.number, facts: factsOf(asJson(content), row.party.name) };
}

function factsOf(content: Json, party: string): DocumentFacts {
  const currency = String(content["currency"]);
  const lines = (content["lines"] ?? []) as readonly Json[];
  return {
    party,
    currency,
    lines: lines.map((line) => ({
      quantity: String(line["quantity"]),
      description: String(line["description"]),
      unitPrice: decimalOf(BigInt(String(line["unitPriceMinor"])), currency),
      taxPercent: textOrNull(line["taxPercent"]),
      discountPercent: textOrNull(line["discountPercent"]),
    })),
    issueDate: String(content["issueDate"]),
    due: textOrNull(content["dueDate"]),
    taxIncluded: content["taxIncluded"] === true,
    discountPercent: textOrNull(content["discountPercent"]),
    reference: textOrNull(content["reference"]),
  };
}

async function partyNameOf(db: Reads, input: Json, subject: string | null): Promise<string | null> {
  for (const id of [input["partyId"], subject]) {
    if (typeof id !== "string") continue;
    const row = await db.party.findUnique({ where: { id }, select: { name: true } });
    if (row !== null) return row.name;
  }
  return null;
}

async function numbersOf(db: Reads, input: Json): Promise<readonly string[]> {
  const ids = [input["documentId"], ...((input["documentIds"] ?? []) as readonly unknown[])];
  const rows = await db.document.findMany({ where: { id: { in: ids.filter((id) => typeof id === "string") } } });
  return rows.flatMap(({ number }) => (number === null ? [] : [number]));
}

export function decimalOf(minor: bigint, currency: string): string {
  return writeDecimal(minor, knownCurrency(currency).digits);
}

function asJson(value: unknown): Json {
  return typeof value === "object" && value !== null ? (value as Json) : {};
}

function textOrNull(value: unknown): string | null {
  return plainText(value) ?? null;
}
