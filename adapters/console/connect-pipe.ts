import type { ConnectOptions, Connection } from "#chat/define-adapter";
import { message, type Message } from "#cards/message";
import { newId } from "#kernel/ids";

import { drawMessage } from "./draw-message.ts";
import { formatReply, parseLine, type Said } from "./json-lines.ts";
import { columnsOf, noPaint } from "./paint.ts";
import { readLines, type Line } from "./read-lines.ts";
import { refusalOfLine, refusalOfStore, refusalOfText } from "./refusals.ts";
import { conversationOf, speaker } from "./speaker.ts";
import { collectTurns } from "./turns.ts";
import { writeTo } from "./write-to.ts";

/** How many lines may be under way at once; the input waits beyond. */
const UNDER_WAY = 64;

/** Input by lines, one reply a line in the order of the input: JSON with `--json`, else drawn without colour. */
export function connectPipe({ accept, start, logger }: ConnectOptions): Connection {
  const write = writeTo(start.output);
  const format = start.json ? formatReply : drawReply(columnsOf(start.output));
  const event = speaker(start);
  let closed = false;
  let taking: Promise<void> = Promise.resolve();
  let place = 0;

  const turns = collectTurns(async (at, posts) => {
    try {
      await write(format(at, posts));
    } catch (error) {
      if (!closed) logger.error("console-output-closed", { error });
      stop();
      throw error;
    }
  });
  const take = async (line: Line): Promise<void> => {
    place += 1;
    const said = await read(line, start.json);
    const who = event(place);
    const refuse = (why: string): void => {
      turns.post(who.id, newId("msg"), message({ text: why }));
      void turns.end(who.id);
    };
    turns.open(who.id, place);
    if (said.kind === "refused") return refuse(said.why);
    if (said.text.trim() === "" && said.files.length === 0) return void turns.end(who.id);
    try {
      await accept({ ...who, text: said.text, files: said.files });
    } catch (error) {
      logger.error("console-accept-failed", { error });
      refuse(refusalOfStore(error));
    }
  };
  const lines = readLines(start.input, async (line) => {
    await turns.below(UNDER_WAY);
    if (closed) return;
    taking = take(line);
    await taking;
  });
  const stop = (): void => {
    closed = true;
    lines.stop();
  };

  return {
    only: [conversationOf(start)],
    async post(to, posted) {
      const receipt = newId("msg");
      const { replyTo, last } = to;
      if (replyTo === null || !turns.post(replyTo, receipt, posted)) await write(format(0, [posted]));
      // Its receipt says that it can be read: an answer that is cut off before it was written is made again.
      else if (last !== undefined) await (last ? turns.end(replyTo) : turns.written(replyTo));
      return receipt;
    },
    async edit(_to, receipt, posted) {
      if (!turns.edit(receipt, posted)) await write(format(0, [posted]));
    },
    turnEnded: (_conversation, eventId) => void turns.end(eventId),
    patient: true,
    ended: lines.done.then(() => turns.below(1)),
    async close() {
      stop();
      await taking;
    },
  };
}

async function read(line: Line, json: boolean): Promise<Said> {
  if (line.kind !== "text") return { kind: "refused", why: refusalOfLine(line) };
  const said: Said = json ? await parseLine(line.text) : { kind: "said", text: line.text, files: [] };
  const why = said.kind === "said" ? refusalOfText(said.text) : null;
  return why === null ? said : { kind: "refused", why };
}

function drawReply(columns: number): (place: number, posts: readonly Message[]) => string {
  return (_place, posts) => posts.map((posted) => drawMessage(posted, { columns, paint: noPaint })).join("");
}
