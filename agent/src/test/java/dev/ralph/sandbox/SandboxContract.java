package dev.ralph.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ralph.model.RalphException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every sandbox owes the code that runs in it and whoever started it. */
interface SandboxContract {

    Sandbox sandbox();

    @ParameterizedTest
    @CsvSource({"exit 0, 0", "exit 1, 1", "exit 77, 77", "kill -9 $$, 137", "kill -SEGV $$, 139", "no-such-program, 127"
    })
    default void reports_the_command_s_own_exit_code(String script, int exitCode, @TempDir Path temp) {
        Finished finished = Shell.in(sandbox(), temp).run(script);

        assertThat(finished.ending()).isEqualTo(Finished.Ending.EXITED);
        assertThat(finished.evidence().exitCode()).isEqualTo(exitCode);
    }

    @Test
    default void a_program_that_does_not_exist_is_not_found(@TempDir Path temp) {
        Shell shell = Shell.in(sandbox(), temp);

        Finished finished = sandbox().run(shell.command(List.of("/no/such/program")));

        assertThat(finished.evidence().exitCode()).isEqualTo(127);
    }

    @Test
    default void evidence_names_the_command_and_its_log(@TempDir Path temp) {
        Finished finished = Shell.in(sandbox(), temp).run("echo out; echo err >&2");

        assertThat(finished.succeeded()).isTrue();
        assertThat(finished.evidence().command()).containsExactly("/bin/sh", "-c", "echo out; echo err >&2");
        assertThat(finished.evidence().log()).hasContent("out\nerr\n");
    }

    @Test
    default void the_environment_is_what_was_given_and_the_working_directory(@TempDir Path temp) {
        Shell shell = Shell.in(sandbox(), temp).with(Map.of("ODD", "a 'b'\n$c\\ \"d\"", "LD_X", ""));

        sandbox().run(shell.command(List.of("/usr/bin/env", "-u", "PWD")));

        assertThat(shell.output().lines()).containsExactlyInAnyOrder("ODD=a 'b'", "$c\\ \"d\"", "LD_X=");
    }

    @Test
    default void arguments_arrive_unchanged(@TempDir Path temp) {
        Shell shell = Shell.in(sandbox(), temp);

        sandbox().run(shell.command(List.of("/usr/bin/printf", "[%s]", "", "'; exit 3", "$HOME *", "--", "a\n")));

        assertThat(shell.output()).isEqualTo("[]['; exit 3][$HOME *][--][a\n]");
    }

    @Test
    default void the_user_is_1000_and_known_by_name(@TempDir Path temp) {
        Shell shell = Shell.in(sandbox(), temp);

        shell.run("id -u; id -g; id -un; pwd; cat /proc/sys/kernel/hostname");

        assertThat(shell.output()).isEqualTo("1000\n1000\nsandbox\n/work\nsandbox\n");
    }

    @Test
    default void the_command_has_no_privileges_and_a_filter(@TempDir Path temp) {
        Shell shell = Shell.in(sandbox(), temp);

        shell.run("grep -E '^(Cap|NoNewPrivs|Seccomp:)' /proc/self/status | tr -d '0\\n\\t '");

        assertThat(shell.output()).isEqualTo("CapInh:CapPrm:CapEff:CapBnd:CapAmb:NoNewPrivs:1Seccomp:2");
    }

    @Test
    default void standard_input_is_empty(@TempDir Path temp) {
        Shell shell = Shell.in(sandbox(), temp);

        shell.run("cat; echo end");

        assertThat(shell.output()).isEqualTo("end\n");
    }

    @Test
    default void writes_stay_in_read_write_mounts(@TempDir Path temp) throws IOException {
        Path open = Files.createDirectories(temp.resolve("open 'it' $x"));
        Path closed = Files.createDirectories(temp.resolve("closed"));
        Files.writeString(closed.resolve("file"), "old");
        Shell shell = Shell.in(sandbox(), temp)
                .mounting(Mount.readWrite(open, "/results/deep"))
                .mounting(Mount.readOnly(closed, "/work/closed"))
                .mounting(Mount.readOnly(closed.resolve("file"), "/work/one file"));

        shell.run("echo new > /results/deep/file; cat /work/closed/file '/work/one file';"
                + " echo new > /work/closed/file; echo new > '/work/one file'; rm /work/closed/file; echo x > /work/y");

        assertThat(open.resolve("file")).hasContent("new");
        assertThat(closed.resolve("file")).hasContent("old");
        assertThat(temp.resolve("y")).doesNotExist();
        assertThat(shell.output()).startsWith("oldold").contains("Read-only file system");
    }

