import { expect, it } from "vitest";

import { type Money, money } from "#domain/money";
import type { StoredApproval } from "#storage/approvals-store";

import { rankDecisions } from "./rank-decisions.ts";

const NOW = Temporal.Instant.from("2026-11-23T10:00:00Z");

/** One that was asked for so many hours ago and waits for so many more. */
function decision(code: string, amount: Money | null, { ago, left = 200 }: { ago: number; left?: number }) {
  const times = { createdAt: NOW.subtract({ hours: ago }), expiresAt: NOW.add({ hours: left }) };
  return { approval: { code, ...times } as StoredApproval, amount };
}

it("puts first what expires soon, then what is large in the own currency, then the oldest", () => {
  const given = [
    decision("foreign", money(9_999_999n, "EUR"), { ago: 2 }),
    decision("small", money(100n, "USD"), { ago: 50 }),
    decision("ends-later", money(1n, "USD"), { ago: 300, left: 47 }),
    decision("setting", null, { ago: 90 }),
    decision("ends-sooner", null, { ago: 300, left: 3 }),
    decision("large-new", money(5_000n, "USD"), { ago: 1 }),
    decision("large-old", money(5_000n, "USD"), { ago: 9 }),
  ];
  const ranked = rankDecisions(given, { currency: "USD", now: NOW }).map(({ approval }) => approval.code);
  expect(ranked).toEqual(["ends-sooner", "ends-later", "large-old", "large-new", "small", "setting", "foreign"]);
});
