package dev.ralph.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.TestId;
import dev.ralph.model.TestRun;
import dev.ralph.runner.Answers.Answer;
import dev.ralph.runner.ProbeReport.End;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DurationsTest {

    private static final TestId TEST = new TestId("t");

    @Test
    void a_limit_is_a_generous_multiple_between_half_a_minute_and_two_minutes() {
        assertThat(limitAfter(Duration.ofMillis(1))).isEqualTo(Duration.ofSeconds(30));
        assertThat(limitAfter(Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(40));
        assertThat(limitAfter(Duration.ofSeconds(20))).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void what_the_first_test_pays_for_all_is_in_the_limit_of_each() {
        Durations durations = new Durations();
        durations.learn(answer(Duration.ofSeconds(15), Duration.ofSeconds(40), TEST));
        durations.learn(answer(Duration.ofMillis(1), Duration.ofMillis(1), new TestId("other")));

        assertThat(durations.limit(Probe.of(List.of(new TestId("other")))))
                .isBetween(Duration.ofSeconds(80), Duration.ofSeconds(81));
    }

    @Test
    void slow_tests_get_more_than_they_took() {
        assertThat(limitAfter(Duration.ofMinutes(5))).isEqualTo(Duration.ofMinutes(3 * 5 + 2 * 5));
    }

    @Test
    void a_test_that_was_never_seen_to_end_gets_more() {
        Probe probe = Probe.of(List.of(TEST, new TestId("other")));

        assertThat(new Durations().limit(probe)).isEqualTo(Duration.ofSeconds(91));
    }

    private static Duration limitAfter(Duration took) {
        Durations durations = new Durations();
        durations.learn(answer(took, took, TEST));
        return durations.limit(Probe.of(List.of(TEST)));
    }

    private static Answer answer(Duration took, Duration slowest, TestId test) {
        TestRun run = new TestRun(test, TestRun.Outcome.PASSED, took);
        ProbeReport report = new ProbeReport(List.of(run), List.of(), List.of(), Map.of(), End.ENDED, "");
        return new Answer(report, true, 0, slowest);
    }
}
