package dev.ralph.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.support.Needs;
import dev.ralph.support.Ralph;
import dev.ralph.support.TinyProject;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample for pytest with its planted faults, repaired and proven on real PostgreSQL, SQLite and memory. */
class PytestTaskIT {

    @TempDir
    private Path folder;

    @Test
    @Needs("postgresql")
    void the_suite_of_pytest_is_isolated_and_proven() throws Exception {
        TinyProject project = TinyProject.copyOf(
                        Path.of(System.getProperty("ralph.home"), "runners/pytest/sample"), folder)
                .write(".github/workflows/tests.yml", "on: push\n")
                .commit();

        Ralph ralph = Ralph.run(
                "run",
                "--queue",
                "tdd",
                "--tasks",
                folder.resolve("tasks"),
                "--workers",
                "1",
                "--rounds",
                "1",
                "--shuffles",
                "0");

        assertThat(ralph.exitCode()).as(ralph.err()).isZero();
        assertThat(project.read("tasks/T1.md")).contains("VERDICT: FIXED");
        try (Git git = Git.open(folder.toFile())) {
            Repository repository = git.getRepository();
            RevCommit commit = repository.parseCommit(repository.resolve("ralph/T1"));
            assertThat(commit.getFullMessage())
                    .contains("Committed rows stay behind in", "Time per test: mock", "Ralph-Verdict: FIXED");
            // The one file outside of the tests that a pattern may create.
            assertThat(repository.resolve("ralph/T1:.github/workflows/all-providers.yml"))
                    .isNotNull();
        }
    }
}
