import type { AgendaBackend, JobRepository } from "agenda";

/** Hears how the store does, after every call to it: which call it was, because a store may answer one and fail another. */
export interface Health {
  /** A call begins. @returns what tells how it ended */
  begins(call: string): { well(): void; ill(error: unknown): void };
}

/** A backend whose failures end nothing, and that can be let go of. */
export interface GuardedBackend extends AgendaBackend {
  /** Takes no more wake-ups, gives back one that comes still, and resolves when no call is under way. */
  letGo(): Promise<void>;
}

/**
 * The library calls some of its store's methods without waiting for them, so that one lost connection there would be
 * an unhandled rejection and end the process. And it forgets a wake-up that it was taking while it was stopped, which
 * would stay locked for minutes.
 */
export function guardedBackend(backend: AgendaBackend, health: Health): GuardedBackend {
  const { repository } = backend;
  const under = new Set<Promise<unknown>>();
  let closed = false;

  function tracked<T>(call: () => Promise<T>): Promise<T> {
    const calling = call().finally(() => under.delete(calling));
    under.add(calling);
    return calling;
  }
  const heard = <T>(name: string, call: () => Promise<T>): Promise<T> =>
    tracked(async () => {
      const end = health.begins(name);
      try {
        const result = await call();
        end.well();
        return result;
      } catch (error) {
        end.ill(error);
        throw error;
      }
    });
  const nothing = (): undefined => undefined;

  async function take(...given: Parameters<JobRepository["getNextJobToRun"]>) {
    const job = await repository.getNextJobToRun(...given);
    if (job === undefined || !closed) return job;
    await repository.unlockJob(job);
    return undefined;
  }

  const guarded: Partial<JobRepository> = {
    getNextJobToRun: async (...args) => (closed ? undefined : heard("take", () => take(...args)).catch(nothing)),
    // Of a job that is no longer there this fails too, with nothing being wrong: the next look for work tells which.
    saveJobState: (...args) => tracked(() => repository.saveJobState(...args)).catch(nothing),
    unlockJob: (...args) => tracked(() => repository.unlockJob(...args)).catch(nothing),
    unlockJobs: (...args) => tracked(() => repository.unlockJobs(...args)).catch(nothing),
    removeJobs: (...args) => heard("remove", () => repository.removeJobs(...args)),
    queryJobs: (...args) => heard("query", () => repository.queryJobs(...args)),
    saveJob: (...args) => heard("save", () => repository.saveJob(...args)),
  };
  return {
    name: backend.name,
    ownsConnection: false,
    repository: new Proxy(repository, {
      get(target, name) {
        const own: unknown = Reflect.get(guarded, name);
        const value: unknown = own ?? Reflect.get(target, name);
        return typeof value === "function" && own === undefined ? (value.bind(target) as unknown) : value;
      },
    }),
    connect: () => heard("connect", () => backend.connect()).catch(nothing),
    disconnect: async () => {},
    async letGo() {
      closed = true;
      while (under.size > 0) await Promise.allSettled(under);
    },
  };
}
