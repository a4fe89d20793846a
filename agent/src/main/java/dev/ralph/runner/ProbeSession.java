package dev.ralph.runner;

import dev.ralph.model.TestId;
import java.time.Duration;
import java.util.List;

/**
 * The tests of one suite, ready to be run in any order at the cost of the tests alone.
 *
 * <p>What one probe leaves behind in memory, files and databases is not seen by the next. Probes of one call may run
 * side by side, each lane with files and a database of its own.
 */
public interface ProbeSession extends AutoCloseable {

    /** Every test, in the order in which the target's own build runs them; no two have one id. */
    List<TestId> tests();

    /**
     * Runs each probe and returns one report per probe, in the order of the probes. Probes that have all but the last
     * test in common and stand side by side are cheapest.
     *
     * @param left after this time no probe is begun any more; those are reported as not run
     */
    List<ProbeReport> run(List<Probe> probes, Duration left);

    /**
     * The same in a fresh process for each probe: slow, and true beyond doubt. A probe that has begun and goes on for
     * long after the time is reported as not run.
     */
    List<ProbeReport> runCold(List<Probe> probes, Duration left);

    /** What was used up so far. */
    Cost cost();

    /**
     * Why answers may be less than true, such as tests that leave threads behind so that every probe needs a fresh
     * process; one sentence each.
     */
    List<String> remarks();

    @Override
    void close();

    /**
     * What probes used up.
     *
     * @param processes fresh processes of the test framework
     * @param forks probes that ran in a copy of a process, or in a class loader of their own
     * @param tests how many tests were run, each time counted
     */
    record Cost(int processes, int forks, long tests, Duration took) {

        public Cost plus(Cost other) {
            return new Cost(
                    processes + other.processes, forks + other.forks, tests + other.tests, took.plus(other.took));
        }
    }
}
