import { describe, expect, it } from "vitest";

import { money } from "#domain/money";

import { type DocumentStatus, mayFollow, statusAfterPayment, STATUSES } from "./statuses.ts";

describe("mayFollow", () => {
  it.each<[DocumentStatus, DocumentStatus[]]>([
    ["draft", ["issued", "void"]],
    ["issued", ["sent", "partly-paid", "paid", "void"]],
    ["sent", ["partly-paid", "paid", "void"]],
    ["partly-paid", ["issued", "sent", "paid"]],
    ["paid", ["issued", "sent", "partly-paid"]],
    ["void", []],
  ])("after %s come %j", (from, to) => {
    expect(STATUSES.filter((status) => mayFollow(from, status))).toEqual(to);
  });
});

describe("statusAfterPayment", () => {
  const usd = (amountMinor: bigint) => money(amountMinor, "USD");
  const sentAt = Temporal.Instant.from("2026-12-06T10:00:00Z");

  it.each([
    [0n, undefined, "issued"],
    [0n, null, "issued"],
    [0n, sentAt, "sent"],
    [1n, sentAt, "partly-paid"],
    [999n, undefined, "partly-paid"],
    [1000n, sentAt, "paid"],
  ])("with %s of 1000 allocated, sent at %s, is %s", (allocated, sent, status) => {
    expect(statusAfterPayment(usd(1000n), usd(allocated), sent)).toBe(status);
  });

  it("throws where more is allocated than there is, or less than nothing", () => {
    expect(() => statusAfterPayment(usd(1000n), usd(1001n))).toThrow("allocated 1001 of 1000");
    expect(() => statusAfterPayment(usd(1000n), usd(-1n))).toThrow("allocated -1 of 1000");
  });
});
