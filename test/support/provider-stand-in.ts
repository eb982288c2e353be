import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { LLMock } from "@copilotkit/aimock";

import { loadClaude } from "#assistant/models/claude";

/** A request as it came over the wire. */
export interface Asked {
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
}

/** What the stand-in does with one request instead of letting the mock answer. */
export type Trick = (response: ServerResponse) => void;

/** Anthropic's API on loopback: a mock that speaks its protocol, behind a server that can misbehave as no mock can. */
export interface ProviderStandIn {
  readonly mock: LLMock;
  readonly asked: readonly Asked[];
  readonly key: string;
  /** The next requests get these, one each, null being the mock's answer; afterwards the mock answers again. */
  next(...tricks: readonly (Trick | null)[]): void;
  forget(): void;
  readonly url: string;
  claude(): ReturnType<typeof loadClaude>;
  close(): Promise<void>;
}

export async function providerStandIn(): Promise<ProviderStandIn> {
  const mock = new LLMock({ port: 0, host: "127.0.0.1", logLevel: "silent" });
  await mock.start();
  const asked: Asked[] = [];
  let tricks: (Trick | null)[] = [];
  const server = createServer((request, response) => void serve(request, response));

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    asked.push({ headers: request.headers, text });
    const trick = tricks.shift() ?? null;
    if (trick !== null) return trick(response);
    const answer = await fetch(`${mock.url}${request.url ?? ""}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-api-key": "mock", "anthropic-version": "2023-06-01" },
      body: text,
    });
    const type = answer.headers.get("content-type") ?? "application/json";
    response.writeHead(answer.status, { "content-type": type }).end(Buffer.from(await answer.arrayBuffer()));
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const key = "sk-ant-test-0123456789abcdef-not-to-be-seen";
  return {
    mock,
    asked,
    key,
    url,
    next: (...more) => void tricks.push(...more),
    forget() {
      asked.length = 0;
      tricks = [];
      mock.reset();
    },
    claude: () => loadClaude({ apiKey: key, baseUrl: url, modelId: "claude-sonnet-5-5" }),
    async close() {
      server.closeAllConnections();
      server.close();
      await mock.stop();
    },
  };
}

const answer =
  (status: number, body: string, headers: Record<string, string> = {}): Trick =>
  (response) =>
    void response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);

const failure = (type: string, message: string): string => JSON.stringify({ type: "error", error: { type, message } });

export const overloaded = (retryAfter?: string): Trick =>
  answer(529, failure("overloaded_error", "Overloaded"), retryAfter === undefined ? {} : { "retry-after": retryAfter });
export const rateLimited = (retryAfter: string): Trick =>
  answer(429, failure("rate_limit_error", "slow down"), { "retry-after": retryAfter });
export const badKey = (key: string): Trick => answer(401, failure("authentication_error", `invalid x-api-key ${key}`));
export const noSuchModel: Trick = answer(404, failure("not_found_error", "model: claude-none"));
export const broken: Trick = answer(500, failure("api_error", "internal"));
export const html: Trick = answer(200, "<html><body><h1>Welcome to the hotel's network</h1></body></html>", {
  "content-type": "text/html",
});
export const otherSchema: Trick = answer(
  200,
  JSON.stringify({ id: "x", object: "chat.completion", choices: [{ message: { role: "assistant", content: "hi" } }] }),
);
export const nothing: Trick = answer(
  200,
  JSON.stringify({
    id: "msg_1",
    type: "message",
    role: "assistant",
    model: "claude-sonnet-5-5",
    content: [],
    stop_reason: "end_turn",
    stop_sequence: null,
    usage: { input_tokens: 5, output_tokens: 0 },
  }),
);
export const cut: Trick = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "5000" });
  response.write('{"id":"msg_1","type":"message","role":"assistant","content":[{"type":"text","text":"You are ow', () =>
    response.destroy(),
  );
};
export const never: Trick = () => {};
export const huge: Trick = (response) => {
  response.on("error", () => {});
  response.writeHead(200, { "content-type": "application/json" });
  response.end(Buffer.alloc(10_000_000, 0x61));
};
export const elsewhere: Trick = answer(307, "", { location: "http://127.0.0.1:9/steal" });
