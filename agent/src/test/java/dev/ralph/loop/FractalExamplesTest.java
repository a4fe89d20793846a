package dev.ralph.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.TaskId;
import dev.ralph.plan.Decision;
import dev.ralph.plan.Planner;
import dev.ralph.queue.FolderQueue;
import dev.ralph.queue.NewTasks;
import dev.ralph.queue.TaskFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Splits the task of each folder of examples: the one that is not yet DECOMPOSED. */
final class FractalExamplesTest {

    private static final Path EXAMPLES = Path.of("src/test/resources/fractal");

    @TestFactory
    Stream<DynamicTest> every_task_is_split_as_written_and_once(@TempDir Path home) throws IOException {
        try (Stream<Path> folders = Files.list(EXAMPLES)) {
            return folders.sorted().toList().stream()
                    .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> split(folder, home)));
        }
    }

    private static void split(Path example, Path home) throws IOException {
        Path tasks = Files.createDirectories(home.resolve(example.getFileName()).resolve("tasks"));
        for (Map.Entry<String, String> file : files(example).entrySet()) {
            Files.writeString(tasks.resolve(file.getKey()), file.getValue());
        }
        FolderQueue queue = new FolderQueue(tasks);
        TaskId parent = queue.list().tasks().stream()
                .filter(task -> !Family.isSplit(task))
                .findFirst()
                .orElseThrow()
                .id();
        split(queue, tasks, parent);
        Map<String, String> once = files(tasks);

        split(queue, tasks, parent);

        assertThat(files(tasks)).isEqualTo(once);
        once.keySet().removeAll(files(example).keySet());
        assertThat(once).isEqualTo(files(example.resolve("children")));
    }

    private static void split(FolderQueue queue, Path tasks, TaskId id) {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-15T08:21:23Z"));
        Parents parents = new Parents(queue, new NewTasks(tasks, clock), clock);
        TaskFile file = queue.find(id).orElseThrow();
        Decision decision = new Planner().decide(parents.brief(file));
        assertThat(decision)
                .isInstanceOfSatisfying(Decision.Children.class, children -> parents.split(file.task(), children));
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(Files::isRegularFile)
                    .forEach(file -> files.put(file.getFileName().toString(), read(file)));
        }
        return files;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
