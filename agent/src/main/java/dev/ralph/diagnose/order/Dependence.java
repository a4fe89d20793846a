package dev.ralph.diagnose.order;

import dev.ralph.model.FailureRecord;
import dev.ralph.model.Leak;
import dev.ralph.model.TestId;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with one test besides its own code, as runs have shown it.
 *
 * @param polluters each a smallest set of tests, in order, after which the victim fails; a test may be its own polluter;
 *     empty for other kinds
 * @param setters tests after each of which a brittle test passes
 * @param cleaners tests that, run between polluter and victim, make the victim pass
 * @param states what carries it; empty when none of what was seen to change explains it
 * @param proofs the runs that show it
 * @param failure how the test fails
 * @param remark one sentence for a person: what is uncertain, or what was not looked for; empty when nothing is
 */
public record Dependence(
        Kind kind,
        TestId test,
        List<List<TestId>> polluters,
        List<TestId> setters,
        List<TestId> cleaners,
        List<State> states,
        List<Proof> proofs,
        Optional<FailureRecord> failure,
        String remark) {

    /** How the outcome of a test depends on something else. */
    public enum Kind {
        /** Passes alone and fails, or is skipped, after others. */
        VICTIM,
        /** Fails alone and passes after others. */
        BRITTLE,
        /** Passes and fails under the same conditions. */
        FLAKY,
        /** Fails always: alone, and in every order that was run. */
        BROKEN,
        /** Fails only while other tests run at the same time. */
        PARALLEL
    }

    public Dependence {
        polluters = polluters.stream().map(List::copyOf).toList();
        setters = List.copyOf(setters);
        cleaners = List.copyOf(cleaners);
        states = List.copyOf(states);
        proofs = List.copyOf(proofs);
    }

    /** Whether fresh processes have shown both sides of it: an order in which it never passes, and one in which it does. */
    public boolean isConfirmed() {
        List<Proof> fresh = proofs.stream()
                .filter(proof -> proof.cold() && proof.runs() > 0)
                .toList();
        return fresh.stream().anyMatch(proof -> proof.failed() == proof.runs())
                && fresh.stream().anyMatch(proof -> proof.failed() == 0);
    }

    /** The same with other states. */
    public Dependence withStates(List<State> others) {
        return new Dependence(kind, test, polluters, setters, cleaners, others, proofs, failure, remark);
    }

    /**
     * State that carries a leak from one test to another.
     *
     * @param polluter the test that changes it, or the setter that sets it
     * @param location {@code path:line}, relative to the project, of the code that changes it; empty when unknown
     * @param guessed whether the location comes from reading, not from a run that was seen to change it there
     */
    public record State(
            Leak.Kind kind,
            String where,
            TestId polluter,
            String before,
            String after,
            String location,
            boolean guessed) {

        /** State whose location, if there is one, was seen. */
        public State(Leak.Kind kind, String where, TestId polluter, String before, String after, String location) {
            this(kind, where, polluter, before, after, location, false);
        }

        /** The name of the place, as a leak has it. */
        String name() {
            return kind + ":" + where;
        }

        /** The same, probably set by this code. */
        public State probablyAt(String place) {
            return new State(kind, where, polluter, before, after, place, !place.isEmpty());
        }
    }

    /**
     * One order that was run, and how often the test at its end did not pass.
     *
     * @param cold whether each run had a fresh process
     */
    public record Proof(List<TestId> order, int runs, int failed, boolean cold) {

        public Proof {
            order = List.copyOf(order);
        }
    }
}
