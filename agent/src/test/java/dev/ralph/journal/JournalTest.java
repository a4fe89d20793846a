package dev.ralph.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ralph.model.CellResult;
import dev.ralph.model.Evidence;
import dev.ralph.model.FailureRecord;
import dev.ralph.model.MatrixCell;
import dev.ralph.model.Order;
import dev.ralph.model.Provider;
import dev.ralph.model.RalphException;
import dev.ralph.model.TaskId;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun;
import dev.ralph.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-02-03T04:05:06Z"));
    private static final TaskId TASK = new TaskId("T1336");

    @TempDir
    Path logs;

    private Journal journal() {
        return open(Journal.newName(CLOCK, new Random(1)));
    }

    private Journal open(String run) {
        return Journal.open(logs, TASK, run, CLOCK);
    }

    private static List<JsonNode> events(Journal journal) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        return Files.readAllLines(journal.folder().resolve("events.jsonl")).stream()
                .map(line -> {
                    try {
                        return mapper.readTree(line);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .toList();
    }

    static CellResult cell(CellResult.Outcome outcome) {
        MatrixCell cell = new MatrixCell(new Provider("sqlite"), Order.shuffled(42), 4, 2);
        TestId failing = new TestId("a.B#fails()");
        Evidence evidence = new Evidence(List.of("java"), 1, Duration.ofMillis(1234), Path.of("x.log"));
        if (outcome == CellResult.Outcome.NOT_RUN) {
            return CellResult.notRun(cell, "no server", Optional.empty());
        }
        return new CellResult(
                cell,
                outcome,
                List.of(
                        new TestRun(failing, TestRun.Outcome.FAILED, Duration.ZERO),
                        new TestRun(new TestId("a.B#skipped()"), TestRun.Outcome.SKIPPED, Duration.ZERO)),
                List.of(new FailureRecord(failing, "java.lang.Error", "\u001B[31mred\nsecond line", "")),
                "",
                Optional.of(evidence));
    }

    @Test
    void an_event_is_one_line_with_its_time_and_name() throws IOException {
        try (Journal journal = journal()) {
            journal.record(new Event.VerdictReached(new Verdict(Verdict.Outcome.FIXED, List.of("one\ntwo"))));
            journal.record(new Event.Committed("ralph/T1336", "abc", "test: x"));

            assertThat(events(journal)).hasSize(2);
            assertThat(Files.readAllLines(journal.folder().resolve("events.jsonl")))
                    .first()
                    .isEqualTo("{\"at\":\"2026-02-03T04:05:06Z\",\"event\":\"VerdictReached\",\"outcome\":\"FIXED\","
                            + "\"reasons\":[\"one\\ntwo\"]}");
        }
    }

    @Test
    void the_folder_of_a_run_is_named_by_its_time() {
        try (Journal journal = journal();
                Journal other = open(Journal.newName(CLOCK, new Random(2)))) {
            assertThat(journal.folder().getParent()).isEqualTo(logs.resolve("T1336"));
            assertThat(journal.folder().getFileName().toString()).matches("20260203T040506Z-[0-9a-f]{4}");
            assertThat(other.folder()).isNotEqualTo(journal.folder());
        }
    }

    @Test
    void a_run_that_was_cut_off_is_gone_on_with_without_its_half_line() throws IOException {
        Path events;
        try (Journal journal = open("run")) {
            journal.record(new Event.Warned("one"));
            events = journal.folder().resolve("events.jsonl");
        }
        Files.writeString(events, "{\"at\":\"20", StandardOpenOption.APPEND);

        try (Journal journal = open("run")) {
            journal.record(new Event.Warned("two"));

            assertThat(events(journal))
                    .extracting(event -> event.get("text").textValue())
                    .containsExactly("one", "two");
        }
    }

    @Test
    void what_comes_from_outside_is_cleaned() throws IOException {
        try (Journal journal = journal()) {
            journal.record(new Event.Failed("TASK", "f1", "\u001B[31mred\u0007 password=hunter2"));
            journal.record(new Event.CellFinished("before", cell(CellResult.Outcome.FAILED)));

            assertThat(events(journal).get(0).get("text").textValue()).isEqualTo("red password=[redacted]");
            assertThat(events(journal).get(1).at("/failures/0/message").textValue())
                    .isEqualTo("red");
        }
    }

    @Test
    void a_command_s_log_is_named_from_the_folder_of_the_run() throws IOException {
        try (Journal journal = journal()) {
            Path log = journal.commands().resolve("001-mvn.log");
            journal.command("mvn", "EXITED", new Evidence(List.of("mvn", "test"), 3, Duration.ofSeconds(2), log));

            assertThat(journal.commands()).isDirectory();
            JsonNode event = events(journal).get(0);
            assertThat(event.get("log").textValue()).isEqualTo("commands/001-mvn.log");
            assertThat(event.get("exitCode").intValue()).isEqualTo(3);
        }
    }

    @Test
    void an_interrupted_thread_can_write_and_stays_interrupted() throws IOException {
        try (Journal journal = journal()) {
            Thread.currentThread().interrupt();
            journal.record(new Event.Warned("interrupted"));
            Path kept = journal.write("kept.txt", "kept");
            boolean interrupted = Thread.interrupted();
            journal.record(new Event.Warned("later"));

            assertThat(interrupted).isTrue();
            assertThat(kept).hasContent("kept");
            assertThat(events(journal))
                    .extracting(event -> event.get("text").textValue())
                    .containsExactly("interrupted", "later");
        } finally {
            Thread.interrupted(); // a failure must not reach the next test
        }
    }

    @Test
    void threads_do_not_mix_their_lines() throws IOException {
        try (Journal journal = journal()) {
            IntStream.range(0, 200).parallel().forEach(i -> journal.record(new Event.Warned("x".repeat(i * 10))));

            assertThat(events(journal)).hasSize(200);
        }
    }

    @Test
    void a_matrix_is_kept_as_it_was_seen() throws IOException {
        try (Journal journal = journal()) {
            Path before = journal.matrixBefore(List.of(cell(CellResult.Outcome.FAILED)));
            journal.matrixAfter(List.of(cell(CellResult.Outcome.NOT_RUN)));

            assertThat(new ObjectMapper()
                            .readTree(before.toFile())
                            .at("/cells/0/failed/0")
                            .textValue())
                    .isEqualTo("a.B#fails()");
            assertThat(journal.folder()).isDirectoryContaining("glob:**matrix-after.json");
            assertThat(journal.folder()).isDirectoryNotContaining("glob:**.tmp");
        }
    }

    @Test
    void a_full_disk_is_said_and_what_was_written_stays() throws IOException {
        Path full = Path.of("/dev/full");
        assertThat(full).as("a device that is always full").exists();
        try (Journal journal = journal()) {
            journal.record(new Event.Warned("first"));
            Files.createSymbolicLink(journal.folder().resolve("matrix-before.json.tmp"), full);

            assertThatThrownBy(() -> journal.matrixBefore(List.of()))
                    .isInstanceOf(RalphException.class)
                    .hasMessageContaining("No space left");
            assertThat(events(journal)).hasSize(1);
        }
    }

    @Test
    void a_journal_that_cannot_be_made_is_a_problem() throws IOException {
        Files.writeString(logs.resolve("T1336"), "in the way");

        assertThatThrownBy(this::journal)
                .isInstanceOf(RalphException.class)
                .hasMessageContaining("the journal cannot be written");
    }
}
