import { beforeAll, describe, expect, it } from "vitest";

import type { Message } from "#cards/message";
import type { Role } from "#domain/policy";
import { recentActs } from "#storage/acts-store";
import { done, draftFor, newCustomer, pay, waitingIssue } from "#test/business-of-tests";
import { EMBEDDED } from "#test/databases";
import { day, seedInvoice, seedParty, seedPayment } from "#test/seed-books";
import { useOffice } from "#test/use-office";

import { composeDigest, type DigestScope } from "./compose-digest.ts";

/** A Monday, on which the office's clock stands. */
const TODAY = day("2026-11-23");

describe("a digest", () => {
  const office = useOffice(EMBEDDED);
  const codes = new Map<string, string>();
  let ofEmptyBooks: Message | null;

  const digest = (role: Role, more: Partial<DigestScope> = {}): Promise<Message | null> =>
    composeDigest(office().database.reads, {
      member: { role },
      businessDate: TODAY,
      since: null,
      now: office().clock.now(),
      said: office().said,
      ...more,
    });
  const text = async (role: Role, more: Partial<DigestScope> = {}): Promise<string> =>
    (await digest(role, more))?.text ?? "";

  beforeAll(async () => {
    ofEmptyBooks = await digest("owner");
    const { database } = office();
    const [acme, bolt] = [await seedParty(database, "Acme"), await seedParty(database, "Bolt")];
    const owed = (partyId: string, totalMinor: bigint, issued: string, due: string, currency = "USD") =>
      seedInvoice(database, { partyId, totalMinor, issued, due, currency });
    await owed(bolt.id, 30_000n, "2026-07-02", "2026-08-01");
    const paid = await owed(bolt.id, 20_000n, "2026-09-01", "2026-10-01");
    // Bolt is ten days late.
    await seedPayment(database, { partyId: bolt.id, amountMinor: 20_000n, on: "2026-10-11", to: [[paid, 20_000n]] });
    await owed(acme.id, 100_000n, "2026-10-20", "2026-11-20");
    await owed(acme.id, 50_000n, "2026-11-01", "2026-11-28");
    await owed(bolt.id, 7_000n, "2026-11-01", "2026-11-23", "EUR");
    await pay(office(), acme.id, 40_000n);
    for (const [amountMinor, currency] of [
      [10_000n, "USD"],
      [5_000n, "EUR"],
      [750_000n, "USD"],
      [90_000n, "USD"],
    ] as const) {
      const draft = await draftFor(office(), await newCustomer(office()), { amountMinor, currency });
      codes.set(`${currency} ${amountMinor}`, (await waitingIssue(office(), draft)).code);
    }
  });

  it("of books in which nothing happened is none", () => {
    expect(ofEmptyBooks).toBeNull();
  });

  it("tells an owner the essentials in words", async () => {
    // Of Acme's 1,000 are 600 left, with Bolt's 300 that is 900 overdue. Bolt's 70 EUR usually come on 3 December.
    // DSO: (600 + 500 + 300) / (200 + 1,000 + 500) x 90 = 74.1; on 24 October (1,000 + 300) / (200 + 1,000) x 90 = 97.5.
    expect(await text("owner")).toBe(
      [
        "4 decisions wait, the first about 7,500.00 USD.",
        "Done without asking: payment noted.",
        "In since yesterday: 400.00 USD.",
        "Expected within 7 days: 70.00 EUR and 500.00 USD by due date, 500.00 USD by habit.",
        "Overdue: 900.00 USD on 2 invoices.",
        "DSO: 74.1 days, 23.4 days less than 30 days ago.",
      ].join(" "),
    );
  });

  it("shows the same on a card, with what is overdue by age", async () => {
    const card = (await digest("owner"))?.card;
    expect(card?.title).toBe("Monday, 23 Nov 2026");
    expect(card?.tone).toBe("attention");
    expect(card?.fields.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      "In since yesterday: 400.00 USD",
      "Due in 7 days: 70.00 EUR and 500.00 USD",
      "Likely in 7 days: 500.00 USD",
      "Overdue: 900.00 USD",
      "DSO: 74.1 days, 23.4 days less than 30 days ago",
    ]);
    expect(card?.tables[0]).toEqual({
      columns: [
        { label: "Age", align: "left" },
        { label: "EUR", align: "right" },
        { label: "USD", align: "right" },
      ],
      rows: [
        ["Not due", "70.00", "500.00"],
        ["1 to 30 days", "0.00", "600.00"],
        ["31 to 60 days", "0.00", "0.00"],
        ["61 to 90 days", "0.00", "0.00"],
        ["Over 90 days", "0.00", "300.00"],
      ],
    });
    expect(card?.tables[2]?.rows).toEqual([["payment noted", "Acme", "400.00 USD"]]);
  });

  it("has buttons for the three decisions that matter most, and says how many more wait", async () => {
    const found = await digest("owner");
    const first = ["USD 750000", "USD 90000", "USD 10000"].map((wanted) => codes.get(wanted) ?? "");
    expect(found?.buttons.map(({ label, says }) => [label, says])).toEqual(
      first.flatMap((code) => [
        [`Approve ${code}`, `approve ${code}`],
        [`Show ${code}`, code],
      ]),
    );
    expect(found?.card?.notes).toEqual(['And 1 more waits: "what needs me" lists all.']);
  });

  it("shows a bookkeeper what waits, without buttons, for they may not decide", async () => {
    const found = await digest("bookkeeper");
    expect(found?.text).toContain("4 decisions wait");
    expect(found?.buttons).toEqual([]);
    expect(found?.card?.tone).toBe("plain");
  });

  it("shows a viewer the money and nothing that waits or was done", async () => {
    const found = await digest("viewer");
    expect(found?.text.startsWith("In since yesterday: 400.00 USD.")).toBe(true);
    expect(found?.buttons).toEqual([]);
    expect(found?.card?.tables.map(({ columns }) => columns[0]?.label)).toEqual(["Age"]);
    expect(found?.card?.notes).toEqual([]);
    expect(JSON.stringify(found)).not.toContain(codes.get("USD 750000") ?? "?");
  });

  it("tells of money that came in since the last one, and not again", async () => {
    const now = office().clock.now();
    expect(await text("owner", { since: now.subtract({ seconds: 1 }) })).toContain(
      "In since earlier today: 400.00 USD.",
    );
    expect(await text("owner", { since: now.subtract({ hours: 70 }) })).toContain("In since Friday: 400.00 USD.");
    const after = await text("owner", { since: now });
    expect(after).not.toContain("In since");
    expect(after).not.toContain("Done without asking");
  });

  it("carries a picture of what is owed by age, and goes out without it where it cannot be drawn", async () => {
    const drawn: unknown[] = [];
    const found = await digest("owner", {
      drawPicture: async (template, picture) => {
        drawn.push(template, picture);
        return "/pictures/ageing.png";
      },
    });
    expect(found?.files).toEqual(["/pictures/ageing.png"]);
    expect(drawn).toMatchObject([
      "ageing",
      {
        title: "Owed to you, 23 Nov 2026",
        note: null,
        blocks: [
          { heading: "1,400.00 USD", detail: "900.00 USD overdue", late: true },
          { heading: "70.00 EUR", detail: "none of it overdue", late: false },
        ],
      },
    ]);
    const blocks = (drawn[1] as { blocks: { rows: { label: string; share: number }[] }[] }).blocks;
    // 500, 600, 0, 0 and 300 beside the longest, 600.
    expect(blocks[0]?.rows.map(({ share }) => share)).toEqual([0.834, 1, 0, 0, 0.5]);
    expect((await digest("owner", { drawPicture: async () => null }))?.files).toEqual([]);
  });

  it("says of what was done alone that it was taken back since", async () => {
    const [act] = await recentActs(office().database.reads, {}, 50).then((acts) =>
      acts.filter(({ operation }) => operation === "record-payment"),
    );
    done(await office().act("reverse-payment", { paymentId: act?.subject }, office().anaByHand));
    expect((await digest("owner"))?.card?.tables.at(-1)?.rows).toEqual([
      ["payment noted", "Acme, taken back", "400.00 USD"],
    ]);
  });
});
