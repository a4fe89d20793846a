package dev.ralph.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ralph.model.Provider;
import dev.ralph.model.RalphException;
import dev.ralph.provider.ProviderFiles;
import dev.ralph.provider.Providers;
import dev.ralph.sandbox.Command;
import dev.ralph.sandbox.Finished;
import dev.ralph.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    private static final Provider MOCK = new Provider("mock");
    private static final Provider SERVER = new Provider("server");

    @TempDir
    private Path folder;

    private final Preflight preflight = new Preflight();

    @Test
    void all_that_is_missing_is_told_at_once() {
        Optional<String> made = preflight.need(() -> "made");
        Optional<String> missing = preflight.need(() -> {
            throw new RalphException("one", "here", "do this");
        });
        preflight.need(() -> {
            throw new RalphException("two", "there", "do that");
        });

        assertThat(made).contains("made");
        assertThat(missing).isEmpty();
        assertThatThrownBy(preflight::check).isInstanceOf(RalphException.class).hasMessageContainingAll("one", "two");
    }

    @Test
    void a_machine_that_has_everything_passes() {
        preflight.folders(new Tools.Folders(folder, folder.resolve("logs/deep"), folder));
        preflight.providers(providers(), List.of(MOCK));

        preflight.check();
        assertThat(preflight.problems()).isEmpty();
    }

    @Test
    void a_provider_that_cannot_be_had_stops_the_run_when_it_is_wanted() {
        preflight.providers(providers(), List.of(MOCK));
        assertThat(preflight.problems()).isEmpty();

        preflight.providers(providers(), List.of(MOCK, SERVER));
        assertThat(preflight.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("provider server cannot be had"));
    }

    @Test
    void a_file_in_the_place_of_a_folder_is_a_problem() throws IOException {
        Path file = Files.createFile(folder.resolve("logs"));

        preflight.folder("logs", file.resolve("deep"), 1);

        assertThat(preflight.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("cannot be written", "remedy:"));
    }

    @Test
    void a_folder_without_room_is_a_problem() {
        preflight.folder("logs", folder, Long.MAX_VALUE);

        assertThat(preflight.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("MiB free"));
    }

    /** A mock, and a server where nobody listens. */
    private Providers providers() {
        try {
            Path files = Files.createDirectories(folder.resolve("providers"));
            Files.writeString(files.resolve("mock.yaml"), "kind: mock\n");
            Files.writeString(
                    files.resolve("server.yaml"),
                    "kind: postgresql\nmode: server\nurl: jdbc:postgresql://localhost:1/x_test\n");
            return new Providers(ProviderFiles.load(files), new UnusedSandbox(), folder, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Must not be asked to run anything. */
    private static final class UnusedSandbox implements Sandbox {

        @Override
        public String name() {
            return "unused";
        }

        @Override
        public List<String> notEnforced() {
            return List.of();
        }

        @Override
        public Finished run(Command command) {
            throw new AssertionError("nothing is to be run");
        }
    }
}
