import { expect, test } from "vitest";

import { createFrameReader, fatalFrame, frame, startupPacket } from "./frames.ts";

const LIMIT = 100;
// Q, length 13: 4 for itself, "select 1" and its zero.
const QUERY = Buffer.from("5100 0000 0d73 656c 6563 7420 3100".replaceAll(" ", ""), "hex");
const SSL_REQUEST = Buffer.from("0000000804d2162f", "hex");

test("a query is one frame with its letter", () => {
  expect(frame("Q", Buffer.from("select 1\0"))).toEqual(QUERY);
});

test("the startup packet carries its length, protocol 3.0, the user and the database", () => {
  // 8 of head, "user\0me\0" is 8, "database\0books\0" is 15, and a zero.
  const expected = Buffer.concat([
    Buffer.from("0000002000030000", "hex"),
    Buffer.from("user\0me\0database\0books\0\0"),
  ]);
  expect(startupPacket("me", "books")).toEqual(expected);
});

test("messages are found in one chunk, whatever came before the session began", () => {
  const read = createFrameReader(LIMIT);
  const found = read(Buffer.concat([SSL_REQUEST, startupPacket("me", "books"), QUERY, QUERY]));
  expect(found.map(({ tag }) => tag)).toEqual(["encryption", "startup", "Q", "Q"]);
  expect(found[3]?.bytes).toEqual(QUERY);
});

test("messages are found when every byte comes alone", () => {
  const read = createFrameReader(LIMIT);
  const found = [...Buffer.concat([startupPacket("me", "books"), QUERY, QUERY])].flatMap((byte) =>
    read(Buffer.from([byte])),
  );
  expect(found.map(({ tag }) => tag)).toEqual(["startup", "Q", "Q"]);
  expect(found[1]?.bytes).toEqual(QUERY);
});

test.for([
  ["longer than the limit", Buffer.from("51000000ff", "hex")],
  ["of a negative length", Buffer.from("51ffffffff", "hex")],
  ["shorter than its own length", Buffer.from("5100000003", "hex")],
] as const)("a message %s is refused at its head", ([, head]) => {
  const read = createFrameReader(LIMIT);
  read(startupPacket("me", "books"));
  expect(() => read(head)).toThrow(expect.objectContaining({ code: "wire-protocol" }));
});

test("what is no startup packet is refused", () => {
  expect(() => createFrameReader(LIMIT)(Buffer.from("GET / HTTP/1.1\r\n"))).toThrow(
    expect.objectContaining({ code: "wire-protocol" }),
  );
  const unknownProtocol = Buffer.from("0000000800020000", "hex");
  expect(() => createFrameReader(LIMIT)(unknownProtocol)).toThrow("protocol number 131072");
});

test("a fatal error names its severity, state and words", () => {
  expect(fatalFrame("25P03", "too slow").subarray(5).toString()).toBe("SFATAL\0VFATAL\0C25P03\0Mtoo slow\0\0");
});
