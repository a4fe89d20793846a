package dev.ralph.repo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ralph.model.Edit;
import dev.ralph.model.Patch;
import dev.ralph.model.RalphException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BranchMergeTest {

    private static final String LINES = "one\n\n\n\ntwo\n\n\n\nthree\n";

    @TempDir
    private Path home;

    private Path root = Path.of("");
    private GitCli git = new GitCli(root);

    @BeforeEach
    void open() throws IOException {
        root = Files.createDirectories(home.resolve("user"));
        Files.writeString(root.resolve("a"), LINES);
        Files.writeString(root.resolve("empty"), "");
        Files.write(root.resolve("binary"), new byte[] {0, -1});
        git = GitCli.init(root);
    }

    @AfterEach
    void the_checkout_is_as_it_was() {
        assertThat(git.run("status", "--porcelain")).isEmpty();
    }

    private BranchMerge.Source branch(String name, Path file, String text) throws IOException {
        git.run("checkout", "-q", "-b", name, "main");
        Files.writeString(file, text);
        git.commitAll(name);
        String commit = git.run("rev-parse", "HEAD");
        git.run("checkout", "-q", "main");
        return new BranchMerge.Source(name, commit);
    }

    private BranchMerge.Source lines(String name, String find, String replacement) throws IOException {
        return branch(name, root.resolve("a"), LINES.replace(find, replacement));
    }

    private interface Use {
        void of(Workspace workspace, UserRepository user);
    }

    private void use(Use use) throws IOException {
        try (UserRepository user = UserRepository.containing(root);
                Workspace workspace = user.cloneInto(Files.createTempDirectory(home, "clone"))) {
            use.of(workspace, user);
        }
    }

    @Test
    void the_changes_of_all_branches_become_one_commit() throws IOException {
        List<BranchMerge.Source> sources = List.of(
                lines("ralph/T2", "one", "ONE"),
                lines("ralph/T3", "three", "THREE"),
                branch("ralph/T4", root.resolve("new"), "n\n"));

        use((workspace, user) -> {
            Patch patch = BranchMerge.into(workspace, user, sources);

            String merged = LINES.replace("one", "ONE").replace("three", "THREE");
            assertThat(patch.edits())
                    .containsExactly(new Edit.ReplaceText("a", LINES, merged), new Edit.CreateFile("new", "n\n"));
            assertThat(workspace.readText("a")).contains(merged);
            String commit = workspace.commit("ralph/T1", "all", Instant.EPOCH);
            user.fetch(workspace, "ralph/T1");
            assertThat(git.run("rev-list", "--parents", "-n1", "ralph/T1")).isEqualTo(commit + " " + user.head());
            assertThat(git.run("show", "ralph/T1:a") + "\n").isEqualTo(merged);
            assertThat(git.run("fsck", "--no-dangling")).doesNotContain("missing");
        });
    }

    @Test
    void a_contradiction_names_the_file_and_both_branches_and_changes_nothing() throws IOException {
        List<BranchMerge.Source> sources = List.of(
                branch("ralph/T2", root.resolve("new"), "n\n"),
                lines("ralph/T3", "two", "2"),
                lines("ralph/T4", "two", "zwei"));

        use((workspace, user) -> {
            assertThatThrownBy(() -> BranchMerge.into(workspace, user, sources))
                    .isInstanceOfSatisfying(
                            RalphException.class,
                            e -> assertThat(e.problems()).singleElement().satisfies(problem -> {
                                assertThat(problem.where()).isEqualTo("a");
                                assertThat(problem.what())
                                        .contains("'ralph/T4' and 'ralph/T3'")
                                        .doesNotContain("T2");
                            }));
            assertThat(workspace.readText("a")).contains(LINES);
            assertThat(workspace.files()).doesNotContain("new");
        });
    }

    @Test
    void a_branch_contradicts_what_was_committed_since() throws IOException {
        BranchMerge.Source source = lines("ralph/T2", "two", "2");
        Files.writeString(root.resolve("a"), LINES.replace("two", "zwei"));
        git.commitAll("since");

        use((workspace, user) -> assertThatThrownBy(() -> BranchMerge.into(workspace, user, List.of(source)))
                .hasMessageContaining("'ralph/T2' and what was committed since"));
    }

    @Test
    void a_branch_that_was_taken_over_already_adds_nothing() throws IOException {
        BranchMerge.Source source = lines("ralph/T2", "two", "2");
        git.run("merge", "-q", "--no-ff", "-m", "m", "ralph/T2");
        git.run("branch", "-q", "-D", "ralph/T2");

        use((workspace, user) ->
                assertThat(BranchMerge.into(workspace, user, List.of(source))).isEqualTo(Patch.EMPTY));
    }

    @Test
    void what_a_person_improved_on_a_branch_counts() throws IOException {
        BranchMerge.Source source = lines("ralph/T2", "two", "2");
        git.run("checkout", "-q", "ralph/T2");
        Files.writeString(root.resolve("a"), LINES.replace("two", "better"));
        git.commitAll("better");
        git.run("checkout", "-q", "main");

        use((workspace, user) -> {
            BranchMerge.into(workspace, user, List.of(source));
            assertThat(workspace.readText("a").orElseThrow()).contains("better");
        });
    }

    @Test
    void branches_that_are_gone_are_told_all_at_once() throws IOException {
        List<BranchMerge.Source> sources = List.of(
                new BranchMerge.Source("ralph/T2", "0123456789012345678901234567890123456789"),
                new BranchMerge.Source("ralph/T3", "no id"));

        use((workspace, user) -> assertThatThrownBy(() -> BranchMerge.into(workspace, user, sources))
                .isInstanceOfSatisfying(
                        RalphException.class, e -> assertThat(e.problems()).hasSize(2)));
    }

    @Test
    void a_change_that_no_guard_could_read_is_refused() throws IOException {
        git.run("checkout", "-q", "-b", "ralph/T2", "main");
        Files.delete(root.resolve("a"));
        Files.write(root.resolve("binary"), new byte[] {0, -2});
        git.commitAll("bad");
        git.run("checkout", "-q", "main");

        use((workspace, user) -> {
            assertThatThrownBy(() -> BranchMerge.into(workspace, user, List.of(new BranchMerge.Source("ralph/T2", ""))))
                    .hasMessageContaining("remove a file")
                    .hasMessageContaining("not text");
            assertThat(workspace.readText("a")).contains(LINES);
        });
    }
}
