/** What is still to happen in the demo's year, in the order of its instants; what falls on one, in the order of its planning. */
export interface Agenda {
  plan(at: Temporal.Instant, happen: () => Promise<void>): void;
  /** Lets everything happen that was planned before `end`, also what is planned meanwhile. */
  run(end: Temporal.Instant, before: (at: Temporal.Instant) => Promise<void>): Promise<void>;
}

interface Planned {
  readonly at: Temporal.Instant;
  readonly happen: () => Promise<void>;
}

export function createAgenda(): Agenda {
  const planned: Planned[] = [];
  return {
    plan(at, happen) {
      const later = planned.findIndex((other) => Temporal.Instant.compare(other.at, at) > 0);
      planned.splice(later === -1 ? planned.length : later, 0, { at, happen });
    },
    async run(end, before) {
      for (let next = planned.shift(); next !== undefined; next = planned.shift()) {
        if (Temporal.Instant.compare(next.at, end) >= 0) break;
        await before(next.at);
        await next.happen();
      }
    },
  };
}
