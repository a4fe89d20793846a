package dev.ralph.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ralph.model.Status;
import dev.ralph.model.Task;
import dev.ralph.queue.FolderQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;

/** What must be true when a queue that was killed many times has come to its end. */
final class Aftermath {

    private final ChaosFolder folder;
    private final SoftAssertions softly = new SoftAssertions();

    Aftermath(ChaosFolder folder) {
        this.folder = folder;
    }

    void check() throws IOException {
        List<Task> tasks = new FolderQueue(folder.tasks()).list().tasks();
        Map<String, String> ends = new TreeMap<>();
        tasks.forEach(task -> ends.put(task.id().value(), task.status().name()));
        softly.assertThat(ends).as("how the tasks ended").isEqualTo(folder.ends());
        for (Task task : tasks) {
            attempts(task);
            commits(task);
            journal(task);
        }
        repository(tasks);
        leftovers();
        softly.assertAll();
    }

    private void attempts(Task task) throws IOException {
        String file = Files.readString(folder.tasks().resolve(task.id() + ".md"));
        Map<String, String> fields = task.block().fields();
        boolean burns = task.status() == Status.COMPLETE || task.status() == Status.FAILED;
        softly.assertThat(fields.getOrDefault("ATTEMPTS", ""))
                .as("attempts of %s", task.id())
                .isEqualTo(burns ? "1" : "");
        softly.assertThat(file.split("## Last Failure", -1).length - 1)
                .as("failures of %s", task.id())
                .isEqualTo(task.status() == Status.FAILED ? 1 : 0);
    }

    private void commits(Task task) {
        Git git = Git.in(folder.project());
        String branch = "refs/heads/ralph/" + task.id();
        if (task.status() != Status.COMPLETE) {
            softly.assertThat(git.branches()).as("branches").doesNotContainKey(branch);
            return;
        }
        softly.assertThat(git.branches()).as("branches").containsKey(branch);
        softly.assertThat(git.run("rev-list", "main.." + branch).strip())
                .as("commits of %s", task.id())
                .isEqualTo(task.block().fields().get("COMMIT"));
        softly.assertThat(git.run("log", "--all", "--format=%(trailers:key=Ralph-Task,valueonly)")
                        .lines())
                .as("commits that name %s", task.id())
                .containsOnlyOnce(task.id().value());
    }

    /** No run is told as finished twice, and each event can be read. */
    private void journal(Task task) throws IOException {
        int finished = 0;
        try (Stream<Path> runs =
                Files.list(folder.project().resolve("logs").resolve(task.id().value()))) {
            for (Path run : runs.toList()) {
                List<String> events = Files.exists(run.resolve("events.jsonl"))
                        ? Files.readAllLines(run.resolve("events.jsonl"))
                        : List.of();
                for (String event : events) {
                    softly.assertThatCode(() -> new ObjectMapper().readTree(event))
                            .as(run + ": " + event)
                            .doesNotThrowAnyException();
                    finished += event.contains("\"event\":\"RunFinished\"") ? 1 : 0;
                }
            }
        }
        softly.assertThat(finished).as("finished runs of %s", task.id()).isLessThanOrEqualTo(1);
        Path evidence = folder.project().resolve(task.block().fields().getOrDefault("EVIDENCE", "-"));
        softly.assertThat(evidence.resolve("events.jsonl"))
                .as("evidence of %s", task.id())
                .isRegularFile();
    }

    private void repository(List<Task> tasks) {
        Git git = Git.in(folder.project());
        long done =
                tasks.stream().filter(task -> task.status() == Status.COMPLETE).count();
        softly.assertThat(git.branches()).as("branches").hasSize(1 + (int) done);
        softly.assertThat(git.run("fsck", "--full", "--strict", "--no-dangling").strip())
                .as("git fsck")
                .isEmpty();
        softly.assertThat(git.run("cat-file", "--batch-all-objects", "--batch-check=%(objecttype)")
                        .lines()
                        .filter("commit"::equals))
                .as("commits, also those that no branch leads to")
                .hasSize(1 + (int) done);
    }

    private void leftovers() throws IOException {
        softly.assertThat(files(folder.tasks()))
                .as("files beside the tasks")
                .allMatch(file -> file.matches("T\\d+\\.md"));
        softly.assertThat(files(folder.project().resolve(".ralph")))
                .as("what ralph keeps of finished tasks")
                .allMatch(file -> file.matches("ages|(.*/)?\\.?lock"));
        softly.assertThat(files(folder.cache().resolve("work")))
                .as("work folders")
                .isEmpty();
        softly.assertThat(files(folder.temporary())).as("temporary files").isEmpty();
        softly.assertThat(files(folder.project().resolve(".git")))
                .as("locks and temporary files of git")
                .noneMatch(file -> file.endsWith(".lock") || file.endsWith(".tmp") || file.contains("tmp_"));
        softly.assertThat(files(folder.project().resolve("logs")))
                .as("half-written evidence")
                .noneMatch(file -> file.endsWith(".tmp"));
    }

    /** Files and empty folders below a folder. */
    private static List<String> files(Path top) throws IOException {
        if (!Files.isDirectory(top)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(top)) {
            return all.filter(path -> !path.equals(top))
                    .filter(path -> !Files.isDirectory(path) || isEmpty(path))
                    .map(path -> top.relativize(path).toString())
                    .filter(path -> !path.matches("claims|runs"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }
}
