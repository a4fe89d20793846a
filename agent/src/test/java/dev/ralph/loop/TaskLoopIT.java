package dev.ralph.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.support.Ralph;
import dev.ralph.support.TinyProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs over small projects, in the real sandbox. */
class TaskLoopIT {

    private static final String LEAKING = """
            static final java.util.Map<String, String> SEEN = new java.util.HashMap<>();
            """;

    @TempDir
    private Path folder;

    @Test
    void a_leak_through_a_static_field_ends_in_one_proven_commit_and_the_checkout_stays_as_it_is() throws Exception {
        TinyProject project = leaking().commit();
        project.write("notes.txt", "not committed");
        byte[] index = Files.readAllBytes(folder.resolve(".git/index"));
        String head = project.read(".git/HEAD");

        Ralph ralph = run(project);

        assertThat(ralph.exitCode()).as(ralph.err()).isZero();
        assertThat(ralph.out()).contains("T1 COMPLETE  FIXED");
        assertThat(project.read("tasks/T1.md"))
                .contains("STATUS: COMPLETE")
                .contains("VERDICT: FIXED")
                .contains("BRANCH: ralph/T1")
                .contains("- [x] Tests pass in any order");
        String message = commit(project, "ralph/T1").getFullMessage();
        assertThat(message)
                .startsWith("test(T1): ")
                .contains("tiny.Registry#SEEN")
                .contains("Ralph-Task: T1\n")
                .contains("Ralph-Attempt: 1\n")
                .contains("Ralph-Verdict: FIXED\n")
                .containsPattern("Ralph-Matrix: \\d+/4 -> 4/4\n")
                .containsPattern("Ralph-Evidence: logs/T1/\\S+\n");
        assertThat(evidence(project))
                .contains("events.jsonl", "matrix-before.json", "matrix-after.json", "cells", "commands");
        assertThat(ralph.err()).contains("1 uncommitted files of the project are left out (first: notes.txt)");
        assertThat(Files.readAllBytes(folder.resolve(".git/index"))).isEqualTo(index);
        assertThat(project.read(".git/HEAD")).isEqualTo(head);
        assertThat(folder.resolve("src/test/java/tiny/isolation")).doesNotExist();
        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    void a_suite_without_a_fault_is_not_reproduced_and_a_person_is_asked() {
        TinyProject project = TinyProject.in(folder)
                .test("FineTest", "@Test void adds() { assertEquals(2, 1 + 1); }")
                .commit();

        Ralph ralph = run(project);

        assertThat(ralph.exitCode()).as(ralph.err()).isEqualTo(3);
        assertThat(project.read("tasks/T1.md")).contains("STATUS: BLOCKED").contains("VERDICT: NOT_REPRODUCED");
    }

    @Test
    void a_fault_that_no_pattern_repairs_fails_with_a_history_entry() {
        TinyProject project = TinyProject.in(folder)
                .test("WrongTest", "@Test void adds() { assertEquals(3, 1 + 1); }")
                .commit();

        Ralph ralph = run(project);

        assertThat(ralph.exitCode()).as(ralph.err()).isEqualTo(1);
        assertThat(project.read("tasks/T1.md"))
                .contains("STATUS: FAILED")
                .contains("VERDICT: NOT_FIXED")
                .contains("## Last Failure (")
                .contains("tiny.WrongTest#adds");
        assertThat(project.branches()).containsExactly("refs/heads/main");
    }

    @Test
    void a_project_that_does_not_compile_is_blocked_with_the_place() {
        TinyProject project = TinyProject.in(folder)
                .test("BrokenTest", "@Test void adds() { assertEquals(2, nothing); }")
                .commit();

        Ralph ralph = run(project);

        assertThat(ralph.exitCode()).as(ralph.err()).isEqualTo(3);
        assertThat(ralph.out()).contains("does not compile").contains("BrokenTest.java:");
        assertThat(project.read("tasks/T1.md")).contains("STATUS: BLOCKED").contains("does not compile");
    }

    @Test
    void a_branch_that_exists_blocks_before_anything_is_run() throws Exception {
        TinyProject project = leaking().commit();
        try (Git git = Git.open(folder.toFile())) {
            git.branchCreate().setName("ralph/T1").call();
        }

        Ralph ralph = run(project);

        assertThat(ralph.exitCode()).isEqualTo(3);
        assertThat(ralph.out()).contains("ralph/T1");
        assertThat(project.read("tasks/T1.md")).contains("STATUS: BLOCKED");
    }

    @Test
    void a_task_that_no_rule_knows_is_blocked_and_says_what_keeps_a_model_from_it() {
        TinyProject project = leaking().commit();
        project.write(
                "tasks/T1.md",
                project.read("tasks/T1.md")
                        .replace("Isolate the tests", "Rewrite the scheduler")
                        .replace("The tests leak into each other. Isolate them.", "Make it fast."));

        Ralph ralph = run(project, Map.of("RALPH_MODEL", "openai/a", "OPENAI_API_KEY", ""));

        assertThat(ralph.exitCode()).isEqualTo(3);
        assertThat(ralph.out())
                .contains(
                        "it needs a model, and there is no key for openai/a (the environment variable OPENAI_API_KEY)");
    }

    private TinyProject leaking() {
        return TinyProject.in(folder)
                .write("src/main/java/tiny/Registry.java", """
                        package tiny;

                        final class Registry {
                        %s
                        }
                        """.formatted(
                                LEAKING.indent(4).stripTrailing()))
                .test("AddTest", """
                        @Test void remembers() { Registry.SEEN.put("a", "1"); assertEquals(1, Registry.SEEN.size()); }""")
                .test("EmptyTest", "@Test void starts_empty() { assertEquals(0, Registry.SEEN.size()); }");
    }

    private static Ralph run(TinyProject project) {
        return run(project, Map.of());
    }

    private static Ralph run(TinyProject project, Map<String, String> variables) {
        return Ralph.with(
                variables,
                "run",
                "--queue",
                "tdd",
                "--tasks",
                project.root().resolve("tasks"),
                "--providers",
                "mock",
                "--workers",
                "1",
                "--rounds",
                "2",
                "--shuffles",
                "0");
    }

    private static RevCommit commit(TinyProject project, String branch) throws IOException {
        try (Git git = Git.open(project.root().toFile())) {
            return git.getRepository().parseCommit(git.getRepository().resolve(branch));
        }
    }

    private static List<String> evidence(TinyProject project) throws IOException {
        try (Stream<Path> runs = Files.list(project.root().resolve("logs/T1"))) {
            try (Stream<Path> files = Files.list(runs.findFirst().orElseThrow())) {
                return files.map(file -> file.getFileName().toString()).toList();
            }
        }
    }
}
