package dev.ralph.journal;

import dev.ralph.model.CellResult;
import dev.ralph.model.Evidence;
import dev.ralph.model.FailureRecord;
import dev.ralph.model.Finding;
import dev.ralph.model.Verdict;
import java.time.Duration;
import java.util.List;

/** Something that happened in a run; the name of the record becomes the name of the event. */
public sealed interface Event {

    /**
     * A run began.
     *
     * @param commit what it works on
     * @param sandbox name and version of what confines the code under test
     * @param notEnforced what that sandbox cannot enforce
     */
    record RunStarted(String task, String program, String commit, String sandbox, List<String> notEnforced)
            implements Event {}

    record StepStarted(int number, String goal) implements Event {}

    /** A command ended; {@code ending} says how, {@code log} is relative to the folder of the run where it lies there. */
    record CommandRun(String name, List<String> argv, String ending, int exitCode, double seconds, String log)
            implements Event {

        public CommandRun(String name, String ending, Evidence evidence) {
            this(
                    name,
                    evidence.command(),
                    ending,
                    evidence.exitCode(),
                    Event.seconds(evidence.took()),
                    evidence.log().toString());
        }
    }

    /**
     * A cell of the matrix ended.
     *
     * @param phase which matrix it belongs to, such as {@code before} or {@code after}
     */
    record CellFinished(String phase, MatrixJson.Cell cell, List<TestFailed> failures) implements Event {

        public CellFinished(String phase, CellResult result) {
            this(
                    phase,
                    MatrixJson.Cell.of(result),
                    result.failures().stream().map(TestFailed::of).toList());
        }
    }

    /** One failure inside a cell, without its stack, which is in the log. */
    record TestFailed(String test, String type, String message) {

        static TestFailed of(FailureRecord failure) {
            return new TestFailed(failure.test().value(), failure.type(), failure.headline());
        }
    }

    record FindingSeen(String kind, String sentence) implements Event {

        public FindingSeen(Finding finding) {
            this(finding.getClass().getSimpleName(), finding.sentence());
        }
    }

    /** A pattern was applied; {@code paths} are the files it creates or changes. */
    record FixtureMade(String pattern, List<String> paths, String rationale) implements Event {}

    record VerdictReached(String outcome, List<String> reasons) implements Event {

        public VerdictReached(Verdict verdict) {
            this(verdict.outcome().name(), verdict.reasons());
        }
    }

    record Committed(String branch, String commit, String subject) implements Event {}

    /**
     * What is committed was judged by what a plan demands.
     *
     * @param open what is neither shown nor refuted
     */
    record PlanJudged(String outcome, List<String> open) implements Event {}

    /**
     * A model was asked and answered.
     *
     * @param number of the exchange, which is kept under it
     * @param input tokens that were sent, with the {@code cached} ones
     * @param money in USD; empty when the price is not known
     * @param tries how many calls it took
     */
    record ModelAsked(
            int number, String model, long input, long cached, long output, String money, double seconds, int tries)
            implements Event {}

    /** A person is asked. */
    record Asked(String question) implements Event {}

    /** Something odd that the run survived and a person should know. */
    record Warned(String text) implements Event {}

    /**
     * The run did not reach its goal.
     *
     * @param kind whose failure it is: RUNNER, ENVIRONMENT, AGENT or TASK
     */
    record Failed(String kind, String fingerprint, String text) implements Event {}

    /** A run ended and left its task in this status. */
    record RunFinished(String status, double seconds) implements Event {}

    static double seconds(Duration took) {
        return took.toMillis() / 1000.0;
    }
}
