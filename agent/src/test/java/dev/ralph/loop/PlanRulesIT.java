package dev.ralph.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.support.GitProject;
import dev.ralph.support.Needs;
import dev.ralph.support.Ralph;
import dev.ralph.verify.ProjectCopy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plan that somebody really wrote, carried out on a tree where it was not done. */
@Needs({"bubblewrap", "pytest"})
final class PlanRulesIT {

    private static final Path TREES = Path.of("src/test/resources/verify/trees");
    private static final Path SEED = Path.of("src/test/resources/plans/seed/26-04-PLAN.md");

    @TempDir
    private Path folder;

    @Test
    void rules_carry_out_a_plan_and_prove_it() throws Exception {
        Path project = Files.createDirectory(folder.resolve("atom"));
        ProjectCopy.copy(TREES.resolve("broken"), project);
        Path plan = project.resolve("tasks/26-04-PLAN.md");
        Files.createDirectories(plan.getParent());
        Files.writeString(plan, withoutFaults(Files.readString(SEED)));
        GitProject.Own repository = GitProject.at(project).commit();

        Ralph run = Ralph.run(
                "run",
                "--queue=TDD",
                "--providers=sqlite",
                "--sandbox=bubblewrap",
                "--tasks=" + plan.getParent(),
                "--logs=" + folder.resolve("logs"));

        assertThat(run.exitCode()).describedAs("%s%s", run.out(), run.err()).isZero();
        assertThat(Files.readString(plan)).contains("STATUS: COMPLETE", "VERDICT: FIXED", "BRANCH: ralph/26-04");
        for (String name : new String[] {"test_feedback_enhanced.py", "test_health_monitoring.py", "conftest.py"}) {
            String path = "backend/tests/" + name;
            assertThat(repository.read("ralph/26-04", path))
                    .isEqualTo(Files.readString(TREES.resolve("fixed").resolve(path)));
        }
        assertThat(Files.readString(project.resolve("tasks/26-04-SUMMARY.md")))
                .contains(
                        "Each test gets a fresh database state: 21 tests passed in declared and reversed order, and twice")
                .contains("on ralph/26-04: test(26-04): carry out Database Cleanup Infrastructure");
        assertThat(new String(
                        Files.readAllBytes(project.resolve("backend/tests/test_health_monitoring.py")),
                        StandardCharsets.UTF_8))
                .contains("def db_session");
    }

    /** It demands of a file what its own second task takes away, and memory where it praises a file. */
    private static String withoutFaults(String plan) {
        return plan.replace("phase: 26-ci-cd-fixes\n", "phase: 26-ci-cd-fixes\nQueue: TDD\n")
                .replace("    - \"In-memory database is used for all test fixtures\"\n", "")
                .replace("contains: \"def db_session\"", "contains: \"def test_user\"");
    }
}
