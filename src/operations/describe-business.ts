import { z } from "zod";

import { changeCard, changeNotes, changeTitle, fieldsIn, sameValue } from "#books/business-change";
import {
  type Business,
  type BusinessChange,
  businessChangeJson,
  fieldName,
  fieldsOf,
  fieldWords,
} from "#domain/business";
import { checkNumberPattern, sequenceOf } from "#documents/number-pattern";
import { defineOperation, type World } from "#governance/define-operation";
import { PurserError, Refused } from "#kernel/errors";
import { changeBusiness, lockBusiness, theBusiness } from "#storage/business-store";
import type { Db } from "#storage/database";
import { nextNumber, numbersOf } from "#storage/documents-store";
import { logoMark } from "#storage/logos-store";

const input = z
  .strictObject({
    set: businessChangeJson,
    /** What the same fields said when it was asked for: where they say something else by now, nothing is changed. */
    was: businessChangeJson,
  })
  .refine(
    ({ set, was }) => fieldsIn(set).length > 0 && sameFields(set, was),
    "It names no field, or not the same twice.",
  );

/** Changes what the business says of itself: who it is, how it is paid, how its documents are made. */
export default defineOperation({
  name: "describe-business",
  said: {
    todo: "change the business's details",
    once: "business's details changed",
    many: "changes of the business's details",
  },
  workflow: "administration",
  effect: "configure",
  mayAsk: ["owner", "bookkeeper"],
  input,
  // Two requests about different fields wait side by side; a newer one about the same takes the older one's place.
  subject: ({ set }) => `business:${fieldsIn(set).toSorted().join("+")}`,
  async describe(db, asked, world) {
    const business = await theBusiness(db);
    await refuseUnfit(db, asked, business, world);
    const notes = await changeNotes(db, asked.set, { business, at: world.at });
    const warning = asked.set.bank === undefined ? [] : [HOW_PAID];
    return changeCard(asked, { title: changeTitle(asked.set), tone: "attention", notes: [...warning, ...notes] });
  },
  async perform(tx, asked, world) {
    const business = await lockBusiness(tx);
    await refuseUnfit(tx, asked, business, world);
    await changeBusiness(tx, asked.set);
    const { set, was } = asked;
    return {
      subject: `business:${fieldsIn(set).toSorted().join("+")}`,
      result: { fields: fieldsIn(set) },
      wayBack: { operation: "describe-business", input: { set: was, was: set } },
    };
  },
});

const HOW_PAID =
  "This changes where customers send money. Approve it only if you know from the person themselves that it is right.";

type Asked = z.output<typeof input>;

/** @throws Refused where the business changed in the meantime, or a value does not fit what there is */
async function refuseUnfit(db: Db, { set, was }: Asked, business: Business, { documentTypes }: World): Promise<void> {
  const now = fieldsOf(business, fieldsIn(set));
  const moved = fieldsIn(set).filter((field) => !sameValue(now[field], was[field]));
  if (moved.length > 0) {
    const words = moved.map(
      (field) =>
        `The ${fieldName(field)} changed in the meantime: ${fieldWords(now, field)} now, ${fieldWords(was, field)} when this was asked for, ${fieldWords(set, field)} wanted.`,
    );
    throw new Refused("changed", words.join(" "), "Nothing was changed. Say it again if you still want it.");
  }
  if (set.logo !== undefined && set.logo !== null && (await logoMark(db, set.logo)) === null) {
    throw new Refused("no-such-logo", "That picture is not kept here.", "Give the file again.");
  }
  if (set.numberPatterns !== undefined) {
    await refuseNumbersTwice(db, set.numberPatterns, now.numberPatterns ?? {}, [...documentTypes.keys()]);
  }
}

/** A pattern under which a number that was given would come again cannot be taken: each is given once. */
async function refuseNumbersTwice(
  db: Db,
  patterns: Readonly<Record<string, string>>,
  before: NonNullable<BusinessChange["numberPatterns"]>,
  kinds: readonly string[],
): Promise<void> {
  for (const [kind, pattern] of Object.entries(patterns)) {
    if (before[kind] === pattern) continue;
    if (!kinds.includes(kind)) {
      throw new Refused("no-such-type", `There are no documents called "${kind}".`, `There are: ${kinds.join(", ")}.`);
    }
    try {
      checkNumberPattern(pattern);
    } catch (error) {
      if (error instanceof PurserError) throw new Refused(error.code, error.message, error.next);
      throw error;
    }
    const next = await nextNumber(db, kind);
    const again = (await numbersOf(db, kind)).find((number) => (sequenceOf(pattern, number) ?? 0n) >= next);
    if (again !== undefined) {
      throw new Refused(
        "number-taken",
        `Numbers like ${pattern} would come to ${again} again, which was given already.`,
        "Choose another form, for example with the year in it.",
      );
    }
  }
}

function sameFields(a: BusinessChange, b: BusinessChange): boolean {
  return fieldsIn(a).toSorted().join() === fieldsIn(b).toSorted().join();
}
