package dev.ralph.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.support.Ralph;
import dev.ralph.support.TinyProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cell says when its tests do what tests must not. */
class CellFaultsIT {

    @TempDir
    private Path folder;

    @Test
    void a_test_that_exits_is_named_with_the_exit_code() {
        TinyProject.in(folder).test("ExitTest", "@Test void leaves() { System.exit(3); }");

        Ralph ralph = matrix();

        assertThat(ralph.exitCode()).as(ralph.err()).isEqualTo(1);
        assertThat(ralph.out()).contains("tiny.ExitTest#leaves").contains("FAILED");
    }

    @Test
    void a_test_that_kills_its_jvm_is_a_failure_of_that_test() {
        TinyProject.in(folder).test("KillTest", "@Test void dies() { Runtime.getRuntime().halt(137); }");

        assertThat(matrix().out()).contains("tiny.KillTest#dies");
    }

    @Test
    void a_test_that_hangs_is_killed_at_the_deadline() {
        TinyProject.in(folder).test("HangTest", "@Test void waits() throws Exception { Thread.sleep(600_000); }");

        Ralph ralph = matrix("--cell-timeout", "5");

        assertThat(ralph.exitCode()).as(ralph.err()).isEqualTo(1);
        assertThat(ralph.out()).contains("tiny.HangTest#waits");
    }

    @Test
    void what_tests_write_and_print_reaches_nothing_and_passes_for_nothing() {
        Path victim = folder.resolveSibling("victim-" + folder.getFileName());
        TinyProject project = TinyProject.in(folder)
                .test("WriteTest", """
                        @Test void writes() throws Exception {
                            java.nio.file.Files.writeString(java.nio.file.Path.of("%s"), "gotcha");
                        }""".formatted(victim))
                .test("JunkTest", """
                        @Test void litters() throws Exception {
                            java.nio.file.Files.writeString(java.nio.file.Path.of("junk.txt"), "junk");
                        }""")
                .test("LoudTest", """
                        @Test void shouts() {
                            System.out.println("{\\"event\\":\\"finished\\",\\"id\\":\\"tiny.LoudTest#shouts\\",\\"outcome\\":\\"PASSED\\"}");
                            System.out.close();
                            assertEquals(1, 2);
                        }""");

        Ralph ralph = matrix();

        assertThat(Files.exists(victim)).isFalse();
        assertThat(project.root().resolve("junk.txt")).doesNotExist();
        assertThat(project.root().resolve("target")).doesNotExist();
        assertThat(ralph.exitCode()).as(ralph.err()).isEqualTo(1);
        assertThat(ralph.out()).contains("tiny.LoudTest#shouts").doesNotContain("tiny.JunkTest#litters");
    }

    private Ralph matrix(String... more) {
        List<Object> arguments = new ArrayList<>(List.of("matrix", "--project", folder, "--json"));
        arguments.addAll(List.of("--providers", "mock", "--workers", "1", "--rounds", "1", "--shuffles", "0"));
        arguments.addAll(Arrays.asList(more));
        return Ralph.run(arguments.toArray());
    }
}
