package dev.ralph.matrix;

import dev.ralph.model.CellResult;
import dev.ralph.model.Evidence;
import dev.ralph.model.FailureRecord;
import dev.ralph.model.MatrixCell;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun;
import dev.ralph.provider.ProviderLaunch;
import dev.ralph.runner.WorkerReport;
import dev.ralph.sandbox.Finished;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Turns what the workers of a cell reported, and how its command ended, into the cell's result. */
final class CellReading {

    private final MatrixCell cell;
    private final Finished finished;
    private final List<FailureRecord> failures = new ArrayList<>();
    private final List<TestRun> runs = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    CellReading(MatrixCell cell, Finished finished) {
        this.cell = cell;
        this.finished = finished;
    }

    /** What one worker was asked, what it reported, and the exit code its process left behind. */
    record Worker(List<TestId> asked, WorkerReport report, String exitCode) {}

    /**
     * Returns the result.
     *
     * @param lastOutput the end of the cell's output, for the reason of a cell that did not run
     */
    CellResult read(List<Worker> workers, String lastOutput) {
        Optional<Evidence> evidence = Optional.of(finished.evidence());
        if (finished.ending() == Finished.Ending.EXITED && finished.evidence().exitCode() != 0) {
            return CellResult.notRun(cell, reasonOf(finished.evidence().exitCode(), lastOutput), evidence);
        }
        if (workers.stream().allMatch(worker -> worker.report().runs().isEmpty())) {
            String doubts = workers.stream()
                    .flatMap(worker -> worker.report().doubts().stream())
                    .distinct()
                    .collect(Collectors.joining(" "));
            return CellResult.notRun(cell, doubts.isEmpty() ? nothingRan(lastOutput) : doubts, evidence);
        }
        workers.forEach(this::readWorker);
        if (!broken.isEmpty()) {
            return CellResult.notRun(cell, String.join("; ", broken), evidence);
        }
        if (runs.stream().allMatch(run -> run.outcome() == TestRun.Outcome.SKIPPED) && failures.isEmpty()) {
            return CellResult.notRun(cell, "every test was skipped", evidence);
        }
        CellResult.Outcome outcome = failures.isEmpty() ? CellResult.Outcome.PASSED : CellResult.Outcome.FAILED;
        return new CellResult(cell, outcome, runs, failures, "", evidence);
    }

    private String nothingRan(String lastOutput) {
        String ending = finished.ending() == Finished.Ending.EXITED
                ? "no worker started a test"
                : "the cell was killed (%s) before any test started".formatted(finished.ending());
        return lastOutput.isBlank() ? ending : ending + ": " + lastOutput.strip();
    }

    private static String reasonOf(int exitCode, String lastOutput) {
        String said = lastOutput.isBlank() ? "it printed nothing" : lastOutput.strip();
        return exitCode == ProviderLaunch.PROVIDER_FAILED
                ? "the provider did not start: " + said
                : "the cell ended with exit code %d: %s".formatted(exitCode, said);
    }

    private void readWorker(Worker worker) {
        WorkerReport report = worker.report();
        runs.addAll(report.runs());
        failures.addAll(report.failures());
        broken.addAll(report.doubts());
        List<TestId> missing = missing(worker.asked(), report.runs());
        List<TestId> unfinished = report.runs().stream()
                .filter(run -> run.outcome() == TestRun.Outcome.UNFINISHED)
                .map(TestRun::test)
                .toList();
        for (TestId test : unfinished) {
            failures.add(new FailureRecord(test, "(unfinished)", howItEnded(worker, missing.size()), ""));
        }
        if (!unfinished.isEmpty()) {
            return;
        }
        if (!missing.isEmpty()) {
            readUnexplained(worker, missing);
        } else if (!report.ended() && !report.runs().isEmpty()) {
            // What comes behind the last test, such as the end of its class, never came to its end.
            TestId last = report.runs().get(report.runs().size() - 1).test();
            failures.add(new FailureRecord(last, "(unfinished)", "after its last test: " + howItEnded(worker, 0), ""));
        }
    }

    private void readUnexplained(Worker worker, List<TestId> missing) {
        if (finished.ending() == Finished.Ending.EXITED && !worker.report().ended()) {
            broken.add("a worker ended with exit code %s before it reported %d of its tests (first: %s)"
                    .formatted(worker.exitCode(), missing.size(), missing.get(0)));
        } else {
            String why = worker.report().ended() ? "was asked for and never ran" : howItEnded(worker, 0);
            missing.forEach(test -> failures.add(new FailureRecord(test, "(not run)", why, "")));
        }
    }

    private String howItEnded(Worker worker, int notStarted) {
        String ending = switch (finished.ending()) {
            case TIMED_OUT ->
                "did not finish before the cell's deadline (%d s) and was killed"
                        .formatted(finished.evidence().took().toSeconds());
            case TOO_MUCH_OUTPUT -> "the cell was killed because it wrote too much output";
            case INTERRUPTED -> "the cell was interrupted";
            case EXITED ->
                "its process ended with exit code %s while it ran (System.exit, a crash or a kill)"
                        .formatted(worker.exitCode());
        };
        return notStarted == 0 ? ending : ending + "; %d tests behind it did not run".formatted(notStarted);
    }

    private static List<TestId> missing(List<TestId> asked, List<TestRun> runs) {
        Set<TestId> seen =
                runs.stream().map(run -> run.test().declared()).collect(Collectors.toCollection(TreeSet::new));
        return asked.stream().filter(test -> !seen.contains(test)).toList();
    }
}
