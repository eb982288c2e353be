import { afterAll, beforeAll, expect, it } from "vitest";

import { mongoStore, postgresStore } from "#scheduling/wake-up-store";
import { describePostgres } from "#test/databases";
import { describeMongo, type MongoServer, openMongo } from "#test/mongo-server";
import { useDatabase } from "#test/use-database";

import { digestSuite } from "../jobs/digest-suite.ts";
import { nudgeSuite } from "../jobs/nudge-suite.ts";
import { runnerSuite } from "../jobs/runner-suite.ts";
import { sharedRoomSuite } from "../jobs/shared-room-suite.ts";
import { wakeUpsSuite } from "../jobs/wake-ups-suite.ts";

describePostgres("jobs on PostgreSQL", (kind) => {
  runnerSuite(useDatabase(kind));
  digestSuite(kind);
  nudgeSuite(kind);
  sharedRoomSuite(kind);
});

describePostgres("Agenda on PostgreSQL", (kind) => {
  const database = useDatabase(kind);
  wakeUpsSuite(async () => postgresStore(await database().pool()));
});

describeMongo("Agenda on MongoDB", () => {
  let server: MongoServer;
  let url = "";
  beforeAll(async () => {
    server = await openMongo();
    url = server.freshUrl();
  });
  afterAll(() => server.close());

  wakeUpsSuite(() => mongoStore(url));

  it("is a database of the business's own, by the name in its address", async () => {
    const store = await mongoStore(url);
    await store.backend.connect();
    const { total } = await store.backend.repository.queryJobs({});
    expect(total).toBe(2);
    await store.close();
  });
});
