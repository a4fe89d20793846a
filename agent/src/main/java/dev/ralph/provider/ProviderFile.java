package dev.ralph.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ralph.model.Problem;
import dev.ralph.model.Provider;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The content of one data file; reports every problem it has to a list shared by all files. */
final class ProviderFile {

    private static final String DEFAULT_IMAGE = "postgres:17-alpine";

    private final Path file;
    private final Provider provider;
    private final JsonNode root;
    private final List<Problem> problems;

    ProviderFile(Path file, Provider provider, JsonNode root, List<Problem> problems) {
        this.file = file;
        this.provider = provider;
        this.root = root;
        this.problems = problems;
    }

    /** Returns what the file asks for, or nothing when that cannot be known. */
    Optional<ProviderConfig> config() {
        if (!root.isObject()) {
            problem("The file holds no settings.", "write at least `kind: postgresql`, `sqlite` or `mock`");
            return Optional.empty();
        }
        String kind = text("kind").orElse("");
        return switch (kind) {
            case "mock" -> plain(new ProviderConfig.Mock(provider));
            case "sqlite" -> plain(new ProviderConfig.Sqlite(provider));
            case "postgresql" -> postgresql();
            default -> {
                problem("The kind '%s' is unknown.".formatted(kind), "use kind: postgresql, sqlite or mock");
                yield Optional.empty();
            }
        };
    }

    private Optional<ProviderConfig> plain(ProviderConfig config) {
        refuseOtherKeysThan(Set.of("kind"));
        return Optional.of(config);
    }

    private Optional<ProviderConfig> postgresql() {
        refuseOtherKeysThan(Set.of("kind", "mode", "image", "url", "user", "password_variable"));
        Optional<ProviderConfig.Mode> mode = mode();
        Optional<ServerAddress> server = server();
        if (mode.isEmpty()) {
            return Optional.empty();
        }
        if (mode.get() == ProviderConfig.Mode.SERVER && server.isEmpty()) {
            if (!root.has("url")) {
                problem("Mode server has no url.", "add url: jdbc:postgresql://localhost:5432/NAME_test");
            }
            return Optional.empty();
        }
        String image = text("image").orElse(DEFAULT_IMAGE);
        return Optional.of(new ProviderConfig.Postgresql(provider, mode.get(), image, server));
    }

    private Optional<ProviderConfig.Mode> mode() {
        String word = text("mode").orElse("embedded");
        Optional<ProviderConfig.Mode> mode = Arrays.stream(ProviderConfig.Mode.values())
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
        if (mode.isEmpty()) {
            problem("The mode '%s' is unknown.".formatted(word), "use embedded, installed, container or server");
        }
        return mode;
    }

    private Optional<ServerAddress> server() {
        Optional<String> url = text("url");
        if (url.isEmpty()) {
            return Optional.empty();
        }
        List<String> refusals = ServerAddress.refusals(url.get());
        refusals.forEach(reason -> problem(reason, "name a test database on this machine, or use mode: embedded"));
        if (!refusals.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(ServerAddress.of(
                url.get(),
                text("user").orElse("postgres"),
                text("password_variable").orElse("RALPH_POSTGRESQL_PASSWORD")));
    }

    private Optional<String> text(String key) {
        JsonNode value = root.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) {
            problem("The key '%s' has no plain value.".formatted(key), "write %s: VALUE".formatted(key));
            return Optional.empty();
        }
        return Optional.of(value.asText());
    }

    private void refuseOtherKeysThan(Set<String> known) {
        root.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                problem(
                        "The key '%s' is unknown.".formatted(key),
                        "remove it; known are " + known.stream().sorted().collect(Collectors.joining(", ")));
            }
        });
    }

    private void problem(String what, String remedy) {
        problems.add(new Problem(what, file.toString(), remedy));
    }
}
