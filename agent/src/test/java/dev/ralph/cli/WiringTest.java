package dev.ralph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    private final Sandbox sandbox = Sandboxes.choose("none");

    @BeforeEach
    void runners() throws IOException {
        Files.createDirectory(home.resolve("runners"));
    }

    @Test
    void without_a_model_no_prompt_and_no_key_is_looked_for() {
        assertThat(wiring().agents(config("model: none\n"), sandbox).areNone()).isTrue();
    }

    @Test
    void with_a_model_both_are() {
        Config config = config("model: openai/a\n");
        assertThatThrownBy(() -> wiring().agents(config, sandbox))
                .isInstanceOf(RalphException.class)
                .hasMessageContaining("OPENAI_API_KEY");
        assertThatThrownBy(() -> wiring().agents(config("model: ollama/a\n"), sandbox))
                .isInstanceOf(RalphException.class)
                .hasMessageContaining("prompts");
    }

    private Wiring wiring() {
        return Wiring.of(
                new Surroundings(home, InputStream.nullInputStream(), Map.of(), InstantSource.system()),
                new PrintWriter(new StringWriter()));
    }

    private static Config config(String text) {
        return ConfigFile.read("/etc/x/c", text.getBytes(StandardCharsets.UTF_8), "");
    }
}
