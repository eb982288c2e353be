import { appendFile, rename, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

import { defineAdapter, type InboundEvent } from "#chat/define-adapter";

/** A platform of its own: events come as POSTs on a loopback port, posts and edits go to a file, one JSON a line. */
export default defineAdapter({
  name: "toy",
  settings: ["TOY_FOLDER"],
  setup: { steps: ["Name a folder in TOY_FOLDER."], check: () => null },
  limits: { textLength: 10_000, buttonsPerMessage: 10 },
  local: true,
  standardInput: false,
  async connect({ accept, settings }) {
    const folder = settings["TOY_FOLDER"] ?? "";
    const write = (line: object): Promise<void> => appendFile(join(folder, "posts.jsonl"), `${JSON.stringify(line)}\n`);
    const server = createServer((request, response) => {
      void (async () => {
        const { id, author, text } = JSON.parse(await bodyOf(request)) as Pick<InboundEvent, "id" | "author" | "text">;
        await accept({ id, author, text, conversation: "toy:room", isPrivate: false, files: [] });
        response.end("stored");
      })();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    // Written aside: whoever waits for the file finds it whole.
    await writeFile(join(folder, "port.new"), String((server.address() as AddressInfo).port));
    await rename(join(folder, "port.new"), join(folder, "port"));
    let posted = 0;
    return {
      async post(to, message) {
        posted += 1;
        await write({ replyTo: to.replyTo, receipt: `toy-${posted}`, ...message });
        return `toy-${posted}`;
      },
      edit: (_to, receipt, message) => write({ edited: receipt, ...message }),
      close: () =>
        new Promise((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    };
  },
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return body;
}
