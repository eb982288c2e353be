import { PurserError } from "#kernel/errors";
import type { Said } from "#transfer/import/open-import";

import type { Flags } from "./command.ts";

/** What the flags of `import` say of the file. @throws PurserError `bad-flag` */
export function readSaid(flags: Flags): Said {
  const kind = oneOf(flags, "kind", ["customers", "invoices"] as const);
  const mark = oneOf(flags, "decimal", ["point", "comma"] as const);
  const order = oneOf(flags, "dates", ["dmy", "mdy"] as const);
  const delimiter = flags["delimiter"] as string | undefined;
  if (delimiter !== undefined && delimiter.length !== 1 && delimiter !== "\\t")
    throw new PurserError("bad-flag", `--delimiter is one character, not "${delimiter}".`, {
      next: "Write --delimiter ';'",
    });
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(mark === undefined ? {} : { mark }),
    ...(order === undefined ? {} : { order }),
    ...(delimiter === undefined ? {} : { delimiter: delimiter === "\\t" ? "\t" : delimiter }),
    mapped: mapOf(flags["map"] as string | undefined),
  };
}

function oneOf<Value extends string>(flags: Flags, name: string, values: readonly Value[]): Value | undefined {
  const said = flags[name];
  if (said === undefined) return undefined;
  const value = values.find((one) => one === said);
  if (value !== undefined) return value;
  throw new PurserError("bad-flag", `--${name} cannot be "${String(said)}".`, {
    next: `It is ${values.join(" or ")}.`,
  });
}

function mapOf(said: string | undefined): ReadonlyMap<string, string> {
  const pairs = (said ?? "").split(",").filter((pair) => pair.trim() !== "");
  return new Map(
    pairs.map((pair) => {
      const [field = "", column] = pair.split(/=(.*)/s);
      if (column === undefined)
        throw new PurserError("bad-flag", `--map needs pairs, and "${pair}" is none.`, {
          next: "Write --map total=Amount",
        });
      return [field.trim(), column.trim()] as const;
    }),
  );
}
