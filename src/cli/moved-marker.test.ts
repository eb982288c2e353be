import { expect, it } from "vitest";

import { temporaryFolder } from "#test/temporary-folder";

import { withoutPassword } from "./books-place.ts";
import { markMoved, refuseMoved } from "./moved-marker.ts";

const home = temporaryFolder();

it("keeps a start from opening books that were moved, and says where they are and how to go back", async () => {
  expect(() => refuseMoved(home)).not.toThrow();
  await markMoved(home, { to: "postgres://ann@db/books", at: "2026-11-24T10:00:00Z" });
  expect(() => refuseMoved(home)).toThrow(/^The books of .* were moved to postgres:\/\/ann@db\/books on 2026-11-24\.$/);
});

it.each([
  ["postgres://ann:secret@db.example:5433/books?sslmode=require", "postgres://ann@db.example:5433/books"],
  ["postgresql://ann:secret@localhost/books?host=%2Fvar%2Frun", "postgresql://ann@/var/run/books"],
  ["postgres://db/books?password=secret", "postgres://db/books"],
  ["secret", "(not an address)"],
])("an address is shown without its password: %s", (url, shown) => {
  expect(withoutPassword(url)).toBe(shown);
});
