import type { Prisma } from "../generated/prisma/client.ts";

/** A business date as Prisma writes a `date`: midnight UTC. */
export function toDbDate(date: Temporal.PlainDate): Date {
  return new Date(`${date.toString()}T00:00:00Z`);
}

export function fromDbDate(date: Date): Temporal.PlainDate {
  return Temporal.PlainDate.from(date.toISOString().slice(0, 10));
}

export function toDbInstant(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}

export function fromDbInstant(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}

/** A value that went through JSON already (a codec's wire form), as Prisma types it. */
export function toDbJson(value: unknown): Prisma.InputJsonValue {
  return value as Prisma.InputJsonValue;
}
