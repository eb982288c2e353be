import { join } from "node:path";

import { existingDocument, existingParty, nameOf } from "#books/existing";
import { readDocumentPage } from "#books/read-document-view";
import type { DocumentType } from "#documents/define-document-type";
import type { EffectHandler } from "#effects/define-effect";
import { writeFileWhole } from "#effects/write-file-whole";
import { formatDate } from "#domain/business-date";
import { formatMoney } from "#domain/money";
import { PurserError } from "#kernel/errors";
import type { Probe } from "#kernel/points";
import { theBusiness } from "#storage/business-store";
import type { Database } from "#storage/database";
import { markSent, type StoredDocument } from "#storage/documents-store";
import type { Party } from "#storage/parties-store";
import { unawaited } from "#storage/unawaited";

const NOT_SENT = "not sent: void by then";

/**
 * Hands a document to its customer. With no mail account that means: its PDF and the message to send are stored in
 * `<home>/outbox/<number>/`, under names that do not change, so that a second run writes the same again.
 */
export function deliverDocument(options: {
  readonly database: Database;
  readonly home: string;
  readonly documentTypes: ReadonlyMap<string, DocumentType>;
  readonly probe: Probe;
}): EffectHandler {
  const { database, home, documentTypes, probe } = options;
  return {
    kind: "deliver-document",
    repeat: "safe",
    async run({ payload }) {
      const { documentId } = payload as { documentId: string };
      const db = database.reads;
      const document = await existingDocument(db, documentId);
      // Taken back while its delivery waited: it must not go out any more.
      if (document.status === "void") return NOT_SENT;
      const fontFolder = join(home, "fonts");
      const [{ view, replaces }, party, business, { renderDocument }, { missingWords }] = await Promise.all([
        readDocumentPage(db, document, documentTypes),
        // A letter is written by today's business to where the customer is today, also with an old document in it.
        existingParty(db, document.partyId),
        theBusiness(db),
        // Read with the first delivery: no answer to a question waits for it.
        import("#rendering/render-document"),
        import("#rendering/missing-words"),
      ]);
      const { pdf, missingGlyphs } = await renderDocument(view, { fontFolder });
      // With stand-ins for letters it is no paper to hand to anybody. Tried again later: a font may be there by then.
      if (missingGlyphs.length > 0) throw undrawable(nameOf(document), missingWords(missingGlyphs, fontFolder));
      // "2026/0001" is one name and no folder in a folder.
      const name = nameOf(document).replaceAll("/", "-");
      const folder = join(home, "outbox", name);
      const path = join(folder, `${name}.pdf`);
      await Promise.all([
        writeFileWhole(probe, path, pdf),
        writeFileWhole(probe, join(folder, "message.txt"), messageTo(party, document, replaces, business.name)),
      ]);
      return path;
    },
    async settled(tx, { payload }, receipt, at) {
      if (receipt !== NOT_SENT) unawaited(markSent(tx, (payload as { documentId: string }).documentId, at));
    },
  };
}

function undrawable(name: string, why: string): PurserError {
  return new PurserError("undrawable", `${name} cannot be drawn whole. ${why}`, { next: `Then say "send ${name}".` });
}

function messageTo(party: Party, document: StoredDocument, replaces: string | undefined, from: string | null): string {
  const name = nameOf(document);
  const instead = replaces === undefined ? "" : ` It replaces ${replaces}, which is void.`;
  const due = document.dueDate === null ? "" : ` It is due on ${formatDate(document.dueDate)}.`;
  return [
    `To: ${party.email ?? party.name}`,
    `Subject: ${name}${from === null ? "" : ` from ${from}`}`,
    `Attachment: ${name.replaceAll("/", "-")}.pdf`,
    "",
    `Hello ${party.name},`,
    "",
    `attached is ${name} for ${formatMoney(document.total)}.${due}${instead}`,
    "",
    ...(from === null ? [] : [from]),
    "",
  ].join("\n");
}
