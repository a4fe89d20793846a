package dev.ralph.cli;

import dev.ralph.llm.ModelSpec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model of a provider.
 *
 * @param provider one of {@link #PROVIDERS}
 * @param model as the provider calls it
 * @param baseUrl where it answers when that is not the provider's own address
 * @param output how many tokens one answer may have
 */
record NamedModel(String provider, String model, Optional<String> baseUrl, KeySource key, int output) {

    static final List<String> PROVIDERS = List.of("anthropic", "openai", "gemini", "ollama");

    static final int USUAL_OUTPUT = 8_000;

    private static final Map<String, List<String>> VARIABLES = Map.of(
            "anthropic", List.of("ANTHROPIC_API_KEY"),
            "openai", List.of("OPENAI_API_KEY"),
            "gemini", List.of("GEMINI_API_KEY", "GOOGLE_API_KEY"));

    private static final Pattern NAME =
            Pattern.compile("(%s)/([A-Za-z0-9._:/@+~-]{1,200})".formatted(String.join("|", PROVIDERS)));

    /** Reads {@code provider/model}; empty when the text is nothing of that kind. */
    static Optional<NamedModel> parse(String text) {
        Matcher name = NAME.matcher(text);
        return name.matches() ? Optional.of(of(name.group(1), name.group(2))) : Optional.empty();
    }

    /** The model at its provider's own address with the provider's own key. */
    static NamedModel of(String provider, String model) {
        return new NamedModel(provider, model, Optional.empty(), usualKey(provider), USUAL_OUTPUT);
    }

    /** The key that a provider is given at its own address; no other address gets it unless a setting says so. */
    static KeySource usualKey(String provider) {
        List<String> names = VARIABLES.getOrDefault(provider, List.of());
        return names.isEmpty() ? new KeySource.Nowhere() : new KeySource.Variables(names);
    }

    String name() {
        return provider + "/" + model;
    }

    /** The same in all but the model. */
    NamedModel withModel(String other) {
        return new NamedModel(provider, other, baseUrl, key, output);
    }

    /** The same with other room for an answer. */
    NamedModel withOutput(int tokens) {
        return new NamedModel(provider, model, baseUrl, key, tokens);
    }

    /** The same with its key, as it is opened. */
    ModelSpec spec(Keys keys) {
        ModelSpec.Provider kind = ModelSpec.Provider.valueOf(provider.toUpperCase(Locale.ROOT));
        return new ModelSpec(kind, model, baseUrl, keys.of(this), output);
    }

    /** What is told about it. */
    String shown() {
        return "%s (%s%s, output %d)"
                .formatted(name(), baseUrl.map(url -> "at " + url + ", ").orElse(""), key.shown(), output);
    }
}
