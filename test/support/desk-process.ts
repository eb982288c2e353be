import { parseArgs } from "node:util";

import { type Adapter, defineAdapter, type InboundEvent } from "#chat/define-adapter";
import { newId } from "#kernel/ids";
import { noProbe } from "#kernel/points";
import { composeProcess } from "#test/compose-process";

import { startApp, stopApp } from "../../src/app.ts";

/** What the process tells its parent: that it takes events, or the answer to one. */
export type FromDesk =
  | { readonly ready: true }
  | { readonly answers: string; readonly text: string; readonly codes: readonly string[] };

/**
 * A Purser behind a channel of messages, so that many conversations can be led with it at once: it takes each
 * {@link InboundEvent} that its parent sends, and sends back what is posted. `desk-process.ts --home DIR`, with
 * DATABASE_URL in the environment.
 */
const { values } = parseArgs({ options: { home: { type: "string" } } });
if (values.home === undefined) throw new Error("--home is missing");

const tell = (message: FromDesk): void => void process.send?.(message);

const desk: Adapter = defineAdapter({
  name: "desk",
  settings: [],
  setup: { steps: [], check: () => null },
  limits: { textLength: 65_536, buttonsPerMessage: 12 },
  local: true,
  standardInput: false,
  connect: async ({ accept }) => {
    const take = (event: unknown): void => void accept(event as InboundEvent);
    process.on("message", take);
    return {
      async post({ replyTo }, { text, buttons }) {
        if (replyTo !== null) tell({ answers: replyTo, text, codes: buttons.map(({ code }) => code) });
        return newId("msg");
      },
      edit: async () => {},
      close: async () => void process.off("message", take),
    };
  },
});

const { app, books } = await composeProcess({ home: values.home, env: process.env, probe: noProbe, adapters: [desk] });
await startApp(app, [desk], { json: false, as: null, input: process.stdin, output: process.stdout });
tell({ ready: true });
await new Promise((resolve) => process.once("disconnect", resolve));
await stopApp(app);
await books.close();
process.exit();
