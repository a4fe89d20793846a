package dev.ralph.runner;

import dev.ralph.model.TestId;
import dev.ralph.model.TestRun;
import dev.ralph.runner.Answers.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** How long tests took so far, and with it how long a probe may take. */
final class Durations {

    private static final Duration SHORTEST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration FIRST_UNKNOWN = Duration.ofMinutes(1);
    private static final Duration UNKNOWN = Duration.ofMillis(500);
    private static final int GENEROUS = 20;
    private static final int LEAST = 3;
    private static final int FIXTURES = 2;

    private final Map<TestId, Duration> longest = new ConcurrentHashMap<>();
    private final AtomicLong slowestNanos = new AtomicLong();

    void learn(Answer answer) {
        slowestNanos.accumulateAndGet(answer.slowest().toNanos(), Math::max);
        for (TestRun run : answer.report().runs()) {
            if (run.outcome() != TestRun.Outcome.UNFINISHED) {
                longest.merge(run.test(), run.took(), Durations::max);
                slowestNanos.accumulateAndGet(run.took().toNanos(), Math::max);
            }
        }
    }

    long nanos(TestId test) {
        return longest.getOrDefault(test, Duration.ofMillis(20)).toNanos();
    }

    /**
     * A generous multiple of what its tests took before; more where one of them was never seen to end. The slowest of
     * all steps is always in it: the first of many tests pays for a fixture that they share, and alone each is first.
     */
    Duration limit(Probe probe) {
        long unknown = probe.tests().stream()
                .filter(test -> !longest.containsKey(test))
                .count();
        Duration known = probe.tests().stream()
                .map(test -> longest.getOrDefault(test, Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
        Duration limit = max(SHORTEST, min(LONGEST, known.multipliedBy(GENEROUS)));
        limit = max(
                limit,
                known.multipliedBy(LEAST)
                        .plus(Duration.ofNanos(slowestNanos.get()).multipliedBy(FIXTURES)));
        return unknown == 0 ? limit : limit.plus(FIRST_UNKNOWN).plus(UNKNOWN.multipliedBy(unknown));
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
