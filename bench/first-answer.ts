import { spawnSync } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { type Benchmark, timesFigure } from "./figure.ts";
import { interleave, type Sample } from "./interleave.ts";
import { talkOnce, type Talker } from "./talk-once.ts";

const PURSER = fileURLToPath(new URL("../bin/purser.mjs", import.meta.url));
const SELECT_ONE = fileURLToPath(new URL("./select-one.ts", import.meta.url));
const ROUNDS = 21;
const AIM = 1.6;
/** What ours says on these books, and what the peer does. */
const ANSWERS = /"You are owed: [^"]* on 15 invoices|"one":1/;
const CUSTOMERS = ["Acme Ltd", "Borealis GmbH", "Calder & Sons"];

/** From the start of the process to the answer to "who owes me money?", on books that exist. */
export const firstAnswer: Benchmark = async () => {
  const folder = await mkdtemp(join(tmpdir(), "purser-bench-"));
  try {
    const books = join(folder, "books-of-some-months");
    await makeBooks(books);
    const pinned = process.execPath;
    const users = process.env["npm_node_execpath"] ?? "node";
    const sample =
      (talkerOn: (home: string) => Talker): Sample =>
      async () => {
        const home = join(folder, "home");
        await rm(home, { recursive: true, force: true });
        await cp(books, home, { recursive: true });
        // What the copy left to be written must not be written while the clock runs.
        spawnSync("sync");
        const { answers, firstMs } = await talkOnce(talkerOn(home), ["who owes me money?"]);
        if (!ANSWERS.test(answers[0] ?? "")) throw new Error(`The answer is another: ${answers[0]}`);
        return firstMs;
      };
    const ms = await interleave(
      {
        users: sample((home) => purser(users, home)),
        pinned: sample((home) => purser(pinned, home)),
        selectOne: sample((home) => ({ command: [pinned, "--disable-warning=ExperimentalWarning", SELECT_ONE, home] })),
      },
      ROUNDS,
    );
    const peer = ["`select 1` on the same folder", ms.selectOne] as const;
    return [
      timesFigure(`first answer, started by Node ${versionOf(users)}`, ms.users, peer, AIM),
      timesFigure(`first answer, started by Node ${versionOf(pinned)}`, ms.pinned, peer, AIM),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

function purser(node: string, home: string): Talker {
  return {
    command: [node, PURSER, "start", "--json", "--home", home],
    env: { PURSER_BUSINESS: "Bench Ltd", PURSER_PAY_TO: "paypal.me/bench" },
  };
}

/** Three customers with five open invoices each, all made by talking. */
async function makeBooks(home: string): Promise<void> {
  for (const name of CUSTOMERS) {
    const { answers } = await talkOnce(purser(process.execPath, home), [
      `add customer ${name}`,
      `invoice ${name} $1,200 for design due in 14 days`,
    ]);
    const { buttons } = JSON.parse(answers.at(-1) ?? "") as { buttons: { code: string }[] };
    const more = [300, 450, 800, 1_000].map(
      (amount) => `invoice ${name} $${amount} for support due in ${amount / 50} days`,
    );
    await talkOnce(purser(process.execPath, home), [`approve ${buttons[0]?.code}`, ...more]);
  }
}

function versionOf(node: string): string {
  return spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim().slice(1);
}
