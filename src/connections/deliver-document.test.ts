import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { effectsByKey } from "#storage/outbox-store";
import { documentOf, done, draftFor, newCustomer } from "#test/business-of-tests";
import { EMBEDDED } from "#test/databases";
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
