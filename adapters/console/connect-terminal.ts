import { join } from "node:path";

import type { ConnectOptions, Connection } from "#chat/define-adapter";
import { message, type Message } from "#cards/message";
import { newId } from "#kernel/ids";

import { completeLine } from "./complete-line.ts";
import { drawMessage } from "./draw-message.ts";
import { openHistory } from "./history.ts";
import { columnsOf, paintOf } from "./paint.ts";
import { openPrompt } from "./prompt.ts";
import { LINE_LIMIT } from "./read-lines.ts";
import { refusalOfLine, refusalOfStore, refusalOfText } from "./refusals.ts";
import { conversationOf, speaker } from "./speaker.ts";
import { collectTurns } from "./turns.ts";

/** A person at a terminal: a prompt at the bottom, and everything that is posted drawn above it. */
export async function connectTerminal({
  accept,
  settings,
  start,
  logger,
  complete,
}: ConnectOptions): Promise<Connection> {
  const home = settings["PURSER_HOME"];
  const history = await openHistory(home === undefined ? null : join(home, "history"), logger);
  const paint = paintOf(start.output);
  const event = speaker(start);
  let place = 0;
  let accepting: Promise<void> = Promise.resolve();

  const draw = (posted: Message): Promise<void> =>
    prompt.above(drawMessage(posted, { columns: columnsOf(start.output), paint }));
  const say = (text: string): Promise<void> => draw(message({ text })).catch(() => {});
  // Posts are drawn as they come: only the turns that are under way are counted here.
  const turns = collectTurns(async () => {
    prompt.working(turns.count() > 1);
  });
  const take = async (line: string): Promise<void> => {
    const why = refusalOf(line);
    if (why !== null) return say(why);
    const who = event(++place);
    turns.open(who.id, place);
    prompt.working(true);
    try {
      await accept({ ...who, text: line, files: [] });
    } catch (error) {
      logger.error("console-accept-failed", { error });
      await say(refusalOfStore(error));
      void turns.end(who.id);
    }
  };
  const prompt = openPrompt({
    start,
    paint,
    history,
    complete: (line) => completeLine(line, complete),
    onLine(line) {
      if (line.trim() !== "") accepting = accepting.then(() => take(line));
    },
  });
  await say('Purser is listening. Say what you want done; "help" shows what there is, Ctrl-D ends.');
  const inputEnded = prompt.left.then(() => accepting);

  return {
    only: [conversationOf(start)],
    async post(_to, posted) {
      await draw(posted);
      return newId("msg");
    },
    // What stands above cannot be drawn anew: its outcome is told in its words, without the card again.
    edit: (_to, _receipt, posted) => say(posted.text),
    turnEnded: (_conversation, eventId) => void turns.end(eventId),
    patient: true,
    ended: inputEnded.then(async () => {
      if (turns.count() > 0) await prompt.above("Finishing what is under way...\n");
      await turns.below(1);
      await history.saved();
    }),
    async close() {
      prompt.close();
      await inputEnded;
    },
  };
}

function refusalOf(line: string): string | null {
  const bytes = Buffer.byteLength(line);
  if (bytes > LINE_LIMIT) return refusalOfLine({ kind: "too-long", characters: [...line].length, bytes });
  return refusalOfText(line);
}
