import { loadExtensions } from "#kernel/load-extensions";
import { interpret } from "./interpret.ts";
const tools: any = await loadExtensions("tool", new URL("../../../tools/", import.meta.url));
const ctx = { today: Temporal.PlainDate.from("2026-11-25"), currency: "USD" };
for (const line of (await import("node:fs")).readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const t = performance.now();
  console.log(line, "\n   ", JSON.stringify(interpret(line, tools, ctx)).slice(0, 300), (performance.now() - t).toFixed(0));
}
