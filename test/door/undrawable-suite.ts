import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { approvalByCode } from "#storage/approvals-store";
import { nextNumber } from "#storage/documents-store";
import {
  approve,
  contentOf,
  documentOf,
  done,
  draftFor,
  knownCustomer,
  newCustomer,
  rowCounts,
  waits,
} from "#test/business-of-tests";
import type { TestOffice } from "#test/open-office";
import { toyFont } from "#test/toy-font";

/** That what no font here can draw stops a document before it has a number. */
export function undrawableSuite(office: () => TestOffice): void {
  const next = () => nextNumber(office().database.reads, "invoice");
  const nothingMoved = async (what: () => Promise<void>) => {
    const { documents, entries, outbox } = await rowCounts(office());
    const number = await next();
    await what();
    expect(await rowCounts(office())).toMatchObject({ documents, entries, outbox });
    expect(await next()).toBe(number);
  };
  const EMOJI = "It cannot be issued as it is. No font here has 🎉 in line 1. Emoji are not printed: leave them out.";

  describe("a character that no font here has", () => {
    it("makes an invoice wait that would have gone out alone, and its card says why", async () => {
      const draft = await draftFor(office(), await knownCustomer(office()), { description: "🎉 Party" });
      await nothingMoved(async () => {
        const approval = waits(await office().act("issue-document", draft, office().ana));
        expect(approval.rules).toEqual([{ name: "undrawable", words: EMOJI }]);
      });
    });

    it("is refused whoever approves it, which goes on waiting", async () => {
      const draft = await draftFor(office(), await newCustomer(office()), { description: "🎉 Party" });
      const approval = waits(await office().act("issue-document", draft, office().ben));
      expect(approval.rules.map(({ name }) => name)).toEqual(["new-customer", "undrawable"]);
      await nothingMoved(async () => {
        expect(await office().decide(approve(approval), office().anaByHand)).toEqual({
          kind: "refused",
          code: "undrawable",
          reasons: [`${EMOJI} Nothing was issued. ${approval.code} goes on waiting.`],
        });
      });
      expect((await approvalByCode(office().database.reads, approval.code))?.status).toBe("pending");
      expect((await documentOf(office(), draft.documentId)).status).toBe("draft");
    });

    it("is refused to the owner's own hand, in the customer's name and in the business's", async () => {
      const named = await draftFor(office(), await newCustomer(office(), "Łódź ☃🎉 Ltd"));
      await nothingMoved(async () => {
        expect(await office().act("issue-document", named, office().anaByHand)).toMatchObject({
          code: "undrawable",
          reasons: [
            expect.stringMatching(/^It cannot be issued as it is\. No font here has 🎉 in the customer's name\./),
          ],
        });
      });
      const rename = (from: string, to: string) =>
        office().act("describe-business", { set: { name: to }, was: { name: from } }, office().anaByHand);
      const plain = await draftFor(office(), await newCustomer(office()));
      done(await rename("Purple Studio", "Purple 🎉"));
      await nothingMoved(async () => {
        expect(await office().act("issue-document", plain, office().anaByHand)).toMatchObject({
          reasons: [expect.stringContaining("No font here has 🎉 in your business's name.")],
        });
      });
      done(await rename("Purple 🎉", "Purple Studio"));
      done(await office().act("issue-document", plain, office().anaByHand));
    });

    it("leaves what was to be replaced as it was", async () => {
      const partyId = await newCustomer(office());
      const old = done(await office().act("issue-document", await draftFor(office(), partyId), office().anaByHand));
      const content = contentOf({ description: "🎉 Party" });
      const asked = { kind: "invoice", party: { id: partyId }, content, replacesId: old.subject };
      const { result } = done(await office().act("draft-document", asked, office().ana));
      const { documentId, contentDigest } = result as { documentId: string; contentDigest: string };
      const anew = { documentId, contentDigest, replacesId: old.subject };
      await nothingMoved(async () => {
        expect(await office().act("reissue-document", anew, office().anaByHand)).toMatchObject({ code: "undrawable" });
      });
      expect((await documentOf(office(), old.subject)).status).toBe("issued");
    });

    it("goes out by the same approval once a font for it is there", async () => {
      const draft = await draftFor(office(), await newCustomer(office()), { description: "ก" });
      const approval = waits(await office().act("issue-document", draft, office().ana));
      const fonts = join(office().home, "fonts");
      expect(approval.rules.at(-1)?.words).toContain(`into ${fonts}.`);
      await mkdir(fonts);
      await writeFile(join(fonts, "toy.ttf"), toyFont("ก"));
      done(await office().decide(approve(approval), office().anaByHand));
      expect((await documentOf(office(), draft.documentId)).status).toBe("issued");
    });
  });
}
