import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const CHECKOUT = fileURLToPath(new URL("../../", import.meta.url));

/** Runs one command and ends it with SIGKILL after a while. @returns whether it was still running then */
export async function killCommand(
  args: readonly string[],
  {
    home,
    afterMs,
    env = {},
  }: { readonly home: string; readonly afterMs: number; readonly env?: Record<string, string> },
): Promise<boolean> {
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", "src/main.ts", ...args, "--home", home],
    {
      cwd: CHECKOUT,
      env: { ...process.env, PURSER_TIMEZONE: "UTC", ...env },
      stdio: "ignore",
    },
  );
  const timer = setTimeout(() => child.kill("SIGKILL"), afterMs);
  const [, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
  clearTimeout(timer);
  return signal === "SIGKILL";
}
