import { expect, it } from "vitest";

import { cannotWrite } from "./cannot-write.ts";
import { PurserError } from "./errors.ts";

const failed = (code: string, syscall?: string): Error =>
  Object.assign(new Error(`${code}: it failed`), { code, ...(syscall === undefined ? {} : { syscall }) });

it.each([
  [
    "EACCES",
    "/a/b cannot be written: Purser may not write there (EACCES). Name another place, or let Purser write to that one.",
  ],
  [
    "ENOSPC",
    "/a/b cannot be written: its disk is full (ENOSPC). Free some space there, or name a place on another disk.",
  ],
  ["ENOTDIR", "/a/b cannot be written: a file stands where there should be a folder (ENOTDIR). Name another place."],
  ["EROFS", "/a/b cannot be written: its disk can only be read (EROFS). Name a place on another disk."],
])("says what %s means, and what to do", (code, words) => {
  const error = cannotWrite("/a/b", failed(code, "open"));
  expect(error).toBeInstanceOf(PurserError);
  expect(error).toMatchObject({ code: "cannot-write", plain: words });
});

it("leaves alone what is about no file", () => {
  for (const error of [failed("ECONNRESET", "read"), failed("EACCES"), new Error("a bug"), "words"]) {
    expect(cannotWrite("/a/b", error)).toBe(error);
  }
});
