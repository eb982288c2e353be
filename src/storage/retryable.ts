const CONFLICT_STATES = new Set(["40001", "40P01"]);

/**
 * Whether a transaction lost a race and may simply be run again. The driver tells the SQLSTATE; Prisma reports the same
 * conflict in three shapes: its own P2034, a driver's `TransactionWriteConflict`, and a raw query's P2010.
 */
export function isRetryable(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, name, meta, cause } = error as {
    code?: unknown;
    name?: unknown;
    meta?: { code?: unknown; driverAdapterError?: { cause?: unknown } };
    cause?: { kind?: unknown; originalCode?: unknown; code?: unknown };
  };
  if (code === "P2034" || name === "TransactionWriteConflict" || cause?.kind === "TransactionWriteConflict")
    return true;
  const states = [code, meta?.code, cause?.originalCode, cause?.code, driverCode(meta?.driverAdapterError?.cause)];
  return states.some((state) => typeof state === "string" && CONFLICT_STATES.has(state));
}

function driverCode(cause: unknown): unknown {
  return (cause as { originalCode?: unknown } | undefined)?.originalCode;
}

/** Whether a write met a row that already stands there. */
export function isUniqueViolation(error: unknown): boolean {
  const { code, meta } = (error ?? {}) as { code?: unknown; meta?: { driverAdapterError?: { cause?: unknown } } };
  return code === "23505" || code === "P2002" || driverCode(meta?.driverAdapterError?.cause) === "23505";
}
