import type { Settings } from "#kernel/settings";

import { loadClaude } from "./claude.ts";
import { DEFAULT_MODEL } from "./default-model.ts";
import { createProvider, type Provider, type ProviderOptions } from "./provider.ts";

type Named = "ANTHROPIC_API_KEY" | "ANTHROPIC_BASE_URL" | "PURSER_MODEL" | "PURSER_MODEL_DAILY_TOKENS";

/** The provider that the settings switch on; null without a key, and then nothing of it is read. */
export function providerFrom(
  settings: Pick<Settings, Named>,
  parts: Omit<ProviderOptions, "modelId" | "load" | "dailyTokens">,
): Provider | null {
  const { ANTHROPIC_API_KEY: apiKey, ANTHROPIC_BASE_URL: baseUrl, PURSER_MODEL, PURSER_MODEL_DAILY_TOKENS } = settings;
  if (apiKey === undefined) return null;
  const modelId = PURSER_MODEL ?? DEFAULT_MODEL;
  return createProvider({
    ...parts,
    modelId,
    load: () => loadClaude({ apiKey, baseUrl, modelId }),
    dailyTokens: PURSER_MODEL_DAILY_TOKENS,
  });
}
