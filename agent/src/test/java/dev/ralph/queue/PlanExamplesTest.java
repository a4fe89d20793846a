package dev.ralph.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.Criterion;
import dev.ralph.model.FailureClass;
import dev.ralph.model.MustHaves;
import dev.ralph.model.Plan;
import dev.ralph.model.PlanTask;
import dev.ralph.model.RalphException;
import dev.ralph.model.Status;
import dev.ralph.model.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every folder of {@code plans} holds a plan and what is read of it. */
final class PlanExamplesTest {

    private static final Path PLANS = Path.of("src/test/resources/plans");

    @TestFactory
    Stream<DynamicTest> what_is_read_of_every_example() throws IOException {
        return folders()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> {
                    assertThat(read(folder)).isEqualTo(Files.readString(folder.resolve("expected.txt")));
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_new_state_is_all_that_changes() throws IOException {
        return folders()
                .filter(PlanExamplesTest::isReadable)
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> {
                    TaskFile before = parse(folder);

                    TaskFile after = before.withStatus(Status.COMPLETE, Map.of())
                            .withFailure(new Failure("now", FailureClass.TASK, "f", "---\n# Plan 1-1: x"));

                    assertThat(after.bytes()).startsWith(before.bytes());
                    assertThat(after.task().status()).isEqualTo(Status.COMPLETE);
                    assertThat(after.task().failures()).isEqualTo(1);
                    assertThat(after.task().plan()).isEqualTo(before.task().plan());
                    assertThat(after.task().criteria()).isEqualTo(before.task().criteria());
                }));
    }

    private static Stream<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(PLANS)) {
            return all.sorted().toList().stream();
        }
    }

    private static Path plan(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith("-PLAN.md"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static TaskFile parse(Path folder) throws IOException {
        Path file = plan(folder);
        return TaskFile.parse(file.getFileName().toString(), Files.readAllBytes(file));
    }

    private static boolean isReadable(Path folder) {
        try {
            return parse(folder).task().plan().isPresent();
        } catch (RalphException e) {
            return false;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String read(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        try {
            task(lines, parse(folder).task());
        } catch (RalphException e) {
            e.problems()
                    .forEach(problem -> lines.add("problem %s: %s\n  remedy: %s"
                            .formatted(problem.where(), problem.what(), problem.remedy())));
        }
        return String.join("\n", lines) + "\n";
    }

    private static void task(List<String> lines, Task task) {
        Plan plan = task.plan().orElseThrow();
        lines.add("task " + task.id() + " [" + task.status() + "] " + task.ranking());
        lines.add("title " + task.title());
        block(lines, "goal", task.goal());
        for (Criterion criterion : task.criteria()) {
            lines.add("criterion " + criterion.text() + " " + criterion.ticked());
        }
        lines.add(plan.head().toString());
        plan.mustHaves().truths().forEach(truth -> lines.add("truth " + truth));
        plan.mustHaves().artifacts().stream().map(MustHaves.Artifact::toString).forEach(lines::add);
        plan.mustHaves().keyLinks().stream().map(MustHaves.KeyLink::toString).forEach(lines::add);
        for (PlanTask one : plan.tasks()) {
            lines.add("%d. %s %s".formatted(one.number(), one.kind(), one.name()));
            lines.add("  files " + one.files());
            block(lines, "  action", one.action());
            block(lines, "  verify", one.verify());
            block(lines, "  done", one.done());
        }
        plan.warnings().forEach(warning -> lines.add("warning " + warning));
    }

    private static void block(List<String> lines, String name, String text) {
        lines.add(name);
        text.lines().forEach(line -> lines.add("    |" + line));
    }
}
