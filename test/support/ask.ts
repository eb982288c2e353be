import { createToolContext } from "#assistant/create-tool-context";
import type { ToolResult } from "#assistant/define-tool";
import { createSpokenOf } from "#assistant/spoken-of";
import { interpret } from "#assistant/language/interpret";
import { businessDate } from "#domain/business-date";
import type { Actor } from "#governance/define-operation";
import { noProbe } from "#kernel/points";
import { theBusiness } from "#storage/business-store";
import type { TestOffice } from "#test/open-office";

/** Understands a sentence as the built-in model does and runs the tool that it means, in the office's books. */
export async function ask(office: TestOffice, sentence: string, by: Actor = office.ana): Promise<ToolResult> {
  const { database, clock, extensions } = office;
  const business = await theBusiness(database.reads);
  const today = businessDate(clock.now(), business.zone);
  const heard = interpret(sentence, extensions.tools, { today, currency: business.currency });
  const tool = heard.kind === "call" ? extensions.tools.find(({ name }) => name === heard.tool) : undefined;
  if (heard.kind !== "call" || tool === undefined) throw new Error(`"${sentence}" is not understood: ${heard.kind}`);
  const { context } = createToolContext(
    { ...office, probe: noProbe, documentTypes: extensions.documentTypes, examples: [] },
    {
      eventId: office.nextKey(),
      actor: by,
      business,
      today,
      spokenOf: createSpokenOf(),
      files: [],
      isPrivate: true,
      local: true,
    },
  );
  return tool.run(tool.input.parse(heard.input), context);
}

/** What it says, whatever kind of result it is. */
export async function told(office: TestOffice, sentence: string, by?: Actor): Promise<string> {
  const result = await ask(office, sentence, by);
  return result.kind === "ask" ? result.question : result.say;
}
