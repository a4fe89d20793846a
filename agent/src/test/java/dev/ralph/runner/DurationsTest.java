package dev.ralph.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.TestId;
import dev.ralph.model.TestRun;
import dev.ralph.runner.ProbeReport.End;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DurationsTest {

    private static final TestId TEST = new TestId("t");

    @Test
    void a_limit_is_a_generous_multiple_between_ten_seconds_and_two_minutes() {
        assertThat(limitAfter(Duration.ofMillis(1))).isEqualTo(Duration.ofSeconds(10));
        assertThat(limitAfter(Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(40));
        assertThat(limitAfter(Duration.ofSeconds(30))).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void slow_tests_get_more_than_they_took() {
        assertThat(limitAfter(Duration.ofMinutes(5))).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void a_test_that_was_never_seen_to_end_gets_more() {
        Probe probe = Probe.of(List.of(TEST, new TestId("other")));

        assertThat(new Durations().limit(probe)).isEqualTo(Duration.ofSeconds(71));
    }

    private static Duration limitAfter(Duration took) {
        Durations durations = new Durations();
        TestRun run = new TestRun(TEST, TestRun.Outcome.PASSED, took);
        durations.learn(new ProbeReport(List.of(run), List.of(), List.of(), Map.of(), End.ENDED, ""));
        return durations.limit(Probe.of(List.of(TEST)));
    }
}
