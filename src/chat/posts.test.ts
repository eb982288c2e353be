import { describe, expect, it } from "vitest";

import type { Connection } from "./define-adapter.ts";
import { channelOf, channelsOf } from "./posts.ts";

const anywhere: Connection = { post: async () => "", edit: async () => {}, close: async () => {} };
const ofBen: Connection = { ...anywhere, only: ["here:ben"] };

describe("the channel of a conversation", () => {
  it("is its adapter's, where that reaches everybody", () => {
    expect(channelOf(anywhere, { adapter: "far", conversation: "far:1" })).toBe("far");
    expect(channelOf(undefined, { adapter: "far", conversation: "far:1" })).toBe("far");
  });

  it("is its own, where a connection reaches one person: what is for another waits for theirs", () => {
    expect(channelOf(ofBen, { adapter: "here", conversation: "here:ana" })).toBe("here here:ana");
    const carried = channelsOf(
      new Map([
        ["far", anywhere],
        ["here", ofBen],
      ]),
    );
    expect(carried).toEqual(["far", "here", "here here:ben"]);
  });
});
