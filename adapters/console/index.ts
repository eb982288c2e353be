import { defineAdapter, type StartOptions } from "#chat/define-adapter";

import { connectPipe } from "./connect-pipe.ts";

/** The terminal that Purser was started in, or whatever is piped into it. Whoever can type here is on this machine. */
export default defineAdapter({
  name: "console",
  settings: [],
  setup: { steps: ["Nothing to set up: start Purser in a terminal and type."], check: () => null },
  limits: { textLength: 65_536, buttonsPerMessage: 12 },
  local: true,
  standardInput: true,
  async connect(options) {
    if (!isTerminal(options.start)) return connectPipe(options);
    const { connectTerminal } = await import("./connect-terminal.ts");
    return connectTerminal(options);
  },
});

function isTerminal({ json, input, output }: StartOptions): boolean {
  return !json && input.isTTY === true && output.isTTY === true && process.env["TERM"] !== "dumb";
}
