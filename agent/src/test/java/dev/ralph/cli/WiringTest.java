package dev.ralph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ralph.loop.Agents;
import dev.ralph.model.RalphException;
import dev.ralph.sandbox.Sandbox;
import dev.ralph.sandbox.Sandboxes;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ralph without prompts and without keys. */
class WiringTest {

    @TempDir
    private Path home;

    private final StringWriter told = new StringWriter();

    private final Sandbox sandbox = Sandboxes.choose("none");

    @BeforeEach
    void runners() throws IOException {
        Files.createDirectory(home.resolve("runners"));
    }

    @Test
    void without_a_model_no_prompt_and_no_key_is_looked_for() {
        assertThat(wiring().agents(config("model: none\n"), sandbox, home.resolve("spent"))
                        .areNone())
                .isTrue();
    }

    @Test
    void a_model_without_its_key_is_lacking_like_none_and_says_so_in_one_line() {
        assertThat(wiring().agents(config("model: openai/a\n"), sandbox, home.resolve("spent"))
                        .lack())
                .hasValueSatisfying(why -> assertThat(why)
                        .startsWith("it needs a model, and there is no key for openai/a"
                                + " (the environment variable OPENAI_API_KEY): set it, or say where")
                        .doesNotContain("\n"));
        assertThat(told.toString()).startsWith("ralph: no model: there is no key for openai/a");
    }

    @Test
    void a_key_command_that_gives_no_key_is_named_with_its_line() {
        Config config = config("model:\n  name: openai/a\n  key_command: [false]\n");

        assertThat(wiring().agents(config, sandbox, home.resolve("spent")).lack())
                .hasValueSatisfying(why -> assertThat(why)
                        .contains(
                                "the key command of openai/a gave no key (key_command 'false ...', ",
                                "config.yaml:3): "));
    }

    @Test
    void the_others_of_a_chain_are_asked_when_one_has_no_key() throws IOException {
        Files.createDirectory(home.resolve("prompts"));

        Agents agents = wiring().agents(config("model: [openai/a, ollama/b]\n"), sandbox, home.resolve("spent"));

        assertThat(agents.areNone()).isFalse();
        assertThat(told.toString()).startsWith("ralph: left out: there is no key for openai/a");
    }

    @Test
    void with_a_model_prompts_are_looked_for() {
        assertThatThrownBy(() -> wiring().agents(config("model: ollama/a\n"), sandbox, home.resolve("spent")))
                .isInstanceOf(RalphException.class)
                .hasMessageContaining("prompts");
    }

    private Wiring wiring() {
        return Wiring.of(
                new Surroundings(home, InputStream.nullInputStream(), Map.of(), InstantSource.system()),
                new PrintWriter(told, true));
    }

    private static Config config(String text) {
        return ConfigFile.read("/etc/x/c", text.getBytes(StandardCharsets.UTF_8), "");
    }
}
