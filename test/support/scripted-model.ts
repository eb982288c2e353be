import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4Content,
  LanguageModelV4GenerateResult,
} from "@ai-sdk/provider";

/** What a scripted model does when it is asked: say something, call tools, or fail. */
export type Step =
  | string
  | readonly { readonly tool: string; readonly input: unknown }[]
  | ((asked: LanguageModelV4CallOptions) => Promise<LanguageModelV4GenerateResult>);

export interface ScriptedModel extends LanguageModelV4 {
  /** What it was asked, call by call. */
  readonly asked: readonly LanguageModelV4CallOptions[];
}

/** A model that plays its steps one after the other, whatever it is asked. Asked once more, it fails. */
export function scriptedModel(steps: readonly Step[]): ScriptedModel {
  const asked: LanguageModelV4CallOptions[] = [];
  return {
    specificationVersion: "v4",
    provider: "scripted",
    modelId: "script",
    supportedUrls: {},
    asked,
    async doGenerate(options) {
      const step = steps[asked.length];
      asked.push(options);
      if (step === undefined) throw new Error("the script has ended");
      if (typeof step === "function") return step(options);
      if (typeof step === "string") return generated([{ type: "text", text: step }]);
      return generated(
        step.map(({ tool, input }, index) => ({
          type: "tool-call",
          toolCallId: `toolu_${asked.length}_${index}`,
          toolName: tool,
          input: typeof input === "string" ? input : JSON.stringify(input),
        })),
      );
    },
    doStream: () => Promise.reject(new Error("it does not stream")),
  };
}

export function generated(content: LanguageModelV4Content[]): LanguageModelV4GenerateResult {
  const calls = content.some(({ type }) => type === "tool-call");
  return {
    content,
    finishReason: { unified: calls ? "tool-calls" : "stop", raw: undefined },
    usage: {
      inputTokens: { total: 100, noCache: 60, cacheRead: 40, cacheWrite: 0 },
      outputTokens: { total: 10, text: 10, reasoning: 0 },
    },
    warnings: [],
  };
}
