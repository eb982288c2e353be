// The least that any program on the embedded database does: open it, connect, ask once. Purser's first answer stands
// beside it.
import pg from "pg";

import { openEmbedded } from "#storage/embedded/open";

const books = await openEmbedded(process.argv[2] ?? "");
const client = new pg.Client({ connectionString: books.url });
await client.connect();
const { rows } = await client.query("select 1 as one");
process.stdout.write(`${JSON.stringify(rows)}\n`);
await client.end();
await books.close();
