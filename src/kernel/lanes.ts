/** Runs work one after another within a lane, and the lanes beside each other. */
export interface Lanes {
  /** Begins when everything before it in its lane has ended; resolves when it has. `work` must not fail. */
  run(lane: string, work: () => Promise<void>): Promise<void>;
  /** Resolves when nothing is under way in any lane. */
  idle(): Promise<void>;
  /** Whether anything is. */
  busy(): boolean;
}

export function createLanes(): Lanes {
  const lanes = new Map<string, Promise<void>>();
  return {
    run(lane, work) {
      const done = (lanes.get(lane) ?? Promise.resolve()).then(work);
      lanes.set(lane, done);
      return done.finally(() => {
        if (lanes.get(lane) === done) lanes.delete(lane);
      });
    },
    busy: () => lanes.size > 0,
    async idle() {
      while (lanes.size > 0) await Promise.all(lanes.values());
    },
  };
}
