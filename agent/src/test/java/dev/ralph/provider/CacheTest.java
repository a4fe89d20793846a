package dev.ralph.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CacheTest {

    @TempDir
    private Path root;

    @Test
    void an_entry_is_made_once() {
        Cache cache = new Cache(root);
        Path first = cache.entry("a", folder -> Files.writeString(folder.resolve("x"), "1"));
        Path second = cache.entry("a", folder -> Files.writeString(folder.resolve("x"), "2"));

        assertThat(second).isEqualTo(first);
        assertThat(first.resolve("x")).hasContent("1");
    }

    @Test
    void what_a_killed_process_left_is_never_part_of_an_entry() throws IOException {
        Files.createDirectories(root.resolve("a.unfinished/half"));

        Path entry = new Cache(root).entry("a", folder -> Files.writeString(folder.resolve("x"), "1"));

        assertThat(entry).isDirectoryNotContaining("glob:**half");
        assertThat(root.resolve("a.unfinished")).doesNotExist();
    }

    @Test
    void an_entry_that_could_not_be_made_is_made_the_next_time() {
        Cache cache = new Cache(root);

        assertThatThrownBy(() -> cache.entry("a", folder -> {
                    Files.writeString(folder.resolve("half"), "1");
                    throw new IOException("disk full");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("disk full");

        assertThat(cache.entry("a", folder -> Files.writeString(folder.resolve("x"), "1")))
                .isDirectoryContaining("glob:**x")
                .isDirectoryNotContaining("glob:**half");
    }
}
