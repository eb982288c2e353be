import type { Adapter } from "#chat/define-adapter";
import { businessDate } from "#domain/business-date";
import { systemClock } from "#kernel/clock";
import { silentLogger } from "#kernel/logger";
import { homeFolder, readSettings, type Settings } from "#kernel/settings";
import { missingEssentials, missingWords } from "#domain/business";
import { sayOperations } from "#domain/operation-words";
import { formatMoment } from "#domain/moment";
import { pendingApprovals } from "#storage/approvals-store";
import { readAuditHead } from "#storage/audit-store";
import { type Business, readBusiness } from "#storage/business-store";
import { openHome, readRun } from "#storage/home";
import { modelDay, modelState } from "#storage/model-store";
import { outboxCounts, uncertainEffects } from "#storage/outbox-store";

import { loadAllExtensions } from "../extensions.ts";

import { type Command, HOME_HELP, HOME_OPTION } from "./command.ts";
import { jobLines } from "./job-lines.ts";
import { modelLines } from "./model-lines.ts";
import { openBooks } from "./open-books.ts";

export const status: Command = {
  name: "status",
  summary: "what runs, what waits for a person, and what is still to go out",
  help: `Usage: npm run -s purser -- status [options]

Options:
${HOME_HELP}
  -h, --help          this text`,
  options: HOME_OPTION,
  async run(flags, { env, output }) {
    const home = openHome(homeFolder(flags["home"] as string | undefined, env)).path;
    const settings = await readSettings(home, env);
    const running = readRun(home);
    const { adapters, jobs, documentTypes, operations } = await loadAllExtensions();
    const books = await openBooks(settings);
    try {
      const db = books.database.reads;
      const now = systemClock.now();
      const [business, approvals, outbox, uncertain, audit] = [
        await readBusiness(db),
        await pendingApprovals(db, now),
        await outboxCounts(db),
        await uncertainEffects(db),
        await readAuditHead(db),
      ];
      const zone = business?.zone ?? "UTC";
      const today = businessDate(now, zone);
      const said = sayOperations(operations);
      const world = { db, books: books.database, now, zone, today, home, documentTypes, said, logger: silentLogger };
      const lines = [
        `Data folder   ${home}`,
        `Database      ${settings.DATABASE_URL === undefined ? "embedded" : "PostgreSQL (DATABASE_URL)"}`,
        `Running       ${running === undefined ? "no" : `yes, process ${running.pid} since ${formatMoment(Temporal.Instant.from(running.startedAt), zone)}`}`,
        `Business      ${business === null ? "(none yet: run npm start)" : `${business.name ?? "(no name set)"}, ${business.currency}, ${business.zone}${notSetUp(business)}`}`,
        `Channels      ${adapters.map((adapter) => `${adapter.name}: ${channelWords(adapter, settings)}`).join(", ")}`,
        `Waiting       ${approvals.length === 0 ? "nothing" : `${approvals.length} for a person`}`,
        ...approvals.map((approval) => `                ${approval.code}  ${approval.card.title}`),
        `Outbox        ${outbox.queued + outbox.sending} under way, ${outbox.sent} sent, ${outbox.uncertain} uncertain, ${outbox.failed} failed`,
        ...uncertain.map(
          (effect) =>
            `                ${effect.status}: ${effect.key}${effect.lastError === null ? "" : ` (${effect.lastError})`}`,
        ),
        ...(await jobLines(jobs, world)),
        ...modelLines(settings, {
          state: await modelState(db),
          day: await modelDay(db, businessDate(now, zone)),
          zone,
          now,
        }),
        `Audit log     ${audit.count} entries, head ${audit.hash.slice(0, 12)}`,
      ];
      output.write(`${lines.join("\n")}\n`);
      return 0;
    } finally {
      await books.database.close();
      await books.close();
    }
  },
};

/** Whether a channel would run, and what is missing where its settings are begun. */
function channelWords({ standardInput, settings: names, setup }: Adapter, { all }: Settings): string {
  if (standardInput) return "on where there is a terminal";
  const missing = names.filter((name) => !(name in all));
  if (missing.length === names.length) return "off";
  return missing.length > 0 ? `off, ${missing.join(" and ")} missing` : (setup.check(all) ?? "on");
}

/** What keeps everything waiting, where something does. */
function notSetUp(business: Business): string {
  const missing = missingEssentials(business);
  return missing.length === 0 ? "" : `; it has ${missingWords(missing)} yet, so nothing goes out by itself`;
}
