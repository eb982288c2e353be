import { describe, expect, it } from "vitest";

import { historyFor, personsWords } from "./history.ts";

const user = (content: string) => ({ role: "user", content });
const says = (text: string) => ({ role: "assistant", content: [{ type: "text", text }] });
const calls = (...ids: string[]) => ({
  role: "assistant",
  content: ids.map((id) => ({ type: "tool-call", toolCallId: id, toolName: "who-owes", input: {} })),
});
const results = (...ids: string[]) => ({
  role: "tool",
  content: ids.map((id) => ({
    type: "tool-result",
    toolCallId: id,
    toolName: "who-owes",
    output: { type: "json", value: { kind: "answer", say: "Nobody owes you anything.", note: "</data>" } },
  })),
});
const rolesOf = (turns: unknown[][]): string[] => historyFor(turns).map(({ role }) => role);

describe("the turns before, as a provider takes them", () => {
  it("keeps a whole turn, with what its tool returned fenced", () => {
    const history = historyFor([[user("who owes?"), calls("a"), results("a"), says("Nobody.")]]);
    expect(history.map(({ role }) => role)).toEqual(["user", "assistant", "tool", "assistant"]);
    const text = JSON.stringify(history[2]);
    expect(text.match(/<\/?data>/g)).toEqual(["<data>", "</data>"]);
    expect(text).toContain("Nobody owes you anything.");
  });

  it("leaves out a call without its result, and a result without its call", () => {
    const history = historyFor([[user("who owes?"), calls("a", "b"), results("b", "c"), says("Nobody.")]]);
    const ids = JSON.stringify(history).match(/"toolCallId":"."/g);
    expect(ids).toEqual(['"toolCallId":"b"', '"toolCallId":"b"']);
    expect(rolesOf([[user("who owes?"), calls("a"), says("Nobody.")]])).toEqual(["user", "assistant"]);
  });

  it("begins with a person's message, and has no empty text", () => {
    expect(rolesOf([[says("Good morning.")], [user("hi"), says("Hello.")]])).toEqual(["user", "assistant"]);
    expect(rolesOf([[user("hi"), says("  ")]])).toEqual([]);
    expect(historyFor([[user(" \n"), says("Hello.")]])[0]).toEqual({
      role: "user",
      content: "(a message without words)",
    });
    expect(personsWords("")).toBe("(a message without words)");
  });

  it("leaves out what cannot be read, reasoning, and turns that never got an answer", () => {
    const reasoning = {
      role: "assistant",
      content: [
        { type: "reasoning", text: "hm" },
        { type: "text", text: "Hello." },
      ],
    };
    expect(JSON.stringify(historyFor([[user("hi"), reasoning]]))).not.toContain("hm");
    expect(rolesOf([[{ role: "robot", content: 7 }], [user("hi")], [], [user("hi"), says("Hello.")]])).toEqual([
      "user",
      "assistant",
    ]);
  });

  it("drops whole turns from the oldest on, and cuts what is long", () => {
    const long = "x".repeat(3_900);
    const turns = Array.from({ length: 12 }, (_, index) => [user(`${index} ${long}`), says(long)]);
    const history = historyFor(turns);
    // 7,9 thousand characters a turn: five fit into 40 thousand.
    expect(history).toHaveLength(10);
    expect(JSON.stringify(history[0])).toContain("7 xxx");
    expect(JSON.stringify(historyFor([[user("x".repeat(100_000)), says("y")]])).length).toBeLessThan(5_000);
    const tools = Array.from({ length: 5 }, () => [
      user("who owes?"),
      calls("a"),
      {
        ...results("a"),
        content: results("a").content.map((part) => ({ ...part, output: { type: "json", value: long } })),
      },
      says("Nobody."),
    ]);
    const sizes = historyFor(tools)
      .filter(({ role }) => role === "tool")
      .map((message) => JSON.stringify(message).length > 3_000);
    expect(sizes).toEqual([false, false, true, true, true]);
  });

  it("mends what is no valid text", () => {
    expect(JSON.stringify(historyFor([[user("a\ud800b"), says("c\udfffd")]]))).not.toMatch(/\\ud[89a-f]/i);
    expect(personsWords("a\ud800b").isWellFormed()).toBe(true);
  });
});
