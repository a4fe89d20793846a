package dev.ralph.repo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ralph.model.Edit;
import dev.ralph.model.Patch;
import dev.ralph.model.RalphException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories that try to get something of their own run, read or written. */
final class HostileRepositoryTest {

    private static final Patch PATCH = new Patch(List.of(new Edit.ReplaceText("src/A.java", "one", "two")));

    @TempDir
    Path home;

    private Path root;
    private Path canary;
    private GitCli git;

    @BeforeEach
    void make_a_repository() throws IOException {
        canary = home.resolve("canary");
        root = Files.createDirectories(home.resolve("user"));
        Files.createDirectories(root.resolve("src"));
        Files.writeString(root.resolve("src/A.java"), "one\n");
        git = GitCli.init(root);
    }

    private void work() {
        try (UserRepository user = UserRepository.containing(root);
                Workspace workspace = user.cloneInto(home.resolve("clone"))) {
            user.dirty();
            workspace.apply(PATCH);
            workspace.export(home.resolve("exported"));
            workspace.commit("ralph/T1", "x", Instant.EPOCH);
            user.fetch(workspace, "ralph/T1");
        }
    }

    private Path trap() throws IOException {
        return executable(home.resolve("trap"), "#!/bin/sh\necho \"$0 $*\" >> '" + canary + "'\ncat\n");
    }

