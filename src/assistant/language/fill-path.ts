import type { ToolInput } from "./reading.ts";

/**
 * The input with a value at a path: `due`, `lines.1.unitPrice`. Without an index, `lines.unitPrice` is the last
 * member's, or the first member's where there is none yet. Nothing is changed in place.
 */
export function fillPath(input: ToolInput, path: string, value: unknown): ToolInput {
  const [field = "", ...rest] = path.split(".");
  if (rest.length === 0) return { ...input, [field]: value };
  const list: unknown[] = Array.isArray(input[field]) ? [...(input[field] as unknown[])] : [];
  const indexed = /^\d+$/.test(rest[0] ?? "");
  // An index far beyond the list would leave holes.
  const index = Math.min(indexed ? Number(rest[0]) : Math.max(list.length - 1, 0), list.length);
  const member = list[index];
  const known = typeof member === "object" && member !== null ? (member as ToolInput) : {};
  list[index] = fillPath(known, (indexed ? rest.slice(1) : rest).join("."), value);
  return { ...input, [field]: list };
}
