import { describe, expect, it } from "vitest";

import { matchParty, nameIdentity, nameKey, parsePartyName } from "./party.ts";

describe("parsePartyName", () => {
  it.each([
    ["  Acme \t Ltd ", "Acme Ltd"],
    ['<b>O\'Neil & "Söhne"</b>', '<b>O\'Neil & "Söhne"</b>'],
    ["Bakery 👩‍🍳", "Bakery 👩‍🍳"],
    ["👍".repeat(200), "👍".repeat(200)],
  ])("keeps %j", (text, name) => {
    expect(parsePartyName(text)).toEqual({ ok: true, value: name });
  });

  it.each([
    ["   ", "A name must not be empty."],
    ["x".repeat(500), "That name has 500 characters; 200 is the most. Use a shorter one."],
    ["Ac\u0000me", "That name has characters that cannot be printed. Type it again without them."],
    ["Acme\u202Edtl", "That name has characters that cannot be printed. Type it again without them."],
    ["Acme \ud800", "That name has characters that cannot be printed. Type it again without them."],
  ])("refuses %j in words", (text, problem) => {
    expect(parsePartyName(text)).toEqual({ ok: false, problem });
  });
});

describe("nameKey", () => {
  it.each([
    ["ACME, Ltd.", "acme"],
    ["Acme Limited", "acme"],
    ["Acme Co. Ltd", "acme"],
    ["Müller & Söhne GmbH", "muller and sohne"],
    ["O'Neil S.A.", "oneil"],
    ["Ｆｕｌｌｗｉｄｔｈ Inc", "fullwidth"],
    ["Straße AG", "strasse"],
    ["Limited", "ltd"],
    ["🎉", "🎉"],
    ["राम", "राम"],
  ])("of %s is %s", (name, key) => {
    expect(nameKey(name)).toBe(key.normalize("NFKD"));
  });
});

describe("nameIdentity", () => {
  it("tells two forms of company apart, and not two spellings of one", () => {
    expect(["ACME, Ltd.", "Acme Limited", "Acme Inc", "Acme"].map(nameIdentity)).toEqual([
      "acme ltd",
      "acme ltd",
      "acme inc",
      "acme",
    ]);
  });
});

describe("matchParty", () => {
  const parties = (...names: string[]) => names.map((name) => ({ name }));
  const match = (said: string, ...names: string[]): string => {
    const result = matchParty(said, parties(...names));
    if (result.kind === "exact") return `exact: ${result.party.name}`;
    return result.kind === "none" ? "none" : `close: ${result.parties.map((party) => party.name).join(", ")}`;
  };

  it.each([
    ["Acme", ["Acme Ltd"], "exact: Acme Ltd"],
    ["acme limited", ["Acme Ltd", "Acme Labs"], "exact: Acme Ltd"],
    ["Acme Ltd", ["Acme Labs", "Acme Ltd"], "exact: Acme Ltd"],
    ["Acme", ["Acme", "Acme Labs"], "exact: Acme"],
    ["Acme Ltd", ["Acme"], "exact: Acme"],
    ["ZOË", ["Zoe", "Zora"], "exact: Zoe"],
  ])("takes %s among %j", (said, names, result) => {
    expect(match(said, ...names)).toBe(result);
  });

  it.each([
    ["Acme", ["Acme Labs", "Acme Ltd"], "close: Acme Ltd, Acme Labs"],
    ["Acmee Ltd", ["Acme Ltd", "Globex"], "close: Acme Ltd"],
    ["Acem", ["Acme Ltd"], "close: Acme Ltd"],
    ["Acme Inc", ["Acme Ltd"], "close: Acme Ltd"],
    ["Acme Ltd", ["Acme Ltd", "ACME Ltd."], "close: Acme Ltd, ACME Ltd."],
    ["Jane", ["Jane Doe"], "close: Jane Doe"],
    ["Labs", ["Acme Labs"], "close: Acme Labs"],
  ])("asks about %s among %j", (said, names, result) => {
    expect(match(said, ...names)).toBe(result);
  });

  it("finds nobody where nothing is alike", () => {
    expect(match("Initech", "Acme Ltd", "Globex")).toBe("none");
    expect(match("Initech")).toBe("none");
  });

  it("offers five at most", () => {
    const result = matchParty("Acme", parties("Acme A1", "Acme B1", "Acme C1", "Acme D1", "Acme E1", "Acme F1"));
    expect(result.kind === "close" && result.parties).toHaveLength(5);
  });
});
