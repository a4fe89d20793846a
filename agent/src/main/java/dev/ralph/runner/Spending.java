package dev.ralph.runner;

import dev.ralph.runner.Answers.Answer;
import dev.ralph.runner.ProbeSession.Cost;
import java.time.Duration;

/** Counts what probes use up, from several lanes at once. */
final class Spending {

    private Cost cost = new Cost(1, 0, 0, Duration.ZERO);

    synchronized void processes(int count) {
        cost = cost.plus(new Cost(count, 0, 0, Duration.ZERO));
    }

    /** A probe of a session: in a copy of its process, or in a process that the session started for it. */
    synchronized void answered(Answer answer) {
        int forks = answer.fork() ? 1 : 0;
        int ran = Math.max(0, answer.report().runs().size() - answer.shared());
        cost = cost.plus(new Cost(1 - forks, forks, ran, Duration.ZERO));
    }

    synchronized void ran(ProbeReport report) {
        cost = cost.plus(new Cost(0, 0, report.runs().size(), Duration.ZERO));
    }

    /** Adds the time since this reading of the nanosecond clock. */
    synchronized void took(long began) {
        cost = cost.plus(new Cost(0, 0, 0, Duration.ofNanos(System.nanoTime() - began)));
    }

    synchronized Cost cost() {
        return cost;
    }
}
