package dev.ralph.verify;

import dev.ralph.model.CellResult;
import dev.ralph.model.MatrixCell;
import dev.ralph.model.TestId;
import dev.ralph.model.Verdict;
import dev.ralph.model.Verdict.Outcome;
import dev.ralph.model.Witness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Judges the repair of one leak. A suite may have other faults, so its cells need not be green: no test may be worse in
 * any of them, and every witness of the leak must be red before, green after and red again without the change.
 */
public final class LeakJudge {

    private final List<Witness> witnesses;
    private final Map<MatrixCell, CellResult> before = new HashMap<>();
    private final List<CellResult> after;
    private final List<CellResult> power;

    private LeakJudge(
            List<Witness> witnesses, List<CellResult> before, List<CellResult> after, List<CellResult> power) {
        this.witnesses = witnesses;
        before.forEach(result -> this.before.put(result.cell(), result));
        this.after = after;
        this.power = power;
    }

    /**
     * Returns the verdict.
     *
     * @param before the cells of the witnesses and some of the whole suite, without the change
     * @param after the same cells with the change
     * @param power the witnesses with the change taken away: its fixtures switched off, or all of it
     */
    public static Verdict judge(
            List<Witness> witnesses, List<CellResult> before, List<CellResult> after, List<CellResult> power) {
        return new LeakJudge(witnesses, before, after, power).verdict();
    }

    private Verdict verdict() {
        List<String> doubts = doubts();
        if (!doubts.isEmpty()) {
            return new Verdict(Outcome.INCONCLUSIVE, doubts);
        }
        List<String> lost = eachCell(Judge::lost);
        if (!lost.isEmpty()) {
            return new Verdict(Outcome.TESTS_LOST, lost);
        }
        List<String> worse = eachCell(Judge::regressed);
        if (!worse.isEmpty()) {
            return new Verdict(Outcome.REGRESSED, worse);
        }
        List<String> failing = new ArrayList<>();
        witnesses.stream()
                .filter(witness -> !isGreen(witness, after))
                .forEach(witness ->
                        failing.add("%s still fails in the order %s".formatted(witness.victim(), witness.order())));
        after.forEach(result -> failing.addAll(failingAlike(result)));
        return failing.isEmpty() ? withoutChange() : new Verdict(Outcome.NOT_FIXED, failing);
    }

    /** The victims that fail in a cell of the whole suite as the leak made them fail: some of it is still there. */
    private List<String> failingAlike(CellResult now) {
        return now.failures().stream()
                .filter(failure -> witnesses.stream()
                        .filter(witness -> witness.victim()
                                .declared()
                                .equals(failure.test().declared()))
                        .flatMap(witness -> before.values().stream().filter(witness::isSeenIn))
                        .flatMap(then -> then.failures().stream())
                        .anyMatch(leaked -> leaked.test().equals(failure.test())
                                && leaked.type().equals(failure.type())
                                && leaked.headline().equals(failure.headline())))
                .filter(failure -> witnesses.stream().noneMatch(witness -> witness.isSeenIn(now)))
                .map(failure -> "%s still fails in the same way in %s".formatted(failure.test(), now.cell()))
                .toList();
    }

    private List<String> doubts() {
        List<String> doubts = new ArrayList<>();
        Judge.notRun("before", List.copyOf(before.values()), doubts);
        Judge.notRun("after", after, doubts);
        if (witnesses.isEmpty()) {
            doubts.add("nothing shows the leak");
        }
        if (after.stream().map(CellResult::cell).anyMatch(cell -> !before.containsKey(cell))
                || after.size() != before.size()) {
            doubts.add("the cells before and after are not the same");
        }
        witnesses.stream()
                .filter(witness -> !isRed(witness, List.copyOf(before.values())))
                .forEach(witness -> doubts.add(
                        "%s did not fail each time before anything was changed".formatted(witness.victim())));
        return doubts;
    }

    private Verdict withoutChange() {
        List<String> doubts = new ArrayList<>();
        Judge.notRun("with the change taken away", power, doubts);
        witnesses.stream()
                .filter(witness -> !isRed(witness, power))
                .forEach(witness ->
                        doubts.add("%s did not fail again when the change was taken away".formatted(witness.victim())));
        return doubts.isEmpty() ? new Verdict(Outcome.FIXED, List.of()) : new Verdict(Outcome.INCONCLUSIVE, doubts);
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

    /** Whether the victim failed in any cell of its witness. */
    public static boolean isRedOnce(Witness witness, List<CellResult> results) {
        return results.stream().filter(witness::isSeenIn).anyMatch(witness::isRedIn);
    }

    /** Whether the victim failed in every cell of its witness; one that was not run is not red. */
    public static boolean isRed(Witness witness, List<CellResult> results) {
        List<CellResult> own = results.stream().filter(witness::isSeenIn).toList();
        return !own.isEmpty() && own.stream().allMatch(witness::isRedIn);
    }

    /** Whether the victim ran and passed in every cell of its witness. */
    public static boolean isGreen(Witness witness, List<CellResult> results) {
        List<CellResult> own = results.stream().filter(witness::isSeenIn).toList();
        return !own.isEmpty()
                && own.stream()
                        .allMatch(result -> !witness.isRedIn(result)
                                && result.testsRun().stream()
                                        .anyMatch(test -> test.declared()
                                                .equals(witness.victim().declared())));
    }
}
