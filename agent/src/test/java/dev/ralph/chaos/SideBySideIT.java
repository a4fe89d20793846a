package dev.ralph.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several runs on one folder. */
class SideBySideIT {

    private static final int PROCESSES = 8;
    private static final int TASKS = 24;

    @TempDir
    private Path folder;

    @Test
    void processes_on_one_folder_share_the_work_and_never_a_task() throws Exception {
        Path tasks = Files.createDirectories(folder.resolve("tasks"));
        List<String> ids =
                IntStream.rangeClosed(1, TASKS).mapToObj("T%d"::formatted).toList();
        for (String id : ids) {
            Files.writeString(tasks.resolve(id + ".md"), """
                    # Task %s: Write an essay

                    **Queue**: TDD

                    ---RALPH_STATUS---
                    STATUS: PENDING
                    ---END_RALPH_STATUS---
                    """.formatted(id));
        }

        List<Program.Started> all = IntStream.range(0, PROCESSES)
                .mapToObj(number -> Program.in(folder)
                        .start(folder.resolve("said-%d.txt".formatted(number)), "run", "--queue", "tdd"))
                .toList();
        all.forEach(one -> assertThat(one.ended()).as(one.said()).isIn(0, 3));

        String said = String.join("\n", all.stream().map(Program.Started::said).toList());
        for (String id : ids) {
            assertThat(said.lines().filter(line -> line.startsWith(id + " BLOCKED")))
                    .as("results of %s", id)
                    .hasSize(1);
            assertThat(runs(id)).as("runs of %s", id).hasSize(1);
            assertThat(Files.readString(tasks.resolve(id + ".md"))).containsOnlyOnce("STATUS: BLOCKED");
        }
        assertThat(all.stream().filter(one -> one.said().contains(" BLOCKED ")))
                .as("processes that got work")
                .hasSizeGreaterThan(1);
    }

    private List<Path> runs(String id) throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve("logs").resolve(id))) {
            return runs.toList();
        }
    }
}
