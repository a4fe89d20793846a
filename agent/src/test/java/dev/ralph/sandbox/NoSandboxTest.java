package dev.ralph.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.support.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Needs("unshare")
final class NoSandboxTest {

    private final Sandbox sandbox = Sandboxes.choose("none");

    @Test
    void mounts_are_where_they_are_expected_and_the_host_is_all_there(@TempDir Path temp) throws IOException {
        Path open = Files.createDirectories(temp.resolve("open"));
        Path closed = Files.createDirectories(temp.resolve("closed"));
        Files.writeString(temp.resolve("host"), "seen");
        Shell shell = Shell.in(sandbox, temp)
                .mounting(Mount.readWrite(open, "/results"))
                .mounting(Mount.readOnly(closed, "/ralph/tools"));

        Finished finished = shell.run("set -e; pwd; id -un; cat " + temp.resolve("host")
                + "; echo x > /results/file; echo y > /work/y; echo z > $HOME/z; ! touch /ralph/tools/z 2>/dev/null");

        assertThat(finished.succeeded()).isTrue();
        assertThat(shell.output()).isEqualTo("/work\nsandbox\nseen");
        assertThat(open.resolve("file")).hasContent("x");
    }

    @Test
    void the_host_keeps_its_own_files(@TempDir Path temp) throws IOException {
        String before = Files.readString(Path.of("/etc/passwd"));
        Path home = Path.of("/home/sandbox");
        boolean known = Files.exists(home);

        Shell.in(sandbox, temp).run("grep sandbox /etc/passwd");

        assertThat(Path.of("/etc/passwd")).hasContent(before);
        assertThat(Files.exists(home)).isEqualTo(known);
    }

    @Test
    void the_environment_is_what_was_given(@TempDir Path temp) {
        Shell shell = Shell.in(sandbox, temp).with(Map.of("ONLY", "this"));

        sandbox.run(shell.command(List.of("/usr/bin/env")));

        assertThat(shell.output()).isEqualTo("ONLY=this\n");
    }

    @Test
    void a_daemon_dies_with_the_run_nevertheless(@TempDir Path temp) {
        Marker marker = new Marker(temp);

        Shell.in(sandbox, temp).run("(setsid " + marker.sleep() + " &); sleep 0.2; exit 3");

        assertThat(marker.survivors()).isEmpty();
    }

    @Test
    void says_that_it_keeps_nothing_from_the_command() {
        assertThat(sandbox.notEnforced()).singleElement().asString().startsWith("Nothing is kept from the command");
    }
}
