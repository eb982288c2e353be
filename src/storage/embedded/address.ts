import { dirname } from "node:path";

import type { GateOptions } from "./gate.ts";

/** Where clients reach the gate, as a plain `postgres://` address. `port` is the one that it took, if it listens on one. */
export function addressOf({ at, password }: Pick<GateOptions, "at" | "password">, port: number | undefined): string {
  if ("path" in at) return `postgres://postgres@localhost/postgres?host=${encodeURIComponent(dirname(at.path))}`;
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
}
