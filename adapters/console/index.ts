import { defineAdapter, type StartOptions } from "#chat/define-adapter";

import { connectPipe } from "./connect-pipe.ts";
import { connectTerminal } from "./connect-terminal.ts";

/** The terminal that Purser was started in, or whatever is piped into it. Whoever can type here is on this machine. */
export default defineAdapter({
  name: "console",
  settings: [],
  setup: { steps: ["Nothing to set up: start Purser in a terminal and type."], check: () => null },
  limits: { textLength: 65_536, buttonsPerMessage: 12 },
  local: true,
  standardInput: true,
  connect: async (options) => (isTerminal(options.start) ? connectTerminal(options) : connectPipe(options)),
});

function isTerminal({ json, input, output }: StartOptions): boolean {
  return !json && input.isTTY === true && output.isTTY === true && process.env["TERM"] !== "dumb";
}
