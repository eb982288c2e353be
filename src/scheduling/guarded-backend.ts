import type { AgendaBackend, JobRepository } from "agenda";

/** Hears how the store does, after every call to it. */
export interface Health {
  well(): void;
  ill(error: unknown): void;
}

/**
 * A backend whose failures end nothing. The library calls some of its methods without waiting for them, so that one
 * lost connection there would be an unhandled rejection and end the process.
 */
export function guardedBackend(backend: AgendaBackend, health: Health): AgendaBackend {
  const { repository } = backend;

  async function heard<T>(call: () => Promise<T>): Promise<T> {
    try {
      const result = await call();
      health.well();
      return result;
    } catch (error) {
      health.ill(error);
      throw error;
    }
  }
  const nothing = (): undefined => undefined;

  const guarded: Partial<JobRepository> = {
    getNextJobToRun: (...args) => heard(() => repository.getNextJobToRun(...args)).catch(nothing),
    // Of a job that is no longer there this fails too, with nothing being wrong: the next look for work tells which.
    saveJobState: (...args) => repository.saveJobState(...args).catch(nothing),
    unlockJob: (...args) => repository.unlockJob(...args).catch(nothing),
    unlockJobs: (...args) => repository.unlockJobs(...args).catch(nothing),
    queryJobs: (...args) => heard(() => repository.queryJobs(...args)),
    saveJob: (...args) => heard(() => repository.saveJob(...args)),
  };
  return {
    name: backend.name,
    ownsConnection: false,
    repository: new Proxy(repository, {
      get: (target, name) => {
        const own: unknown = Reflect.get(guarded, name);
        const value: unknown = own ?? Reflect.get(target, name);
        return typeof value === "function" && own === undefined ? value.bind(target) : value;
      },
    }),
    connect: () => heard(() => backend.connect()).catch(nothing),
    disconnect: async () => {},
  };
}
