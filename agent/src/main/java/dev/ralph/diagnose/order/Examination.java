package dev.ralph.diagnose.order;

import dev.ralph.model.Leak;
import dev.ralph.model.TestId;
import dev.ralph.runner.ProbeSession;
import java.util.ArrayList;
import java.util.List;

/**
 * What running a suite in many orders has shown.
 *
 * @param tests all, in declared order
 * @param dependences one per test and kind, in declared order of the tests
 * @param leaks state that tests leave changed although no test was seen to mind
 * @param remarks what was not covered or is uncertain, one sentence each
 * @param failing the tests that failed in a run of the suite in its own order
 * @param unsteady the tests that ended otherwise in the second run of that order
 */
public record Examination(
        Baseline baseline,
        List<TestId> tests,
        List<Dependence> dependences,
        List<Leak> leaks,
        Coverage coverage,
        ProbeSession.Cost cost,
        List<String> remarks,
        List<TestId> failing,
        List<TestId> unsteady) {

    /** How the suite behaves in its own order, run twice in fresh processes. */
    public enum Baseline {
        GREEN,
        /** The same tests fail both times. */
        RED,
        /** The two runs differ. */
        UNSTABLE,
        /** A run did not come to its end; nothing can be said. */
        BROKEN_OFF
    }

    public Examination {
        tests = List.copyOf(tests);
        dependences = List.copyOf(dependences);
        leaks = List.copyOf(leaks);
        remarks = List.copyOf(remarks);
        failing = List.copyOf(failing);
        unsteady = List.copyOf(unsteady);
    }

    /** The same with other dependences. */
    public Examination withDependences(List<Dependence> others) {
        return new Examination(baseline, tests, others, leaks, coverage, cost, remarks, failing, unsteady);
    }

    /** The same with one more remark. */
    public Examination withRemark(String sentence) {
        List<String> all = new ArrayList<>(remarks);
        all.add(sentence);
        return new Examination(baseline, tests, dependences, leaks, coverage, cost, all, failing, unsteady);
    }

    /**
     * How much was looked at.
     *
     * @param pairs ordered pairs of different tests of which one ran right behind the other, each counted once
     * @param of all such pairs
     * @param states distinct sets of state that tests leave changed
     * @param stateProbes how many pairs of such a state and a test were run
     * @param whole whether everything planned was run within the time
     */
    public record Coverage(long pairs, long of, int states, long stateProbes, boolean whole) {

        Coverage cutShort() {
            return new Coverage(pairs, of, states, stateProbes, false);
        }
    }
}
