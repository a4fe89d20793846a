package dev.ralph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ralph.model.RalphException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

    private static final Path CONFIG = Path.of("/etc/x/config.yaml");

    @TempDir
    private Path folder;

    @Test
    void the_first_variable_that_is_set_holds_the_key() {
        NamedModel gemini = NamedModel.of("gemini", "a");

        assertThat(keys(Map.of("GOOGLE_API_KEY", "two")).of(gemini)).contains("two");
        assertThat(keys(Map.of("GOOGLE_API_KEY", "two", "GEMINI_API_KEY", "one\n"))
                        .of(gemini))
                .contains("one");
        assertThat(keys(Map.of("GOOGLE_API_KEY", "two", "GEMINI_API_KEY", " ")).of(gemini))
                .contains("two");
    }

    @Test
    void a_model_without_a_key_has_none() {
        assertThat(keys(Map.of("OPENAI_API_KEY", "one")).of(NamedModel.of("ollama", "a")))
                .isEmpty();
    }

    @Test
    void a_key_that_is_missing_is_told_with_the_variable_and_the_file() {
        assertThat(refused(keys(Map.of()), NamedModel.of("gemini", "a"))).isEqualTo("""
                        there is no key for gemini/a
                          where:  the environment variable GEMINI_API_KEY or GOOGLE_API_KEY
                          remedy: set it, or say where the key is with key: VARIABLE or key_command: [PROGRAM, ...]\
                         below model: in /etc/x/config.yaml""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "two\nlines", "k\u00e9y", "k\u0007ey"})
    void what_could_be_no_header_is_no_key_and_not_repeated(String value) {
        assertThat(refused(keys(Map.of("OPENAI_API_KEY", value)), NamedModel.of("openai", "a")))
                .contains("is no key", "OPENAI_API_KEY")
                .doesNotContain(value);
    }

    @Test
    void a_command_says_the_key_and_is_asked_once() throws IOException {
        Path asked = folder.resolve("asked");
        Keys keys = keys(Map.of("PATH", "/usr/bin:/bin", "ASKED", asked.toString()));
        NamedModel model = by("sh", "-c", "echo x >> $ASKED; echo the-key");

        assertThat(keys.of(model)).contains("the-key");
        assertThat(keys.of(model)).contains("the-key");
        assertThat(Files.readAllLines(asked)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo half-a-key; exit 1", "echo half-a-key; echo more", "echo 'half-a-key is'", "true"})
    void a_command_that_gives_no_key_is_not_quoted(String script) {
        assertThat(refused(keys(Map.of("PATH", "/usr/bin:/bin")), by("sh", "-c", script)))
                .contains("the key command of openai/a gave no key", "key_command 'sh ...', /etc/x/config.yaml:3")
                .doesNotContain("half-a-key");
    }

    private static Keys keys(Map<String, String> environment) {
        return new Keys(new HashMap<>(environment), CONFIG);
    }

    private static NamedModel by(String... command) {
        return new NamedModel(
                "openai",
                "a",
                Optional.empty(),
                new KeySource.KeyCommand(List.of(command), 3),
                NamedModel.USUAL_OUTPUT);
    }

    private static String refused(Keys keys, NamedModel model) {
        RalphException refused = catchThrowableOfType(RalphException.class, () -> keys.of(model));
        assertThat(refused).isNotNull();
        return String.valueOf(refused.getMessage());
    }
}
