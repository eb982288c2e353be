import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { effectsByKey } from "#storage/outbox-store";
import { contentOf, documentOf, done, draftFor, newCustomer, sentInvoice } from "#test/business-of-tests";
import { EMBEDDED } from "#test/databases";
import { pdfText } from "#test/pdf-text";
import { toyFont } from "#test/toy-font";
import { useOffice } from "#test/use-office";

describe("handing a document to its customer", () => {
  const office = useOffice(EMBEDDED, { rendering: true });
  const issue = async (customer: string) => {
    const draft = await draftFor(office(), await newCustomer(office(), customer));
    return done(await office().act("issue-document", draft, office().anaByHand));
  };

  test("stores its PDF and the message to send, and it counts as sent from then on", async () => {
    const { subject, result, effectKeys } = await issue("Quill <b>& Co</b>");
    await office().runner.runDue();
    const folder = join(office().home, "outbox", String(result["number"]));
    expect((await readdir(folder)).toSorted()).toEqual([`${String(result["number"])}.pdf`, "message.txt"]);
    const pdf = await readFile(join(folder, `${String(result["number"])}.pdf`), "latin1");
    expect([pdf.slice(0, 5), pdf.trimEnd().slice(-5)]).toEqual(["%PDF-", "%%EOF"]);
    expect(await readFile(join(folder, "message.txt"), "utf8")).toContain("Hello Quill <b>& Co</b>,");
    const document = await documentOf(office(), subject);
    expect([document.status, document.sentAt === null]).toEqual(["sent", false]);
    expect(await effectsByKey(office().database.reads, effectKeys)).toMatchObject([{ status: "sent" }]);
  });

  test("says on the page which document it replaces", async () => {
    const partyId = await newCustomer(office());
    const first = await sentInvoice(office(), partyId);
    const asked = { kind: "invoice", party: { id: partyId }, content: contentOf(), replacesId: first.subject };
    const { documentId, contentDigest } = done(await office().act("draft-document", asked, office().ana)).result;
    const correction = { documentId, contentDigest, replacesId: first.subject };
    const issued = done(await office().act("reissue-document", correction, office().anaByHand));
    await office().runner.runDue();
    const { status, receipt } = (await effectsByKey(office().database.reads, issued.effectKeys))[0] ?? {};
    expect(status).toBe("sent");
    expect(await pdfText(String(receipt))).toContain(`Replaces ${String(first.result["number"])}`);
  });

  test("is not handed over with letters that no font here has, says which, and goes out once one is there", async () => {
    const fonts = join(office().home, "fonts");
    await mkdir(fonts);
    await writeFile(join(fonts, "toy.ttf"), toyFont("ก"));
    const { subject, result, effectKeys } = await issue("ก Trading");
    const number = String(result["number"]);
    // It was there when the document was issued.
    await rm(join(fonts, "toy.ttf"));
    await office().runner.runDue();
    expect(await effectsByKey(office().database.reads, effectKeys)).toMatchObject([
      {
        status: "queued",
        lastError:
          `${number} cannot be drawn whole. No font here has ก in the customer's name. Put a .ttf or .otf file of a font ` +
          `that has them (Noto Sans Thai from fonts.google.com/noto, for one) into ${fonts}.`,
      },
    ]);
    expect(await readdir(join(office().home, "outbox"))).not.toContain(number);
    expect((await documentOf(office(), subject)).status).toBe("issued");

    await writeFile(join(fonts, "toy.ttf"), toyFont("ก"));
    office().clock.advance({ minutes: 1 });
    await office().runner.runDue();
    expect(await effectsByKey(office().database.reads, effectKeys)).toMatchObject([{ status: "sent" }]);
    expect(await pdfText(join(office().home, "outbox", number, `${number}.pdf`))).toContain("ก Trading");
  });

  test("does not go out any more when it was taken back while its delivery waited", async () => {
    const { subject, result, effectKeys } = await issue("Taken Back Ltd");
    done(await office().act("void-document", { documentId: subject }, office().anaByHand));
    await office().runner.runDue();
    expect(await readdir(join(office().home, "outbox"))).not.toContain(result["number"]);
    const document = await documentOf(office(), subject);
    expect([document.status, document.sentAt]).toEqual(["void", null]);
    expect(await effectsByKey(office().database.reads, effectKeys)).toMatchObject([
      { status: "sent", receipt: "not sent: void by then" },
    ]);
  });
});
