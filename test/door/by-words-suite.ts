import { describe, expect, it } from "vitest";

import { createToolContext } from "#assistant/create-tool-context";
import type { ToolResult } from "#assistant/define-tool";
import { createSpokenOf } from "#assistant/spoken-of";
import type { Actor } from "#governance/define-operation";
import { newId } from "#kernel/ids";
import { noProbe } from "#kernel/points";
import { theBusiness } from "#storage/business-store";
import { contentOf, documentOf, done, draftFor, knownCustomer, newCustomer, pay, waits } from "#test/business-of-tests";
import type { TestOffice } from "#test/open-office";

/** Undo and changes as they are asked for in words: whose, when, once, and taken up again after a crash. */
export function byWordsSuite(office: () => TestOffice): void {
  /** Calls a tool in a turn of its own, or in one that is taken up again. */
  async function call(tool: string, input: object, actor: Actor, eventId = newId("evt")): Promise<ToolResult> {
    const { documentTypes, tools } = office().extensions;
    const { database, clock } = office();
    const workshop = { ...office(), probe: noProbe, examples: [] };
    const business = await theBusiness(database.reads);
    const today = clock.now().toZonedDateTimeISO(business.zone).toPlainDate();
    const turn = {
      eventId,
      actor,
      business,
      today,
      spokenOf: createSpokenOf(),
      files: [],
      isPrivate: true,
      local: true,
    };
    const found = tools.find(({ name }) => name === tool);
    if (found === undefined) throw new Error(`there is no tool ${tool}`);
    return found.run(found.input.parse(input), createToolContext({ ...workshop, documentTypes }, turn).context);
  }
  const said = (result: ToolResult): string => (result.kind === "ask" ? result.question : result.say);
  /** A conversation that nothing was said in before. */
  const alone = (actor: Actor): Actor => ({ ...actor, conversation: newId("con") });
  const issue = async (actor: Actor) => {
    const draft = await draftFor(office(), await knownCustomer(office()));
    return done(await office().act("issue-document", draft, actor));
  };

  describe("undo by words", () => {
    it("takes back the last act of the conversation, once", async () => {
      const ana = alone(office().ana);
      const { subject } = await issue(ana);
      expect(said(await call("undo", {}, ana))).toMatch(/^Undone: INV-\d+ is void\./);
      expect((await documentOf(office(), subject)).status).toBe("void");
      expect(said(await call("undo", {}, ana))).toMatch(/^INV-\d+ stays void/);
    });

    it("of a payment never goes on to the act before it", async () => {
      const ana = alone(office().ana);
      const { subject } = await issue(ana);
      const { partyId } = await documentOf(office(), subject);
      const payment = { partyId, amount: { amountMinor: "5", currency: "USD" }, receivedOn: "2026-11-23" };
      done(await office().act("record-payment", payment, ana));
      expect(said(await call("undo", {}, ana))).toMatch(/^Undone: took back 0\.05 USD/);
      expect(said(await call("undo", {}, ana))).toMatch(/^The last thing here was undone already/);
      expect((await documentOf(office(), subject)).status).not.toBe("void");
    });

    it("by two turns at the same moment happens once, and the other is told", async () => {
      const ana = alone(office().ana);
      const { subject } = await issue(ana);
      const told = (await Promise.all([call("undo", {}, ana), call("undo", {}, ana)])).map(said);
      expect(told.filter((text) => text.startsWith("Undone"))).toHaveLength(1);
      expect(told.filter((text) => /is void already|stays void/.test(text))).toHaveLength(1);
      expect((await documentOf(office(), subject)).status).toBe("void");
    });

    it("taken up again after its process was cut off answers as it did", async () => {
      const ana = alone(office().ana);
      await issue(ana);
      const eventId = newId("evt");
      const first = await call("undo", {}, ana, eventId);
      expect(said(await call("undo", {}, ana, eventId))).toBe(said(first));
      expect(said(first)).toMatch(/^Undone: /);
    });

    it("of what another member did is theirs", async () => {
      const ana = alone(office().ana);
      const { subject } = await issue({ ...office().ben, conversation: ana.conversation });
      expect(said(await call("undo", {}, ana))).toMatch(/^The last thing here was done by Ben, who can undo it\./);
      expect((await documentOf(office(), subject)).status).not.toBe("void");
    });

    it("knows nothing of other conversations", async () => {
      await issue(alone(office().ana));
      expect(said(await call("undo", {}, alone(office().ana)))).toMatch(/^Nothing was done in this conversation yet/);
    });

    it("after a day is not guessed", async () => {
      const ana = alone(office().ana);
      const { subject } = await issue(ana);
      office().clock.advance({ hours: 25 });
      expect(said(await call("undo", {}, ana))).toMatch(/^The last thing here is more than 24 hours ago/);
      expect((await documentOf(office(), subject)).status).not.toBe("void");
    });

    it("of an invoice with a payment is refused, with the next step", async () => {
      const ana = alone(office().ana);
      const { subject } = await issue(ana);
      const { partyId } = await documentOf(office(), subject);
      done(await pay(office(), partyId, 1n, { documentIds: [subject] }));
      expect(said(await call("undo", {}, ana))).toMatch(
        /^INV-\d+ has payments of 0\.01 USD\. Take them back first, then void it\.$/,
      );
    });

    it("of what waits withdraws it, and who may not decide is told whom to ask", async () => {
      const ben = alone(office().ben);
      const draft = await draftFor(office(), await newCustomer(office()));
      const { code } = waits(await office().act("issue-document", draft, ben));
      expect(said(await call("undo", {}, ben))).toBe(
        `Nothing was done yet: ${code} waits. Ask the owner to reject it.`,
      );
      const ana = alone(office().ana);
      waits(await office().act("issue-document", draft, ana));
      expect(said(await call("undo", {}, ana))).toMatch(/is withdrawn\. Nothing was sent/);
      expect(said(await call("undo", {}, ana))).toMatch(/^What was rejected does not come back by itself/);
    });
  });

  describe("a change by words", () => {
    it("of a draft by two at the same moment lands once", async () => {
      const draft = await draftFor(office(), await newCustomer(office()));
      const { code } = waits(await office().act("issue-document", draft, office().ana));
      const change = (amount: string) =>
        call("edit-document", { code, amount: { amount, currency: "USD" } }, alone(office().ana));
      const results = await Promise.all([change("11"), change("22")]);
      const { total } = await documentOf(office(), draft.documentId);
      const landed = results.filter(({ kind }) => kind === "answer").map(said);
      expect(landed).toEqual([expect.stringContaining(`${total.amountMinor / 100n}.00 USD`)]);
      expect(results.filter(({ kind }) => kind === "no").map(said)).toEqual([
        expect.stringMatching(/was changed meanwhile|was replaced by a newer version already/),
      ]);
    });

    it("of an issued document, taken up again after it was cut off, replaces it once", async () => {
      const ana = alone(office().ana);
      const { subject, result } = await issue(ana);
      const eventId = newId("evt");
      const input = { number: result["number"], due: "2026-12-30" };
      const first = said(await call("edit-document", input, ana, eventId));
      expect(said(await call("edit-document", input, ana, eventId))).toBe(first);
      const replacing = await office().database.reads.document.count({ where: { replacesId: subject } });
      expect(replacing).toBe(1);
    });

    it("of what was approved, rejected or expired is told as it is", async () => {
      const ana = alone(office().ana);
      const waiting = async () => {
        const draft = await draftFor(office(), await newCustomer(office()));
        return waits(await office().act("issue-document", draft, office().ana)).code;
      };
      const told = async (code: string) => said(await call("edit-document", { code, due: "2027-01-01" }, ana));
      const [approved, rejected, expired] = [await waiting(), await waiting(), await waiting()];
      await office().decide({ code: approved, verdict: "approve", reason: null }, office().anaByHand);
      await office().decide({ code: rejected, verdict: "reject", reason: null }, office().anaByHand);
      expect(await told(approved)).toMatch(/^\w{4} was approved already: (INV-\d+) is issued\. Say .* on \1\.$/);
      expect(await told(rejected)).toMatch(/^\w{4} was rejected already, so it is not changed\./);
      office().clock.advance({ hours: 24 * 15 });
      expect(await told(expired)).toMatch(/^\w{4} was left to expire already, so it is not changed\./);
      expect(await told("ZZZZ")).toMatch(/^Nothing waits under ZZZZ\./);
    });

    it("that comes to what it says already asks for nothing again", async () => {
      const draft = await draftFor(office(), await newCustomer(office()));
      const { code } = waits(await office().act("issue-document", draft, office().ana));
      const { dueDate: due } = contentOf();
      const before = await office().database.reads.approval.count();
      expect(said(await call("edit-document", { code, due }, alone(office().ana)))).toBe(
        "The draft invoice says that already, so nothing was changed.",
      );
      expect(await office().database.reads.approval.count()).toBe(before);
    });
  });
}
