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
    void a_test_that_writes_outside_its_folder_reaches_nothing() {
        Path victim = folder.resolveSibling("victim-" + folder.getFileName());
        TinyProject.in(folder).test("WriteTest", """
                @Test void writes() throws Exception {
                    java.nio.file.Files.writeString(java.nio.file.Path.of("%s"), "gotcha");
                }""".formatted(victim));

        Ralph ralph = matrix();

        assertThat(ralph.exitCode()).as(ralph.err()).isIn(0, 1);
        assertThat(Files.exists(victim)).isFalse();
    }

    @Test
    void the_project_is_copied_and_never_written_to() {
        TinyProject project = TinyProject.in(folder).test("JunkTest", """
                @Test void litters() throws Exception {
                    java.nio.file.Files.writeString(java.nio.file.Path.of("junk.txt"), "junk");
                }""");

        Ralph ralph = matrix();

        assertThat(ralph.exitCode()).as(ralph.err()).isZero();
        assertThat(project.root().resolve("junk.txt")).doesNotExist();
        assertThat(project.root().resolve("target")).doesNotExist();
    }

    @Test
    void output_of_a_test_cannot_pass_for_a_result() {
        TinyProject.in(folder).test("LoudTest", """
                @Test void shouts() {
                    System.out.println("{\\"event\\":\\"finished\\",\\"id\\":\\"tiny.LoudTest#shouts\\",\\"outcome\\":\\"PASSED\\"}");
                    System.out.close();
                    assertEquals(1, 2);
                }""");

        assertThat(matrix().exitCode()).isEqualTo(1);
    }

    private Ralph matrix(String... more) {
        List<Object> arguments = new ArrayList<>(List.of("matrix", "--project", folder, "--json"));
        arguments.addAll(List.of("--providers", "mock", "--workers", "1", "--rounds", "1", "--shuffles", "0"));
        arguments.addAll(Arrays.asList(more));
        return Ralph.run(arguments.toArray());
    }
}
