package dev.ralph.llm;

import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;

/** The tokens of an answer, which each provider counts in its own way. */
final class Tokens {

    private Tokens() {}

    static Usage of(@Nullable TokenUsage usage) {
        if (usage == null) {
            return Usage.NONE;
        }
        long input = count(usage.inputTokenCount());
        long output = count(usage.outputTokenCount());
        if (usage instanceof AnthropicTokenUsage anthropic) {
            // Here alone the input is without what went into the cache and came out of it.
            long cached = count(anthropic.cacheReadInputTokens());
            return new Usage(input + cached + count(anthropic.cacheCreationInputTokens()), cached, output);
        }
        if (usage instanceof GoogleAiGeminiTokenUsage gemini) {
            // Here alone the output is without the thoughts, which are paid for as well.
            return new Usage(
                    input, count(gemini.cachedContentTokenCount()), output + count(gemini.thoughtsTokenCount()));
        }
        if (usage instanceof OpenAiTokenUsage openAi && openAi.inputTokensDetails() != null) {
            return new Usage(input, count(openAi.inputTokensDetails().cachedTokens()), output);
        }
        return new Usage(input, 0, output);
    }

    private static long count(@Nullable Integer tokens) {
        return tokens == null ? 0 : tokens;
    }
}
