package dev.ralph.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.support.Needs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
        Shell shell = Shell.in(sandbox, temp)
                .mounting(Mount.readWrite(open, "/results"))
                .mounting(Mount.readOnly(closed, "/ralph/tools"));

        Finished finished = shell.run("set -e; pwd; id -un; test -d /var/lib"
                + "; echo x > /results/file; echo y > /work/y; echo z > $HOME/z; ! touch /ralph/tools/z 2>/dev/null");

        assertThat(finished.succeeded()).isTrue();
        assertThat(shell.output()).isEqualTo("/work\nsandbox\n");
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
    void a_run_sees_no_temporary_file_or_shared_memory_of_another_and_leaves_none(@TempDir Path temp) {
        String name = "marker-" + temp.getFileName();
        Shell shell = Shell.in(sandbox, temp);

        Finished first = shell.run("set -e; echo x > /tmp/%1$s; echo x > /dev/shm/%1$s; perl -e '%2$s'"
                .formatted(name, "defined shmget(77, 100, 0600 | 512) or die"));
        Finished second = shell.run("set -e; test ! -e /tmp/%1$s; test ! -e /dev/shm/%1$s; perl -e '%2$s'"
                .formatted(name, "defined shmget(77, 100, 0600) and die"));

        assertThat(first.succeeded()).isTrue();
        assertThat(second.succeeded()).isTrue();
        assertThat(Path.of("/tmp", name)).doesNotExist();
        assertThat(Path.of("/dev/shm", name)).doesNotExist();
    }

    @Test
    void a_port_the_host_uses_is_free_unless_the_run_has_the_host_s_network(@TempDir Path temp) throws IOException {
        Shell shell = Shell.in(sandbox, temp);
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String listen = "perl -MSocket -e 'socket(L,2,1,0);"
                    + " bind(L,sockaddr_in(%1$d,inet_aton(\"127.0.0.1\"))) or exit 9; listen(L,1); socket(C,2,1,0);"
                    + " connect(C,sockaddr_in(%1$d,inet_aton(\"localhost\"))) or exit 8'";
            String script = listen.formatted(server.getLocalPort());

            Finished without = shell.run(script);
            Finished with = shell.with(shell.limits().withNetwork()).run(script);

            assertThat(without.evidence().exitCode()).isZero();
            assertThat(with.evidence().exitCode()).isEqualTo(9);
        }
    }

    @Test
    void says_that_it_keeps_nothing_from_the_command() {
        assertThat(sandbox.notEnforced()).singleElement().asString().startsWith("Nothing is kept from the command");
    }
}
