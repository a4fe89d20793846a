package dev.ralph.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun.Outcome;
import dev.ralph.runner.ProbeReport.End;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ProbeReaderTest {

    @Test
    void a_test_that_comes_twice_has_two_runs() throws JsonProcessingException {
        ProbeReport report = read("a,a", End.ENDED, "started a", "finished a PASSED", "started a", "finished a FAILED");

        assertThat(report.runs()).extracting(run -> run.outcome()).containsExactly(Outcome.PASSED, Outcome.FAILED);
        assertThat(report.failures()).hasSize(1);
    }

    @Test
    void invocations_of_one_test_are_one_run_and_begin_anew_when_they_repeat() throws JsonProcessingException {
        ProbeReport report = read(
                "C#p,C#p,C#q",
                End.ENDED,
                "started C#p[1]",
                "finished C#p[1] FAILED",
                "started C#p[2]",
                "finished C#p[2] PASSED",
                "started C#p[1]",
                "finished C#p[1] SKIPPED",
                "started C#p[2]",
                "finished C#p[2] PASSED",
                "started C#q",
                "finished C#q SKIPPED");

        assertThat(report.end()).isEqualTo(End.ENDED);
        assertThat(report.runs())
                .extracting(run -> run.test() + " " + run.outcome())
                .containsExactly("C#p FAILED", "C#p PASSED", "C#q SKIPPED");
        assertThat(report.failures())
                .extracting(failure -> failure.test().value())
                .containsExactly("C#p");
    }

    @Test
    void a_test_that_dies_in_a_later_invocation_is_unfinished() throws JsonProcessingException {
        ProbeReport report = read("C#p", End.CRASHED, "started C#p[1]", "finished C#p[1] PASSED", "started C#p[2]");

        assertThat(report.runs()).extracting(run -> run.outcome()).containsExactly(Outcome.UNFINISHED);
    }

    @Test
    void a_test_that_never_ran_is_never_one_that_passed() throws JsonProcessingException {
        ProbeReport report = read("a,b,c", End.ENDED, "started b", "finished b PASSED");

        assertThat(report.runs())
                .extracting(run -> run.outcome())
                .containsExactly(Outcome.SKIPPED, Outcome.PASSED, Outcome.SKIPPED);
        assertThat(report.remark()).contains("did not run: a", "did not run: c");
        assertThat(read("a", End.ENDED).end()).isEqualTo(End.NOT_RUN);
    }

    @Test
    void a_failure_behind_a_test_counts_as_its_own() throws JsonProcessingException {
        ProbeReport report = read(
                "a,b",
                End.ENDED,
                "started a",
                "finished a PASSED",
                "overruled a",
                "started b",
                "finished b FAILED",
                "overruled b");

        assertThat(report.runs()).extracting(run -> run.outcome()).containsExactly(Outcome.FAILED, Outcome.FAILED);
        assertThat(report.failures()).hasSize(2);
    }

    @Test
    void events_that_make_no_sense_spoil_the_report() throws JsonProcessingException {
        assertThat(read("a", End.ENDED, "started b", "finished b PASSED").remark())
                .contains("nobody asked for");
        assertThat(read("a,b", End.ENDED, "started b", "finished b PASSED", "started a", "finished a PASSED")
                        .end())
                .isEqualTo(End.NOT_RUN);
        assertThat(read("a", End.ENDED, "started a").remark()).contains("never ended: a");
        assertThat(read("a", End.ENDED, "finished a PASSED").remark()).contains("had not begun");
        assertThat(read("a,b", End.ENDED, "started a", "started b").remark())
                .contains("before the end of the one before: b");
        assertThat(read("a", End.ENDED, "started a", "finished a PASSED", "leak a")
                        .remark())
                .contains("makes no sense");
        assertThat(read("a", End.ENDED, "started a", "finished a PASSED", "shrug a")
                        .remark())
                .isEqualTo("Unknown event shrug");
    }

    private static ProbeReport read(String order, End end, String... events) throws JsonProcessingException {
        ProbeReader reader = new ProbeReader(
                Probe.of(Stream.of(order.split(",", -1)).map(TestId::new).toList()));
        for (String event : events) {
            String[] words = (event + " ?").split(" ", -1);
            reader.add(new ObjectMapper()
                    .readTree("{\"event\":\"%s\",\"id\":\"%s\",\"outcome\":\"%s\",\"ms\":1}"
                            .formatted(words[0], words[1], words[2])));
        }
        return reader.end(end, "");
    }
}
