package dev.ralph.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClaimingProcessesTest {

    private static final int PROCESSES = 8;
    private static final int TASKS = 60;

    @TempDir
    private Path home;

    @Test
    void eight_processes_share_a_queue_and_work_each_task_once() throws Exception {
        Path tasks = Files.createDirectory(home.resolve("tasks"));
        for (int i = 0; i < TASKS; i++) {
            // Every third waits for the one before it.
            String head = i % 3 == 2 ? "**Depends on**: T" + (i - 1) : "";
            Files.writeString(tasks.resolve("T" + i + ".md"), "# Task T%d: x\n%s\n".formatted(i, head));
        }
        List<Process> processes = new ArrayList<>();
        try {
            for (int i = 0; i < PROCESSES; i++) {
                processes.add(start(tasks, home.resolve("worked." + i)));
            }
            for (Process process : processes) {
                assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
                assertThat(process.exitValue()).isZero();
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
        List<String> worked = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            Path file = home.resolve("worked." + i);
            worked.addAll(Files.exists(file) ? Files.readAllLines(file) : List.of());
        }
        assertThat(worked).doesNotHaveDuplicates();
        assertThat(new FolderQueue(tasks).list().tasks())
                .hasSize(TASKS)
                .allMatch(task -> worked.contains(task.id().value()));
        assertThat(tasks).isDirectoryNotContaining("glob:**.tmp");
    }

    private Process start(Path tasks, Path worked) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ClaimingProcess.class.getName(),
                        tasks.toString(),
                        worked.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("output." + worked.getFileName()).toFile())
                .start();
    }
}
