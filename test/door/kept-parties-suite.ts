import { describe, expect, it } from "vitest";

import { readDocumentView } from "#books/read-document-view";
import { NO_BANK_DETAILS } from "#domain/bank-details";
import { type BusinessChange, fieldsOf } from "#domain/business";
import { renderDocument } from "#rendering/render-document";
import { theBusiness } from "#storage/business-store";
import { keepLogo } from "#storage/logos-store";
import { contentOf, documentOf, done, draftFor, newCustomer, sentInvoice } from "#test/business-of-tests";
import type { TestOffice } from "#test/open-office";
import { pngOf } from "#test/pictures";
import { readPdf } from "#test/read-pdf";
import { day } from "#test/seed-books";
import { writable } from "#test/writable";

const bank = (iban: string) => ({ ...NO_BANK_DETAILS, iban });

/** Who a document is from and to: as it was when it was issued, whatever became of them. */
export function keptPartiesSuite(office: () => TestOffice): void {
  const change = async (set: BusinessChange) => {
    const was = fieldsOf(await theBusiness(office().database.reads), Object.keys(set) as (keyof BusinessChange)[]);
    return done(await office().act("describe-business", { set, was }, office().anaByHand));
  };
  const view = async (id: string) => {
    const { database, extensions } = office();
    return readDocumentView(database.reads, await documentOf(office(), id), extensions.documentTypes);
  };
  const page = async (id: string) => {
    const { pages, pictures } = await readPdf((await renderDocument(await view(id))).pdf);
    return { text: pages.join(" "), pictures };
  };
  const logo = () =>
    office().database.commit("act", (tx) =>
      keepLogo(tx, { format: "png", width: 8, height: 8 }, pngOf(8, 8), office().clock.now()),
    );

  describe("a document's page", () => {
    it("is as it was when it was issued; a later one, a draft and one in its place are of today", async () => {
      await change({
        name: "Old Studio",
        address: "1 Old Street\nLeeds",
        bank: bank("GB33BUKB20201555555555"),
        taxIds: [{ label: "VAT", country: "GB", value: "GB123456789" }],
        logo: await logo(),
      });
      const partyId = await newCustomer(office(), "Acme Ltd");
      const old = await sentInvoice(office(), partyId);
      const issued = await view(old.subject);

      await change({ logo: null, paper: "letter", taxIds: [] });
      await change({ name: "New Studio", address: "9 New Road", bank: bank("DE89370400440532013000") });
      await writable(office().database).party.update({
        where: { id: partyId },
        data: { name: "Acme Worldwide", address: "5 Quay" },
      });

      expect(await view(old.subject)).toEqual(issued);
      const before = await page(old.subject);
      for (const said of ["Old Studio", "1 Old Street", "VAT GB123456789", "GB33 BUKB 2020 1555 5555 55", "Acme Ltd"]) {
        expect(before.text).toContain(said);
      }
      expect(before.text).not.toMatch(/New Studio|DE89|Worldwide|5 Quay/);
      expect(before.pictures).toBe(1);

      const draft = await draftFor(office(), partyId);
      const today = async (id: string) => {
        const { text, pictures } = await page(id);
        expect(text).toMatch(/Acme Worldwide 5 Quay From New Studio 9 New Road .*DE89 3704 0044 0532 0130 00/);
        expect(text).not.toContain("Old Studio");
        expect(pictures).toBe(0);
      };
      await today(draft.documentId);
      done(await office().act("issue-document", draft, office().anaByHand));
      await today(draft.documentId);

      const asked = { kind: "invoice", party: { id: partyId }, content: contentOf(), replacesId: old.subject };
      const { result } = done(await office().act("draft-document", asked, office().ana));
      const { documentId, contentDigest } = result as { documentId: string; contentDigest: string };
      const anew = { documentId, contentDigest, replacesId: old.subject };
      done(await office().act("reissue-document", anew, office().anaByHand));
      await today(documentId);
      expect(await page(old.subject)).toMatchObject({ text: expect.stringMatching(/VOID.*Old Studio/) });
    });

    it("shows today's where it was issued before they were kept", async () => {
      await change({ name: "Then Studio" });
      const { subject } = await sentInvoice(office(), await newCustomer(office(), "Globex"));
      const db = writable(office().database);
      await db.$executeRaw`alter table documents disable trigger documents_issued_immutable`;
      await db.$executeRaw`update documents set sender = null, recipient = null, logo_id = null where id = ${subject}`;
      await db.$executeRaw`alter table documents enable trigger documents_issued_immutable`;
      await change({ name: "Today Studio" });
      expect(await view(subject)).toMatchObject({ from: { name: "Today Studio" }, to: { name: "Globex" } });
      const paid = { partyId: (await documentOf(office(), subject)).partyId, documentIds: [subject] };
      const amount = { amountMinor: "10000", currency: "USD" };
      const receivedOn = day("2026-11-23").toString();
      done(await office().act("record-payment", { ...paid, amount, receivedOn }, office().anaByHand));
      expect((await documentOf(office(), subject)).status).toBe("paid");
    });
  });
}