    @Test
    default void work_can_be_a_mount(@TempDir Path temp) throws IOException {
        Path work = Files.createDirectories(temp.resolve("tree"));

        Shell.in(sandbox(), temp).mounting(Mount.readWrite(work, "/work")).run("echo here > file");

        assertThat(work.resolve("file")).hasContent("here");
    }

    @Test
    default void a_mount_that_does_not_exist_is_a_problem(@TempDir Path temp) {
        Shell shell = Shell.in(sandbox(), temp).mounting(Mount.readOnly(temp.resolve("missing"), "/missing"));

        assertThatThrownBy(() -> shell.run("true"))
                .isInstanceOf(RalphException.class)
                .hasMessageContaining("missing");
    }

    @Test
    default void a_mount_that_the_user_cannot_reach_is_a_problem(@TempDir Path temp) throws IOException {
        Path hidden = Files.createDirectories(temp.resolve("closed/hidden"));
        Shell shell = Shell.in(sandbox(), temp).mounting(Mount.readOnly(hidden, "/hidden"));
        Files.setPosixFilePermissions(temp.resolve("closed"), PosixFilePermissions.fromString("rw-------"));

        try {
            assertThatThrownBy(() -> shell.run("true"))
                    .isInstanceOf(RalphException.class)
                    .hasMessageContaining("closed");
        } finally {
            Files.setPosixFilePermissions(temp.resolve("closed"), PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    default void loopback_works_inside_by_name_and_number(@TempDir Path temp) {
        Shell shell = Shell.in(sandbox(), temp);

        shell.run(
                "perl -MSocket -e 'socket(L,2,1,0); bind(L,sockaddr_in(5432,inet_aton(\"127.0.0.1\"))) or die $!;"
                        + " listen(L,1); socket(C,2,1,0); connect(C,sockaddr_in(5432,inet_aton(\"localhost\"))) and print \"ok\"'");

        assertThat(shell.output()).isEqualTo("ok");
    }

    @Test
    default void the_host_s_network_is_there_only_when_asked_for(@TempDir Path temp) throws IOException {
        Shell shell = Shell.in(sandbox(), temp);
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String connect = "perl -MSocket -e 'socket(C,2,1,0); connect(C,sockaddr_in(%d,inet_aton(\"localhost\")))"
                            .formatted(server.getLocalPort())
                    + " or exit 9'; test -e /etc/resolv.conf";

            shell.run(connect + " && echo resolver; cat /proc/net/dev | wc -l");
            String without = shell.output();
            Finished with = shell.with(shell.limits().withNetwork()).run(connect);

            assertThat(without).isEqualTo("3\n");
            assertThat(with.succeeded()).isTrue();
        }
    }

    @Test
    default void java_runs(@TempDir Path temp) throws IOException {
        Path java = Path.of(System.getProperty("java.home")).toRealPath();
        Shell shell = Shell.in(sandbox(), temp);
        if (!java.startsWith("/usr")) {
            shell = shell.mounting(Mount.readOnly(java, "/jdk"));
        }
        String home = java.startsWith("/usr") ? java.toString() : "/jdk";

        Finished finished = shell.run(home + "/bin/java -Xmx64m -XshowSettings:properties -version");

        assertThat(finished.succeeded()).isTrue();
        assertThat(shell.output()).contains("user.name = sandbox", "user.home = /home/sandbox");
    }

    @Test
    default void a_devices_shared_memory_and_terminals_work(@TempDir Path temp) {
        Finished finished = Shell.in(sandbox(), temp)
                .run("set -e; head -c 4 /dev/urandom > /dev/null; echo x > /dev/shm/x; test -c /dev/pts/ptmx;"
                        + " : < /dev/zero; echo y > /tmp/y; echo z > $HOME/z; test ! -e /sys/kernel");

        assertThat(finished.succeeded()).isTrue();
    }
}
