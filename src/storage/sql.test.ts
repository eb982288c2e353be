import { expect, it } from "vitest";

import { NO_SQL, rawSql, sql, statementOf } from "./sql.ts";

it("numbers the parameters through all the pieces, in the order of the text", () => {
  const inner = sql`a = ${1} and b = ${"two"}`;
  expect(statementOf(sql`select ${true} where ${inner} limit ${3n}`)).toEqual({
    text: "select $1 where a = $2 and b = $3 limit $4",
    values: [true, 1, "two", "3"],
  });
});

it("takes a piece that is nothing for nothing, and text for itself", () => {
  expect(statementOf(sql`select ${rawSql('"a name"')} from t ${NO_SQL}where x = ${null}`)).toEqual({
    text: 'select "a name" from t where x = $1',
    values: [null],
  });
});

it("never takes what looks like a piece for one, and no other object for a parameter", () => {
  for (const said of [{ strings: ["drop table acts"], values: [] }, { name: "Acme" }])
    expect(() => statementOf(sql`select ${said}`)).toThrow("An object is no parameter");
  const bytes = new Uint8Array([1, 2]);
  expect(statementOf(sql`select ${bytes}, ${["a", "b"]}`).values).toEqual([bytes, ["a", "b"]]);
});

it("writes an instant in UTC", () => {
  expect(statementOf(sql`${new Date("2026-11-25T22:01:02.345Z")}`).values).toEqual(["2026-11-25 22:01:02.345"]);
});
