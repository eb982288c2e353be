import type { ParseArgsConfig } from "node:util";

/** What a command is given of the process, so that tests can give it something else. */
export interface Streams {
  readonly env: NodeJS.ProcessEnv;
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly errors: NodeJS.WriteStream;
}

export type Flags = Readonly<Record<string, string | boolean | undefined>>;

/** One command of `purser`. */
export interface Command {
  /** What is typed: `start`, or two words such as `audit verify`. */
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  readonly help: string;
  readonly options: NonNullable<ParseArgsConfig["options"]>;
  /** What it takes beside its options, as its help names it; nothing unless given. */
  readonly argument?: string;
  /**
   * @param argument what was given for it, if anything
   * @returns the process's exit code
   */
  run(flags: Flags, streams: Streams, argument?: string): Promise<number>;
}

export const HOME_OPTION = { home: { type: "string" } } as const;

export const HOME_HELP = "  --home DIR          the data folder (default: PURSER_HOME, else ~/.purser)";
