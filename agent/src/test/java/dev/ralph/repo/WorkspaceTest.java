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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkspaceTest {

    @TempDir
    Path home;

    private UserRepository user;
    private Workspace workspace;

    @BeforeEach
    void open() throws IOException {
        Path root = Files.createDirectories(home.resolve("user"));
        Files.createDirectories(root.resolve("src"));
        Files.writeString(root.resolve("src/A.java"), "one two two\r\n");
        Files.write(root.resolve("src/binary"), new byte[] {0, -1, 'o', 'n', 'e', -2});
        Files.writeString(root.resolve(".gitattributes"), "* text=auto eol=lf\nsrc/A.java -text\n");
        Files.writeString(root.resolve("run"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(root.resolve("run"), PosixFilePermissions.fromString("rwxr-xr-x"));
        GitCli.init(root);
        user = UserRepository.containing(root);
        workspace = user.cloneInto(home.resolve("clone"));
    }

    @AfterEach
    void close() {
        workspace.close();
        user.close();
    }

    private static Patch create(String path) {
        return new Patch(List.of(new Edit.CreateFile(path, "new\n")));
    }

    private static Patch replace(String path, String find, String replacement) {
        return new Patch(List.of(new Edit.ReplaceText(path, find, replacement)));
    }

    @Test
    void a_file_that_is_empty_is_filled_and_no_other() {
        workspace.apply(replace("src/A.java", "one two two\r\n", ""));
        workspace.apply(replace("src/A.java", "", "new\n"));

        assertThat(workspace.readText("src/A.java")).contains("new\n");
        assertThatThrownBy(() -> workspace.apply(replace("src/A.java", "", "newer\n")))
                .isInstanceOf(RalphException.class)
                .hasMessageContaining("it does not hold the text to replace");
    }

    @Test
    void the_files_of_the_commit_are_read() {
        assertThat(workspace.files()).containsExactly(".gitattributes", "run", "src/A.java", "src/binary");
        assertThat(workspace.readText("src/A.java")).contains("one two two\r\n");
        assertThat(workspace.read("src")).isEmpty();
        assertThat(workspace.read("none")).isEmpty();
    }

    @Test
    void a_replacement_keeps_all_other_bytes_and_the_mode() throws IOException {
        workspace.apply(replace("src/binary", "one", "é"));
        workspace.apply(replace("run", "sh", "bash"));
        workspace.export(home.resolve("out"));

        assertThat(Files.readAllBytes(home.resolve("out/src/binary")))
                .isEqualTo(new byte[] {0, -1, (byte) 0xC3, (byte) 0xA9, -2});
        assertThat(home.resolve("out/run")).isExecutable().hasContent("#!/bin/bash");
        assertThat(Files.isExecutable(home.resolve("out/src/A.java"))).isFalse();
        assertThat(home.resolve("out/.git")).doesNotExist();
        assertThat(new String(Files.readAllBytes(home.resolve("out/src/A.java")), ISO_8859_1))
                .isEqualTo("one two two\r\n");
    }

    @Test
    void edits_build_on_each_other() {
        workspace.apply(create("src/New.java").plus(replace("src/New.java", "new", "newer")));
        workspace.apply(replace("src/New.java", "newer", "newest"));

        assertThat(workspace.readText("src/New.java")).contains("newest\n");
    }

    @Test
    void a_patch_that_does_not_fit_changes_nothing_and_says_all_that_is_wrong() {
        Patch patch = create("ok")
                .plus(create("run"))
                .plus(replace("src/A.java", "three", "x"))
                .plus(replace("src/A.java", "two", "x"))
                .plus(replace("src/A.java", "", "x"))
                .plus(replace("none", "x", "y"))
                .plus(create("src"))
                .plus(create("run/x"))
                .plus(create("ok/x"));

        assertThatThrownBy(() -> workspace.apply(patch))
                .isInstanceOfSatisfying(
                        RalphException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem ->
                                        problem.where() + ": " + problem.what().replaceFirst(".*: ", ""))
                                .containsExactly(
                                        "run: it exists already",
                                        "src/A.java: it does not hold the text to replace",
                                        "src/A.java: it holds the text to replace more than once",
                                        "src/A.java: it does not hold the text to replace",
                                        "none: there is no such file",
                                        "src: it is a folder",
                                        "run/x: 'run' is no folder",
                                        "ok/x: 'ok' is no folder"));
        assertThat(workspace.files()).doesNotContain("ok");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "/etc/x",
                "src/../../x",
                "./x",
                "src//x",
                "",
                ".git/hooks/pre-commit",
                "src/.GIT/config",
                ".git",
                ".git /x",
                "GIT~1/x",
                ".g\u200Cit/config",
                ".git:x/y",
                "a\nb",
                "x/"
            })
    void a_path_that_leaves_the_tree_or_enters_metadata_is_refused(String path) {
        assertThatThrownBy(() -> workspace.apply(create(path))).isInstanceOf(RalphException.class);
        assertThat(workspace.files()).hasSize(4);
    }

    @Test
    void text_that_overlaps_itself_occurs_more_than_once() {
        workspace.apply(new Patch(List.of(new Edit.CreateFile("f", "aaa"))));

        assertThatThrownBy(() -> workspace.apply(replace("f", "aa", "b"))).hasMessageContaining("more than once");
    }

    @Test
    void a_reset_forgets_every_patch() {
        workspace.apply(create("x"));
        workspace.reset();

        assertThat(workspace.files()).hasSize(4);
        assertThatThrownBy(() -> workspace.commit("ralph/T1", "x", Instant.EPOCH))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_second_commit_takes_the_place_of_the_first() {
        workspace.apply(create("x"));
        workspace.commit("ralph/T1", "first", Instant.EPOCH);
        workspace.apply(create("y"));
        String second = workspace.commit("ralph/T1", "second", Instant.EPOCH);
        user.fetch(workspace, "ralph/T1");

        GitCli git = new GitCli(user.root());
        assertThat(git.run("rev-parse", "ralph/T1")).isEqualTo(second);
        assertThat(git.run("log", "-1", "--format=%s", "ralph/T1")).isEqualTo("second");
        assertThat(git.run("rev-parse", "ralph/T1^")).isEqualTo(user.head());
    }

    @Test
    void a_tree_is_exported_into_an_empty_folder_only() throws IOException {
        Files.writeString(Files.createDirectories(home.resolve("out")).resolve("x"), "x");

        assertThatThrownBy(() -> workspace.export(home.resolve("out"))).isInstanceOf(IllegalArgumentException.class);
    }
}
