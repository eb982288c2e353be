import { openHome } from "#storage/home";

import { copyBooks } from "./databases.ts";

/** A data folder as a first start leaves it, but for the business: opening it takes a fraction of making one. */
export async function prepareHome(home: string): Promise<string> {
  await copyBooks(openHome(home).path);
  return home;
}
