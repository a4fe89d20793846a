package dev.ralph.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.ralph.model.CellResult;
import dev.ralph.model.Edit;
import dev.ralph.model.Evidence;
import dev.ralph.model.FailureRecord;
import dev.ralph.model.Finding;
import dev.ralph.model.Fixture;
import dev.ralph.model.MatrixCell;
import dev.ralph.model.Order;
import dev.ralph.model.Patch;
import dev.ralph.model.Provider;
import dev.ralph.model.SourcePlace;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointsTest {

    private static final TypeReference<String> TEXT = new TypeReference<>() {};

    @TempDir
    private Path root;

    private final List<String> done = new ArrayList<>();

    private Checkpoints open(String work) {
        return Checkpoints.open(root.resolve("T1"), work);
    }

    private String step(Checkpoints checkpoints, String name) {
        return checkpoints.step(name, TEXT, () -> {
            done.add(name);
            return name + " gave this";
        });
    }

    @Test
    void a_finished_step_is_not_done_again() {
        Checkpoints first = open("work");
        first.begin("run-1", "work");
        step(first, "before");

        Checkpoints second = open("work");

        assertThat(second.cutOff()).contains("run-1");
        assertThat(step(second, "before")).isEqualTo("before gave this");
        assertThat(done).containsExactly("before");
    }

    @Test
    void steps_of_another_work_are_not_taken() {
        Checkpoints first = open("work");
        first.begin("run-1", "work");
        step(first, "before");

        Checkpoints second = open("other work");
        step(second, "before");

        assertThat(second.cutOff()).isEmpty();
        assertThat(done).containsExactly("before", "before");
    }

    @Test
    void a_half_written_step_is_done_again() throws IOException {
        Checkpoints first = open("work");
        first.begin("run-1", "work");
        step(first, "before");
        Path file = root.resolve("T1/before.json");
        Files.writeString(file, Files.readString(file).substring(0, 5));

        assertThat(step(open("work"), "before")).isEqualTo("before gave this");
        assertThat(done).containsExactly("before", "before");
    }

    @Test
    void starting_over_keeps_the_run_and_drops_its_steps() {
        Checkpoints first = open("work");
        first.begin("run-1", "work");
        step(first, "before");

        first.startOver();

        assertThat(open("work").cutOff()).contains("run-1");
        step(first, "before");
        assertThat(done).containsExactly("before", "before");
    }

    @Test
    void a_run_that_ended_leaves_nothing() {
        Checkpoints first = open("work");
        first.begin("run-1", "work");
        step(first, "before");

        first.forget();

        assertThat(root.resolve("T1")).doesNotExist();
    }

    @Test
    void results_come_back_equal() {
        MatrixCell cell = new MatrixCell(new Provider("mock"), Order.shuffled(7), 4, 2);
        TestId test = new TestId("a.B#c(int)[1]");
        List<CellResult> results = List.of(
                new CellResult(
                        cell,
                        CellResult.Outcome.FAILED,
                        List.of(new TestRun(test, TestRun.Outcome.FAILED, Duration.ofNanos(1_234_567))),
                        List.of(new FailureRecord(test, "x.Y", "\u001b[31m \u2014 \0", "at a.B")),
                        "",
                        Optional.of(new Evidence(List.of("run", "it"), 1, Duration.ofMillis(5), Path.of("/x/y z")))),
                CellResult.notRun(cell, "no reason", Optional.empty()));
        List<Finding> findings = List.of(
                new Finding.MissingParent(
                        test, "t", List.of("id"), List.of("1"), new SourcePlace("src/A.java", 1, 2, 3)),
                new Finding.DeleteOrder(test, new SourcePlace("src/A.java", 1, 2, 3), List.of("x")));
        List<Fixture> fixtures = List.of(new Fixture(
                "pattern",
                new Patch(List.of(new Edit.CreateFile("a", "b"), new Edit.ReplaceText("c", "d", "e"))),
                "why"));
        Checkpoints checkpoints = open("work");

        for (int look = 0; look < 2; look++) {
            assertThat(checkpoints.step("results", new TypeReference<List<CellResult>>() {}, () -> results))
                    .isEqualTo(results);
            assertThat(checkpoints.step("findings", new TypeReference<List<Finding>>() {}, () -> findings))
                    .isEqualTo(findings);
            assertThat(checkpoints.step("fixtures", new TypeReference<List<Fixture>>() {}, () -> fixtures))
                    .isEqualTo(fixtures);
        }
    }
}
