import { defineConfig } from "prisma/config";

// The command line wants an engine binary that is not shipped with the package and never runs it to generate: any
// file that exists will do. Migrations are written by prisma/author.ts and applied by src/storage/migrate.ts.
process.env["PRISMA_SCHEMA_ENGINE_BINARY"] ??= process.execPath;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env["DATABASE_URL"] ?? "postgres://localhost/purser" },
});
