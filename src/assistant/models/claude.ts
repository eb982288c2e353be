import type { LanguageModelV4 } from "@ai-sdk/provider";

import { boundedFetch } from "./bounded-fetch.ts";

export interface ClaudeOptions {
  readonly apiKey: string;
  /** With or without the version at its end: `https://api.anthropic.com`, `http://localhost:8080/v1`. */
  readonly baseUrl?: string | undefined;
  readonly modelId: string;
}

const MOST_ANSWER_BYTES = 2_000_000;

/** Claude through the SDK's provider, which is read only now: whoever has no key does not wait for it. */
export async function loadClaude({ apiKey, baseUrl, modelId }: ClaudeOptions): Promise<LanguageModelV4> {
  // The package makes a client of its own from the environment as it is read, and an empty address, which is none here,
  // would end that.
  if (process.env["ANTHROPIC_BASE_URL"] === "") delete process.env["ANTHROPIC_BASE_URL"];
  const { createAnthropic } = await import("@ai-sdk/anthropic");
  // The SDK would write its remarks about a model's settings to standard output, which belongs to the conversation.
  globalThis.AI_SDK_LOG_WARNINGS = false;
  const fetch = boundedFetch(MOST_ANSWER_BYTES);
  return createAnthropic({ apiKey, fetch, ...(baseUrl === undefined ? {} : { baseURL: versioned(baseUrl) }) })(modelId);
}

function versioned(baseUrl: string): string {
  const url = new URL(baseUrl);
  return url.pathname === "/" ? `${url.origin}/v1` : baseUrl;
}
