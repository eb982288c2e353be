/** A piece of SQL with its parameters. A piece inside another becomes a part of it, and never a parameter. */
export interface Sql {
  readonly [piece]: true;
  readonly strings: readonly string[];
  readonly values: readonly unknown[];
}

const piece = Symbol("sql");

function isPiece(value: unknown): value is Sql {
  return typeof value === "object" && value !== null && piece in value;
}

/** What stands between the backticks: everything that is put in is a parameter, or a piece made the same way. */
export function sql(strings: readonly string[], ...values: readonly unknown[]): Sql {
  return { [piece]: true, strings, values };
}

/** Text as it is: for names that were quoted, and never for what somebody said. */
export function rawSql(text: string): Sql {
  return sql([text]);
}

export const NO_SQL = rawSql("");

/** A statement as the driver takes it. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Numbers the parameters and writes them as PostgreSQL reads them. */
export function statementOf(given: Sql): Statement {
  const values: unknown[] = [];
  let text = "";
  const write = ({ strings, values: own }: Sql): void => {
    for (const [place, string] of strings.entries()) {
      text += string;
      if (place >= own.length) continue;
      const value = own[place];
      if (isPiece(value)) write(value);
      else text += `$${values.push(toParameter(value))}`;
    }
  };
  write(given);
  return { text, values };
}

/** Of a template with its values, or of a piece. */
export function pieceOf(query: readonly string[] | Sql, values: readonly unknown[]): Sql {
  return isPiece(query) ? query : sql(query, ...values);
}

/** An instant goes as Prisma writes it, which has written those that stand in the books. */
export function toParameter(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().replace("T", " ").replace("Z", "");
  if (typeof value === "bigint") return value.toString();
  // The driver would write it as JSON: a piece of another library's SQL would become a text, and nobody would see it.
  if (typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value))
    throw new TypeError("An object is no parameter: write JSON as text, and SQL as sql`...`.");
  return value;
}
