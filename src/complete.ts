import type { Tool } from "#assistant/define-tool";
import type { Database } from "#storage/database";
import { recentDocuments } from "#storage/documents-store";
import { partiesBeginning } from "#storage/parties-store";

const MOST = 20;

/** What completes a line: the openings of what tools understand, customers' names, documents' numbers. */
export function completer(database: Database, tools: readonly Tool[]): (prefix: string) => Promise<readonly string[]> {
  const openings = tools.map((tool) => tool.example);
  return async (prefix) => {
    const begins = (text: string): boolean => text.toLowerCase().startsWith(prefix.toLowerCase());
    if (prefix === "") return openings;
    const names = await partiesBeginning(database.reads, prefix, MOST);
    const numbers = (await recentDocuments(database.reads, {}, 100)).flatMap(({ number }) =>
      number === null ? [] : [number],
    );
    return [...openings, ...names, ...numbers].filter(begins).slice(0, MOST);
  };
}
