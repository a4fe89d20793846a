package dev.ralph.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.TaskId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogTest {

    private static final TaskId TASK = new TaskId("T1");

    @TempDir
    private Path logs;

    @Test
    void what_a_journal_wrote_is_read_back() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-15T07:21:23Z"));
        try (Journal journal = Journal.open(logs, TASK, "run", clock)) {
            journal.record(new Event.RunStarted("T1", "ralph", "abc", "none", List.of()));
            journal.record(new Event.VerdictReached("FIXED", List.of("why")));
            journal.record(new Event.ModelAsked(1, "openai/gpt-5", 900, 100, 50, "0.0012", 2.5, 1));
            journal.record(new Event.ModelAsked(2, "openai/own", 900, 0, 50, "", 2.5, 3));
            journal.record(new Event.RunFinished("COMPLETE", 1.5));
        }

        RunLog run = RunLog.of(logs, TASK).get(0);

        assertThat(run.began()).isEqualTo("2026-01-15T07:21:23Z");
        assertThat(run.verdict()).contains("FIXED");
        assertThat(run.status()).contains("COMPLETE");
        assertThat(run.seconds()).contains(1.5);
        assertThat(run.doubts()).isEmpty();
        assertThat(run.events())
                .extracting(PastEvent::sentence)
                .contains(
                        "verdict FIXED: why",
                        "asked openai/gpt-5, exchange 1: 900 tokens in (100 cached), 50 out, 0.0012 USD, 2.5 s",
                        "asked openai/own, exchange 2: 900 tokens in, 50 out, price not known, 2.5 s, 3 tries");
    }

    @Test
    void every_prefix_of_a_journal_can_be_read() {
        String text = """
                {"at":"2026-01-15T07:21:23Z","event":"Warned","text":"é"}
                {"at":"2026-01-15T07:21:24Z","event":"RunFinished","status":"FAILED","seconds":1.0}
                """;
        for (int length = 0; length < text.length(); length++) {
            RunLog run = RunLog.parse("run", text.substring(0, length));

            assertThat(run.doubts()).as("%d characters", length).hasSizeLessThanOrEqualTo(1);
            assertThat(run.events().size() + run.doubts().size())
                    .isLessThanOrEqualTo((int) text.substring(0, length).lines().count());
        }
    }

    @Test
    void a_line_that_is_no_event_is_told_and_the_others_are_read() {
        RunLog run =
                RunLog.parse("run", "{\"event\":\"Warned\",\"text\":\"a\"}\nnoise\n[]\n{\"event\":\"New\",\"x\":1}\n");

        assertThat(run.doubts())
                .containsExactly("line 2 of events.jsonl is no event", "line 3 of events.jsonl is no event");
        assertThat(run.events()).extracting(PastEvent::sentence).containsExactly("warning: a", "New {\"x\":1}");
    }

    @Test
    void a_cell_that_ran_twice_counts_once_as_it_ran_last() {
        String cell =
                "{\"event\":\"CellFinished\",\"phase\":\"before\",\"cell\":{\"provider\":\"mock\",\"order\":\"%s\","
                        + "\"workers\":1,\"round\":1,\"status\":\"%s\"}}\n";
        RunLog run = RunLog.parse(
                "run",
                cell.formatted("declared", "PASSED")
                        + cell.formatted("reversed", "FAILED")
                        + cell.formatted("reversed", "PASSED"));

        assertThat(run.cells("before")).contains(new RunLog.Cells(2, 2));
        assertThat(run.cells("after")).isEmpty();
    }

    @Test
    void a_task_that_never_ran_has_no_runs() {
        assertThat(RunLog.of(logs, TASK)).isEmpty();
    }
}
