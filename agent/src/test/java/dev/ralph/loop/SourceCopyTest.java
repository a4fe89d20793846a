package dev.ralph.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ralph.model.RalphException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is unreadable for root, so the visitor is told that files are. */
final class SourceCopyTest {

    @TempDir
    private Path folder;

    @Test
    void a_tree_is_copied_with_its_links_and_without_what_is_left_out() throws IOException {
        Files.createDirectories(folder.resolve("from/a/target"));
        Files.writeString(folder.resolve("from/a/b.txt"), "b");
        Files.createSymbolicLink(folder.resolve("from/link"), Path.of("nowhere"));

        copy().copy();

        assertThat(folder.resolve("to/a/b.txt")).hasContent("b");
        assertThat(Files.readSymbolicLink(folder.resolve("to/link"))).isEqualTo(Path.of("nowhere"));
        assertThat(folder.resolve("to/a/target")).doesNotExist();
    }

    @Test
    void all_that_cannot_be_read_is_named_with_a_remedy() throws IOException {
        SourceCopy copy = copy();
        for (String name : new String[] {"one", "two"}) {
            copy.visitFileFailed(folder.resolve("from").resolve(name), new AccessDeniedException(name));
        }

        assertThatThrownBy(copy::check)
                .isInstanceOf(RalphException.class)
                .hasMessageContaining("from/one")
                .hasMessageContaining("from/two")
                .hasMessageContaining("permission denied")
                .hasMessageContaining("let the user who runs ralph read it");
    }

    @Test
    void what_vanishes_or_is_left_out_is_no_problem() throws IOException {
        Path file = Files.createDirectories(folder.resolve("from")).resolve("gone");
        Files.createDirectories(folder.resolve("to"));
        Files.writeString(file, "");
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        Files.delete(file);
        SourceCopy copy = copy();

        copy.visitFile(file, attributes);
        copy.visitFileFailed(file, new NoSuchFileException("gone"));
        copy.visitFileFailed(folder.resolve("from/target"), new AccessDeniedException("target"));
        copy.postVisitDirectory(folder.resolve("from"), new NoSuchFileException("from"));

        copy.check();
        assertThat(folder.resolve("to/gone")).doesNotExist();
    }

    private SourceCopy copy() {
        return new SourceCopy(folder.resolve("from"), folder.resolve("to"), path -> path.endsWith("target"));
    }
}
