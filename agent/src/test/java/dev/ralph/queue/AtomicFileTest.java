package dev.ralph.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AtomicFileTest {

    @TempDir
    private Path folder;

    @Test
    void an_interrupted_thread_replaces_a_file_and_stays_interrupted() throws IOException {
        Path file = Files.writeString(folder.resolve("task.md"), "old");
        try {
            Thread.currentThread().interrupt();
            boolean replaced = AtomicFile.replace(file, bytes("old"), bytes("new"));
            boolean interrupted = Thread.interrupted();

            assertThat(replaced).isTrue();
            assertThat(interrupted).isTrue();
            assertThat(file).hasContent("new");
            assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
        } finally {
            Thread.interrupted(); // a failure must not reach the next test
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
