import { describe, expect, it } from "vitest";

import { partyById, updateParty } from "#storage/parties-store";
import { done, newCustomer } from "#test/business-of-tests";
import type { TestOffice } from "#test/open-office";
import { writable } from "#test/writable";

const NOTHING_SET = { email: null, address: null, taxId: null, termsDays: null };

export function changePartySuite(office: () => TestOffice): void {
  const change = (input: unknown) => office().act("change-party", input, office().anaByHand);
  const onFile = (partyId: string) => partyById(office().database.reads, partyId);

  describe("what is on file of a customer", () => {
    it("is changed detail by detail, and undo puts back exactly those", async () => {
      const partyId = await newCustomer(office(), "Hooli Ltd");
      const first = done(
        await change({
          partyId,
          set: { email: "ap@hooli.example", termsDays: 14 },
          was: { email: null, termsDays: null },
        }),
      );
      done(await change({ partyId, set: { address: "1 Way\nLeeds" }, was: { address: null } }));
      expect(await onFile(partyId)).toMatchObject({
        name: "Hooli Ltd",
        email: "ap@hooli.example",
        address: "1 Way\nLeeds",
        taxId: null,
        termsDays: 14,
      });
      const undone = done(await office().act("change-party", first.wayBack?.input, office().anaByHand));
      expect(await onFile(partyId)).toMatchObject({ ...NOTHING_SET, address: "1 Way\nLeeds" });
      done(await office().act("change-party", undone.wayBack?.input, office().anaByHand));
      expect(await onFile(partyId), "undone again").toMatchObject({ email: "ap@hooli.example", termsDays: 14 });
    });

    it("is not changed where it says something else by now: of two at once one wins", async () => {
      const partyId = await newCustomer(office());
      const outcomes = await Promise.all(
        [10, 20].map((termsDays) => change({ partyId, set: { termsDays }, was: { termsDays: null } })),
      );
      expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(["done", "refused"]);
      const lost = outcomes.find(({ kind }) => kind === "refused");
      expect(lost).toMatchObject({ code: "changed" });
      expect(await onFile(partyId)).toMatchObject({ termsDays: outcomes[0]?.kind === "done" ? 10 : 20 });
    });

    it("is found by a new name and no longer by the old one, which another may take", async () => {
      const partyId = await newCustomer(office(), "Vehement Capital");
      done(await change({ partyId, set: { name: "Vehement  Partners " }, was: { name: "Vehement Capital" } }));
      expect(await onFile(partyId)).toMatchObject({ name: "Vehement Partners" });
      const other = await newCustomer(office(), "Vehement Capital");
      expect(
        await change({ partyId: other, set: { name: "VEHEMENT PARTNERS" }, was: { name: "Vehement Capital" } }),
      ).toMatchObject({ kind: "refused", code: "party-exists" });
    });

    it.each([
      ["an e-mail that is none", { email: "ana at acme" }, { email: null }],
      ["a tax number of 51 characters", { taxId: "1".repeat(51) }, { taxId: null }],
      ["a tax number that cannot be printed", { taxId: "GB1\u202E23" }, { taxId: null }],
      ["terms of 400 days", { termsDays: 400 }, { termsDays: null }],
      ["an address of 1,001 characters", { address: "a".repeat(1_001) }, { address: null }],
      ["a name of nothing", { name: "  " }, { name: "Umbrella" }],
      ["no detail at all", {}, {}],
      ["a detail without what it was", { termsDays: 3 }, {}],
    ])("takes not %s, and stays as it was", async (_, set, was) => {
      const partyId = await newCustomer(office());
      const { name } = (await onFile(partyId)) ?? { name: "" };
      const given = "name" in was ? { name } : was;
      await expect(Promise.resolve(change({ partyId, set, was: given })).then((outcome) => outcome.kind)).resolves.toBe(
        "refused",
      );
      expect(await onFile(partyId)).toMatchObject({ name, ...NOTHING_SET });
    });

    it("comes back whole where a customer was taken off file and that is undone", async () => {
      const partyId = await newCustomer(office(), "Massive Dynamic");
      const set = { email: "ap@massive.example", address: "2 Road", taxId: "GB980780684", termsDays: 7 };
      done(await change({ partyId, set, was: NOTHING_SET }));
      const removed = done(await office().act("remove-party", { partyId }, office().anaByHand));
      const back = done(await office().act("add-party", removed.wayBack?.input, office().anaByHand));
      expect(await onFile(back.subject)).toMatchObject({ name: "Massive Dynamic", ...set });
    });

    it("is changed, cleared and taken off file where an import brought more than a person may say, and undo puts it back", async () => {
      const partyId = await newCustomer(office(), "Soylent Imports");
      const loose = { address: `${"a".repeat(600)}\n${"b".repeat(399)}`, taxId: "none (exempt: §19 UStG)" };
      await updateParty(writable(office().database), partyId, loose);
      const set = { address: "1 Way", taxId: null };
      const changed = done(await change({ partyId, set, was: loose }));
      expect(await onFile(partyId)).toMatchObject(set);
      const undone = done(await change(changed.wayBack?.input));
      expect(await onFile(partyId)).toMatchObject(loose);
      done(await change(undone.wayBack?.input));
      expect(await onFile(partyId), "undone again").toMatchObject(set);
      await updateParty(writable(office().database), partyId, loose);
      const removed = done(await office().act("remove-party", { partyId }, office().anaByHand));
      const back = done(await office().act("add-party", removed.wayBack?.input, office().anaByHand));
      expect(await onFile(back.subject)).toMatchObject({ name: "Soylent Imports", ...loose });
    });

    it("may be changed by a bookkeeper and by no viewer", async () => {
      const partyId = await newCustomer(office());
      const input = { partyId, set: { termsDays: 5 }, was: { termsDays: null } };
      const viewer = { ...office().ben, role: "viewer" as const };
      expect(await office().act("change-party", input, viewer)).toMatchObject({ kind: "refused" });
      expect(await office().act("change-party", input, office().ben)).toMatchObject({ kind: "done" });
    });
  });
}
