import { parseArgs } from "node:util";

import { PurserError } from "#kernel/errors";

import type { Command, Flags, Streams } from "./command.ts";

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import("./start.ts")).start,
  chat: async () => (await import("./start.ts")).chat,
  status: async () => (await import("./status.ts")).status,
  import: async () => (await import("./import.ts")).importCommand,
  export: async () => (await import("./export.ts")).exportCommand,
  backup: async () => (await import("./backup.ts")).backup,
  restore: async () => (await import("./restore.ts")).restore,
  move: async () => (await import("./move.ts")).move,
  demo: async () => (await import("./demo.ts")).demo,
  "audit verify": async () => (await import("./audit-verify.ts")).auditVerify,
};

/** Finds the command that was typed and runs it. */
export async function runCommand(args: readonly string[], streams: Streams): Promise<number> {
  const words = commandWords(args);
  const name = [words.slice(0, 2).join(" "), words[0] ?? ""].find((candidate) => candidate in COMMANDS);
  const load = name === undefined ? undefined : COMMANDS[name];
  if (name === undefined || load === undefined) return unknownCommand(args, words, streams);
  const command = await load();
  const { flags, argument } = parseFlags(command, dropWords(args, name.split(" ")));
  if (flags["help"] === true) {
    streams.output.write(`${command.help}\n`);
    return 0;
  }
  return command.run(flags, streams, argument);
}

/** What is typed but flags and their values: `--home DIR status` is `status`. */
function commandWords(args: readonly string[]): readonly string[] {
  const options = {
    home: { type: "string" },
    as: { type: "string" },
    today: { type: "string" },
    seed: { type: "string" },
  } as const;
  return parseArgs({ args: [...args], options, strict: false, allowPositionals: true }).positionals;
}

function dropWords(args: readonly string[], words: readonly string[]): string[] {
  const left = [...words];
  return args.filter((word) => {
    if (word !== left[0]) return true;
    left.shift();
    return false;
  });
}

function parseFlags(
  command: Command,
  args: string[],
): { readonly flags: Flags; readonly argument: string | undefined } {
  const options = { ...command.options, help: { type: "boolean", short: "h" } } as const;
  try {
    const allowPositionals = command.argument !== undefined;
    const { values, positionals } = parseArgs({ args, options, strict: true, allowPositionals });
    if (positionals.length > 1) throw new Error(`Only one ${command.argument} can be given.`);
    return { flags: values, argument: positionals[0] };
  } catch (error) {
    const said = (error instanceof Error ? error.message : String(error))
      .replace(/\s*To specify.*$/s, "")
      .replaceAll("\n", " ")
      .replace(/(?<![.?])$/, ".");
    throw new PurserError("bad-flag", said, { next: `Try: npm run -s purser -- ${command.name} --help`, cause: error });
  }
}

async function unknownCommand(args: readonly string[], words: readonly string[], streams: Streams): Promise<number> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const list = commands.map(({ name, summary }) => `  ${name.padEnd(14)}${summary}`).join("\n");
  const help = `purser: a back office that you talk to\n\n${list}\n\nEach has --help. Through npm: npm run -s purser -- status\n`;
  const asked = words.length === 0 && (args.includes("--help") || args.includes("-h") || args.length === 0);
  if (asked) streams.output.write(help);
  else streams.errors.write(`There is no command "${words.join(" ")}".\n\n${help}`);
  return asked ? 0 : 1;
}
