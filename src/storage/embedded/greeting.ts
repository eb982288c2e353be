import { startupPacket } from "./frames.ts";

interface Greeter {
  execProtocolRaw(message: Uint8Array): Promise<Uint8Array>;
}

/**
 * What PostgreSQL says to a client that it lets in. Asked for once: a startup packet goes to the session that all
 * clients share, and a bad one from any of them would end it.
 */
export async function greetingOf(database: Greeter): Promise<Buffer> {
  return Buffer.from(await database.execProtocolRaw(startupPacket("postgres", "postgres")));
}
