import { setTimeout as pause } from "node:timers/promises";

import { expect, it } from "vitest";

import type { Outcome } from "#governance/outcome";
import { partyById, updateParty } from "#storage/parties-store";
import { newCustomer } from "#test/business-of-tests";
import { describePostgres } from "#test/databases";
import { useOffice } from "#test/use-office";

import { doorSuite } from "../door/door-suite.ts";

describePostgres("a PostgreSQL server", doorSuite);

// PGlite runs one transaction after the other: only a server shows this.
describePostgres("a customer whom two change at the same time", (kind) => {
  const office = useOffice(kind);

  it("the later waits for the earlier, and then sees that it came too late", async () => {
    const { database, act, anaByHand } = office();
    const partyId = await newCustomer(office());
    const someoneWaits = async () => {
      const rows = await database.reads.$queryRaw<unknown[]>`
        select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      return rows.length > 0;
    };
    const later: Promise<Outcome>[] = [];
    await database.commit("act", async (tx) => {
      await updateParty(tx, partyId, { termsDays: 10 });
      later.push(act("change-party", { partyId, set: { termsDays: 20 }, was: { termsDays: null } }, anaByHand));
      while (!(await someoneWaits())) await pause(10);
    });
    expect(await Promise.all(later)).toMatchObject([{ kind: "refused", code: "changed" }]);
    expect(await partyById(database.reads, partyId)).toMatchObject({ termsDays: 10 });
  });
});
