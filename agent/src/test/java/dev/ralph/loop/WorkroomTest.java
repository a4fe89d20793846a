package dev.ralph.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkroomTest {

    @TempDir
    private Path cache;

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(cache.resolve("work"))) {
            return files.toList();
        }
    }

    @Test
    void a_closed_room_leaves_nothing() throws IOException {
        try (Workroom room = Workroom.in(cache)) {
            Files.writeString(room.folder("clone").resolve("file"), "text");
        }

        assertThat(left()).isEmpty();
    }

    @Test
    void a_room_of_a_process_that_is_gone_is_removed_by_the_next() throws IOException {
        Path dead =
                Files.createDirectories(cache.resolve("work/run-dead/clone")).getParent();
        Files.writeString(cache.resolve("work/run-dead.holder"), "pid 1 started long/ago");

        Workroom.in(cache).close();

        assertThat(dead).doesNotExist();
        assertThat(left()).isEmpty();
    }

    @Test
    void a_room_of_a_living_process_stays() throws IOException {
        try (Workroom room = Workroom.in(cache)) {
            Path clone = room.folder("clone");

            Workroom.in(cache).close();

            assertThat(clone).isDirectory();
        }
    }
}
