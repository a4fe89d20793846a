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
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UserRepositoryTest {

    private static final String BRANCH = "ralph/T1";
    private static final Instant AT = Instant.parse("2026-02-03T04:05:06Z");
    private static final Patch PATCH = new Patch(
            List.of(new Edit.CreateFile("src/New.java", "new\n"), new Edit.ReplaceText("src/A.java", "one", "two")));

    @TempDir
    Path home;

    private Path root;
    private GitCli git;

    @BeforeEach
    void make_a_repository() throws IOException {
        root = Files.createDirectories(home.resolve("user"));
        Files.createDirectories(root.resolve("src"));
        Files.writeString(root.resolve("src/A.java"), "class A { int one; }\n");
        Files.writeString(root.resolve("README"), "read me\n");
        git = GitCli.init(root);
    }

    /** Commits the patch in a clone and takes it over. */
    private String work(Path folder) {
        try (UserRepository user = UserRepository.containing(folder);
                Workspace workspace = user.cloneInto(home.resolve("clone"))) {
            workspace.apply(PATCH);
            String commit = workspace.commit(BRANCH, "test(T1): subject\n\nbody", AT);
            user.fetch(workspace, BRANCH);
            return commit;
        }
    }

    /** Every file of the repository but objects, the new branch and its log. */
    private static Map<String, String> state(Path root) throws IOException {
        Map<String, String> state = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString();
                if (!name.startsWith(".git/objects/") && !name.contains("heads/ralph/")) {
                    state.put(
                            name,
                            Files.getLastModifiedTime(file) + " " + List.of(Files.readAllBytes(file).length)
                                    + java.util.Arrays.hashCode(Files.readAllBytes(file)));
                }
            }
        }
        return state;
    }

    @Test
    void a_commit_arrives_on_a_new_branch() {
        String commit = work(root.resolve("src"));

        assertThat(git.run("rev-parse", BRANCH)).isEqualTo(commit);
        assertThat(git.run("log", "-1", "--format=%an <%ae>|%cn <%ce>|%ct|%B", BRANCH))
                .isEqualTo("Ada <ada@example.org>|ralph <ralph@localhost>|1770091506|test(T1): subject\n\nbody");
        assertThat(git.run("diff", "--name-status", "main", BRANCH)).isEqualTo("M\tsrc/A.java\nA\tsrc/New.java");
        assertThat(git.run("show", BRANCH + ":src/A.java")).isEqualTo("class A { int two; }");
        assertThat(git.run("fsck", "--strict")).isEmpty();
    }

    @Test
    void nothing_else_of_the_user_changes() throws IOException {
        Files.writeString(root.resolve("README"), "staged\n");
        git.run("add", "README");
        git.run("stash", "-q");
        Files.writeString(root.resolve("README"), "staged again\n");
        git.run("add", "README");
        Files.writeString(root.resolve("src/A.java"), "changed\n");
        Files.writeString(root.resolve("untracked"), "mine\n");
        Map<String, String> before = state(root);

        work(root);

        assertThat(state(root)).isEqualTo(before).containsKeys(".git/index", ".git/HEAD", ".git/refs/stash");
        assertThat(git.run("show", BRANCH + ":README")).isEqualTo("read me");
    }

    @Test
    void what_is_not_committed_is_named() throws IOException {
        try (UserRepository user = UserRepository.containing(root)) {
            assertThat(user.dirty()).isFalse();
        }
        Files.writeString(root.resolve(".gitignore"), "target/\n");
        git.commitAll("ignore");
        Files.createDirectories(root.resolve("target"));
        Files.writeString(root.resolve("target/ignored"), "x");
        Files.writeString(root.resolve("README"), "changed\n");
        Files.delete(root.resolve("src/A.java"));
        Files.writeString(root.resolve("src/Staged.java"), "x");
        git.run("add", "src/Staged.java");

        try (UserRepository user = UserRepository.containing(root)) {
            assertThat(user.uncommitted("")).containsExactly("README", "src/A.java", "src/Staged.java");
            assertThat(user.uncommitted("src")).containsExactly("src/A.java", "src/Staged.java");
            assertThat(user.uncommitted("sr")).isEmpty();
            assertThat(user.dirty()).isTrue();
        }
    }

    @Test
    void a_linked_worktree_is_worked_from_its_own_commit() throws IOException {
        Path linked = home.resolve("linked");
        git.run("worktree", "add", "-q", "-b", "other", linked.toString());
        Files.writeString(linked.resolve("src/A.java"), "class A { int one, more; }\n");
        git.in(linked).commitAll("second");

        work(linked.resolve("src"));

        assertThat(git.run("show", BRANCH + ":src/A.java")).isEqualTo("class A { int two, more; }");
        assertThat(git.in(linked).run("status", "--porcelain")).isEmpty();
        assertThat(git.run("status", "--porcelain")).isEmpty();
        try (UserRepository user = UserRepository.containing(linked)) {
            assertThat(user.branch()).contains("other");
        }
    }

    @Test
    void a_detached_head_is_fine() {
        git.run("checkout", "-q", "--detach");

        work(root);

        try (UserRepository user = UserRepository.containing(root)) {
            assertThat(user.branch()).isEmpty();
            assertThat(user.head()).isEqualTo(git.run("rev-parse", "HEAD"));
        }
        assertThat(git.run("log", "--format=%s", BRANCH)).isEqualTo("test(T1): subject\nfirst");
    }

    @Test
    void a_shallow_clone_with_packed_refs_is_fine() {
        git.commitAll("second");
        Path shallow = home.resolve("shallow");
        git.run("clone", "-q", "--depth", "1", root.toUri().toString(), shallow.toString());
        git.in(shallow).run("pack-refs", "--all");

        work(shallow);

        assertThat(git.in(shallow).run("log", "--format=%s", BRANCH)).isEqualTo("test(T1): subject\nsecond");
        assertThat(git.in(shallow).run("fsck")).isEmpty();
    }

    @Test
    void a_submodule_is_a_repository_of_its_own() {
        Path outer = home.resolve("outer");
        git.run("clone", "-q", root.toString(), outer.toString());
        git.in(outer).run("-c", "protocol.file.allow=always", "submodule", "add", "-q", root.toString(), "sub");
        git.in(outer).run("-c", "user.name=a", "-c", "user.email=b", "commit", "-qm", "sub");

        work(outer.resolve("sub/src"));

        assertThat(git.in(outer.resolve("sub")).run("log", "--format=%s", BRANCH))
                .startsWith("test(T1): subject");
        try (UserRepository user = UserRepository.containing(outer);
                Workspace workspace = user.cloneInto(home.resolve("outer-clone"))) {
            workspace.export(home.resolve("exported"));
            assertThat(home.resolve("exported/sub")).isEmptyDirectory();
        }
    }

    @Test
    void a_branch_that_exists_is_a_problem_and_is_not_touched() {
        git.run("branch", BRANCH);
        String before = git.run("rev-parse", BRANCH);

        assertThatThrownBy(() -> work(root))
                .isInstanceOf(RalphException.class)
                .hasMessageContaining("the branch 'ralph/T1' exists already")
                .hasMessageContaining("git branch -m ralph/T1");
        assertThat(git.run("rev-parse", BRANCH)).isEqualTo(before);
    }

    @Test
    void a_branch_that_is_in_the_way_is_a_problem() {
        git.run("branch", "ralph");

        try (UserRepository user = UserRepository.containing(root)) {
            assertThatThrownBy(() -> user.requireFree(BRANCH))
                    .hasMessageContaining("the branch 'ralph' exists already");
            user.requireFree("other/T1");
        }
    }

    @Test
    void what_is_no_repository_is_a_problem() throws IOException {
        Path plain = Files.createDirectories(home.resolve("plain"));
        Path empty = Files.createDirectories(home.resolve("empty"));
        git.in(empty).run("init", "-q");
        Path bare = Files.createDirectories(home.resolve("bare"));
        git.in(bare).run("init", "-q", "--bare");

        assertThatThrownBy(() -> UserRepository.containing(plain)).hasMessageContaining("in no git repository");
        assertThatThrownBy(() -> UserRepository.containing(empty)).hasMessageContaining("has no commits");
        assertThatThrownBy(() -> UserRepository.containing(bare)).hasMessageContaining("bare repository");
        assertThatThrownBy(() -> UserRepository.containing(home.resolve("none")))
                .hasMessageContaining("cannot be read");
    }

    @Test
    void sha256_object_names_are_a_problem() throws IOException {
        Path other = Files.createDirectories(home.resolve("sha256"));
        git.in(other).run("init", "-q", "--object-format=sha256");

        assertThatThrownBy(() -> UserRepository.containing(other)).isInstanceOf(RalphException.class);
    }

    @Test
    void what_changed_since_a_revision_is_committed_or_not() throws IOException {
        git.run("mv", "README", "src/README");
        git.run("commit", "-qam", "move");
        Files.writeString(root.resolve("src/A.java"), "class A { int other; }\n");
        Files.writeString(root.resolve("new"), "new\n");

        try (UserRepository user = UserRepository.containing(root)) {
            assertThat(user.changedSince("HEAD~1", "")).containsExactly("README", "new", "src/A.java", "src/README");
            assertThat(user.changedSince("HEAD~1", "src")).containsExactly("src/A.java", "src/README");
            assertThat(user.changedSince("main", "")).containsExactly("new", "src/A.java");
            for (String wrong : List.of("nowhere", "HEAD~9", "", "^{", "main:src")) {
                assertThatThrownBy(() -> user.changedSince(wrong, "")).isInstanceOf(RalphException.class);
            }
        }
    }
}