    private static Path executable(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void nothing_that_the_configuration_names_is_run() throws IOException {
        String trap = trap().toString();
        Files.writeString(root.resolve(".gitattributes"), "* filter=evil diff=evil merge=evil\n");
        git.commitAll("attributes");
        for (String key : List.of(
                "core.fsmonitor",
                "core.sshCommand",
                "core.pager",
                "core.editor",
                "core.alternateRefsCommand",
                "filter.evil.clean",
                "filter.evil.smudge",
                "filter.evil.process",
                "diff.external",
                "diff.evil.textconv",
                "diff.evil.command",
                "merge.evil.driver",
                "uploadpack.packObjectsHook",
                "remote.origin.uploadpack",
                "remote.origin.receivepack",
                "credential.helper",
                "gpg.program")) {
            git.run("config", key, trap);
        }
        git.run("config", "commit.gpgSign", "true");
        git.run("config", "remote.origin.url", "ssh://localhost/x");
        for (String hook : List.of(
                "pre-commit",
                "prepare-commit-msg",
                "commit-msg",
                "post-commit",
                "post-checkout",
                "pre-push",
                "reference-transaction",
                "post-index-change",
                "pre-receive",
                "update",
                "post-update",
                "post-receive")) {
            Files.copy(trap(), root.resolve(".git/hooks").resolve(hook));
        }
        // Same size, other time: git has to look inside, which is when it runs a filter.
        Files.writeString(root.resolve("src/A.java"), "eno\n");

        work();

        assertThat(canary).doesNotExist();
        git.run("status");
        assertThat(canary).as("the trap works on who uses git itself").exists();
    }

    @Test
    void files_committed_in_the_shape_of_a_bare_repository_are_only_files() throws IOException {
        Path fake = Files.createDirectories(root.resolve("fake"));
        git.in(fake).run("init", "-q", "--bare");
        Files.writeString(fake.resolve("refs/keep"), "");

        try (UserRepository user = UserRepository.containing(fake.resolve("objects"))) {
            assertThat(user.root()).isEqualTo(root.toRealPath());
        }
    }

    @Test
    void a_pointer_to_a_repository_elsewhere_is_refused() throws IOException {
        Path other = Files.createDirectories(home.resolve("other"));
        Files.writeString(other.resolve(".git"), "gitdir: " + root.resolve(".git") + "\n");
        Path linked = Files.createDirectories(home.resolve("linked"));
        Files.createSymbolicLink(linked.resolve(".git"), root.resolve(".git"));
        Path garbled = Files.createDirectories(home.resolve("garbled"));
        Files.write(garbled.resolve(".git"), "gitdir: \0\n".getBytes(ISO_8859_1));

        for (Path folder : List.of(other, linked, garbled)) {
            assertThatThrownBy(() -> UserRepository.containing(folder))
                    .isInstanceOf(RalphException.class)
                    .hasMessageContaining("does not belong to this checkout");
        }
    }

    @Test
    void a_core_worktree_elsewhere_is_not_followed() throws IOException {
        Path other = Files.createDirectories(home.resolve("other"));
        Files.writeString(other.resolve("secret"), "x");
        git.run("config", "core.worktree", other.toString());

        try (UserRepository user = UserRepository.containing(root)) {
            assertThat(user.root()).isEqualTo(root.toRealPath());
            assertThat(user.uncommitted("")).isEmpty();
        }
    }

    @Test
    void links_that_lead_outside_are_left_out_and_never_written_through() throws IOException {
        Path outside = Files.createDirectories(home.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "x");
        Files.createSymbolicLink(root.resolve("absolute"), outside);
        Files.createSymbolicLink(root.resolve("relative"), Path.of("../outside"));
        Files.createDirectories(root.resolve("deep"));
        Files.createSymbolicLink(root.resolve("deep/up"), Path.of(".."));
        Files.createSymbolicLink(root.resolve("chain"), Path.of("deep/up/../outside/secret"));
        Files.createSymbolicLink(root.resolve("nowhere"), Path.of("gone"));
        Files.createSymbolicLink(root.resolve("circle"), Path.of("circle"));
        Files.createSymbolicLink(root.resolve("inside"), Path.of("src/A.java"));
        git.commitAll("links");

        try (UserRepository user = UserRepository.containing(root);
                Workspace workspace = user.cloneInto(home.resolve("clone"))) {
            Path exported = home.resolve("exported");

            assertThat(workspace.export(exported))
                    .containsExactlyInAnyOrder("absolute", "relative", "chain", "nowhere", "circle");

            assertThat(Files.readString(exported.resolve("inside"))).isEqualTo("one\n");
            assertThat(exported.resolve("deep/up")).isSymbolicLink();
            for (String path : List.of("absolute/x", "relative/x", "inside", "deep/up/x", "inside/x")) {
                assertThatThrownBy(() -> workspace.apply(new Patch(List.of(new Edit.CreateFile(path, "x")))))
                        .isInstanceOf(RalphException.class);
            }
            assertThatThrownBy(() -> workspace.apply(new Patch(List.of(new Edit.ReplaceText("inside", "A", "B")))))
                    .isInstanceOf(RalphException.class);
            assertThat(workspace.files()).containsExactly("src/A.java");
            assertThat(workspace.read("inside")).isEmpty();
            assertThat(outside).isDirectoryContaining("glob:**secret");
            assertThat(outside.toFile().list()).containsExactly("secret");
        }
    }

    @Test
    void a_tree_with_a_path_that_leaves_it_is_refused() {
        String blob = git.run("hash-object", "-w", "src/A.java");
        String inner = GitObjects.tree(root, "100644 ..", blob);
        git.run("update-ref", "HEAD", git.run("commit-tree", "-m", "evil", inner));

        try (UserRepository user = UserRepository.containing(root)) {
            assertThatThrownBy(() -> user.cloneInto(home.resolve("clone")))
                    .isInstanceOf(RalphException.class)
                    .hasMessageContaining("a path that cannot be used");
        }
    }

    @Test
    void a_tree_in_which_a_link_is_also_a_folder_is_refused() throws IOException {
        Path target = Files.writeString(home.resolve("target"), "../outside");
        String link = git.run("hash-object", "-w", target.toString());
        String blob = git.run("hash-object", "-w", "src/A.java");
        String folder = GitObjects.tree(root, "100644 x", blob);
        String both = GitObjects.tree(root, "120000 a", link, "40000 a", folder);
        git.run("update-ref", "HEAD", git.run("commit-tree", "-m", "evil", both));

        try (UserRepository user = UserRepository.containing(root)) {
            assertThatThrownBy(() -> user.cloneInto(home.resolve("clone"))).isInstanceOf(RalphException.class);
        }
    }
}
