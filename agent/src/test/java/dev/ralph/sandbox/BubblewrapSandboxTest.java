package dev.ralph.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.support.Needs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Needs("bubblewrap")
final class BubblewrapSandboxTest {

    @Test
    void says_what_the_command_said(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("log");
        Finished finished = Sandboxes.choose("bubblewrap")
                .run(new Command(
                        List.of("/bin/sh", "-c", "id -u; pwd; exit 7"),
                        Map.of("A", "b", "PATH", "/usr/bin"),
                        List.of(Mount.readWrite(folder, "/results")),
                        "/work",
                        Limits.testing(Duration.ofSeconds(20)),
                        log));
        assertThat(finished.evidence().exitCode()).isEqualTo(7);
        assertThat(log).hasContent("1000\n/work\n");
    }
}
