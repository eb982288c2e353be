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

it("never takes what looks like a piece for one", () => {
  const said = { strings: ["drop table acts"], values: [] };
  expect(statementOf(sql`select ${said}`)).toEqual({ text: "select $1", values: [said] });
});

it("writes an instant in UTC", () => {
  expect(statementOf(sql`${new Date("2026-11-25T22:01:02.345Z")}`).values).toEqual(["2026-11-25 22:01:02.345"]);
});
