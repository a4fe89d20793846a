package dev.ralph.llm;

import java.util.Locale;
import java.util.Optional;

/**
 * Which model is asked, where, and with which key.
 *
 * @param baseUrl where it is reached; empty for the usual place of the provider
 * @param outputTokens the most that one answer may have
 */
public record ModelSpec(
        Provider provider, String model, Optional<String> baseUrl, Optional<String> key, int outputTokens) {

    /** A kind of service that answers for models. */
    public enum Provider {
        ANTHROPIC("ANTHROPIC_API_KEY", "https://api.anthropic.com"),
        /** OpenAI, and every server that speaks like it. */
        OPENAI("OPENAI_API_KEY", "https://api.openai.com"),
        GEMINI("GEMINI_API_KEY", "https://generativelanguage.googleapis.com"),
        OLLAMA("OLLAMA_API_KEY", "http://127.0.0.1:11434");

        private final String variable;
        private final String home;

        Provider(String variable, String home) {
            this.variable = variable;
            this.home = home;
        }

        /** The server that is asked when no other is named. */
        String home() {
            return home;
        }

        /** The environment variable that usually holds its key. */
        public String variable() {
            return variable;
        }
    }

    public ModelSpec {
        key = key.map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The provider and the model, such as {@code openai/gpt-5}. */
    public String name() {
        return provider.name().toLowerCase(Locale.ROOT) + "/" + model;
    }

    /** Everything but the key, and what may be one in the address. */
    @Override
    public String toString() {
        return "%s%s, %s, %d output tokens"
                .formatted(
                        name(),
                        baseUrl.map(url -> " at " + withoutSecrets(url)).orElse(""),
                        key.isPresent() ? "with a key" : "without a key",
                        outputTokens);
    }

    private static String withoutSecrets(String url) {
        return url.replaceAll("//[^/@]*@", "//").replaceAll("[?#].*", "");
    }
}
