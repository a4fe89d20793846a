package dev.ralph.verify;

import dev.ralph.model.CellResult;
import dev.ralph.model.FailureRecord;
import dev.ralph.model.MatrixCell;
import dev.ralph.model.Provider;
import dev.ralph.model.TestId;
import dev.ralph.model.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges a change by what the matrix showed before and after it; doubt is never counted as success. */
public final class Judge {

    private final Map<MatrixCell, CellResult> before;
    private final List<CellResult> after;
    private final List<CellResult> power;

    private Judge(List<CellResult> before, List<CellResult> after, List<CellResult> power) {
        this.before = before.stream().collect(Collectors.toMap(CellResult::cell, result -> result));
        this.after = after;
        this.power = power;
    }

    /**
     * Returns the verdict.
     *
     * @param before the matrix without the change
     * @param after the same cells with the change
     * @param power some cells that failed before, run with the change taken away: its fixtures switched off, or all of it
     */
    public static Verdict judge(List<CellResult> before, List<CellResult> after, List<CellResult> power) {
        return new Judge(before, after, power).verdict();
    }

    private Verdict verdict() {
        List<String> doubts = doubts();
        if (!doubts.isEmpty()) {
            return new Verdict(Verdict.Outcome.INCONCLUSIVE, doubts);
        }
        if (before.values().stream().allMatch(result -> result.outcome() == CellResult.Outcome.PASSED)) {
            return new Verdict(
                    Verdict.Outcome.NOT_REPRODUCED, List.of("every cell passed before anything was changed"));
        }
        List<String> lost = eachCell(Judge::lost);
        if (!lost.isEmpty()) {
            return new Verdict(Verdict.Outcome.TESTS_LOST, lost);
        }
        List<String> regressed = eachCell(Judge::regressed);
        if (!regressed.isEmpty()) {
            return new Verdict(Verdict.Outcome.REGRESSED, regressed);
        }
        List<String> failing = after.stream()
                .filter(result -> result.outcome() == CellResult.Outcome.FAILED)
                .map(Judge::stillFailing)
                .toList();
        return failing.isEmpty() ? withoutFixtures() : new Verdict(Verdict.Outcome.NOT_FIXED, failing);
    }

    private List<String> doubts() {
        List<String> doubts = new ArrayList<>();
        notRun("before", before.values().stream().toList(), doubts);
        notRun("after", after, doubts);
        Set<MatrixCell> judged = after.stream().map(CellResult::cell).collect(Collectors.toSet());
        if (!judged.equals(before.keySet())) {
            doubts.add("the cells before and after are not the same");
        }
        if (before.isEmpty()) {
            doubts.add("no cell was run");
        }
        return doubts;
    }

    static void notRun(String when, List<CellResult> results, List<String> doubts) {
        Map<String, Integer> reasons = new TreeMap<>();
        results.stream()
                .filter(result -> result.outcome() == CellResult.Outcome.NOT_RUN)
                .forEach(result -> reasons.merge(result.cell().provider() + ": " + result.reason(), 1, Integer::sum));
        reasons.forEach((reason, cells) -> doubts.add("%d cells %s did not run, %s".formatted(cells, when, reason)));
    }

    private List<String> eachCell(BiFunction<CellResult, CellResult, List<TestId>> rule) {
        List<String> sentences = new ArrayList<>();
        for (CellResult now : after) {
            CellResult then = before.get(now.cell());
            if (then != null) {
                rule.apply(then, now).forEach(test -> sentences.add(test + " in " + now.cell()));
            }
        }
        return sentences;
    }

    static List<TestId> lost(CellResult then, CellResult now) {
        Set<TestId> had = new TreeSet<>(then.testsRun());
        // A test that failed without running, behind a crash or a broken class, must run now.
        had.addAll(then.failedTests());
        Set<TestId> has = now.testsRun();
        Set<TestId> declared = has.stream().map(TestId::declared).collect(Collectors.toSet());
        return had.stream()
                .filter(test -> !has.contains(test) && !(test.equals(test.declared()) && declared.contains(test)))
                .toList();
    }

    /** What a cell shows to be worse than before, one sentence each: lost or failing tests, and not to have run at all. */
    public static List<String> worse(CellResult then, CellResult now) {
        List<String> sentences = new ArrayList<>();
        notRun("before", List.of(then), sentences);
        notRun("after", List.of(now), sentences);
        if (sentences.isEmpty()) {
            lost(then, now)
                    .forEach(test -> sentences.add("%s does not run in %s any more".formatted(test, now.cell())));
            regressed(then, now).forEach(test -> sentences.add("%s fails in %s now".formatted(test, now.cell())));
        }
        return sentences;
    }

    /** The tests that passed in a cell and fail in it now. */
    public static List<TestId> regressed(CellResult then, CellResult now) {
        Set<TestId> worse = new TreeSet<>(now.failedTests());
        worse.removeAll(then.failedTests());
        worse.retainAll(then.testsRun());
        return List.copyOf(worse);
    }

    private static String stillFailing(CellResult result) {
        FailureRecord first = result.failures().get(0);
        return "%s: %d failures, first %s: %s"
                .formatted(result.cell(), result.failures().size(), first.test(), first.headline());
    }

    private Verdict withoutFixtures() {
        List<String> doubts = new ArrayList<>();
        notRun("with the change taken away", power, doubts);
        Set<Provider> failedBefore = before.values().stream()
                .filter(result -> result.outcome() == CellResult.Outcome.FAILED)
                .map(result -> result.cell().provider())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        power.stream()
                .filter(result -> cameBack(before.get(result.cell()), result))
                .forEach(result -> failedBefore.remove(result.cell().provider()));
        failedBefore.forEach(provider ->
                doubts.add("the fault did not come back on %s when the change was taken away".formatted(provider)));
        return doubts.isEmpty()
                ? new Verdict(Verdict.Outcome.FIXED, List.of())
                : new Verdict(Verdict.Outcome.INCONCLUSIVE, doubts);
    }

    /**
     * Whether a test that failed before fails again in the same cell. A test that a crash or a deadline kept from
     * running says nothing.
     */
    public static boolean cameBack(@Nullable CellResult then, CellResult now) {
        return then != null
                && now.failures().stream()
                        .filter(failure -> !failure.type().startsWith("("))
                        .anyMatch(failure -> then.failedTests().contains(failure.test()));
    }
}
